package com.togahub.engine.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.io.IOException;
import java.util.List;

/** Reads JSON texts of callers: strictly, and within bounds on depth, numbers, names and strings. */
public final class Json {
    /** How deep objects and arrays may nest. */
    public static final int MAXIMUM_DEPTH = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAXIMUM_DEPTH)
                            .maxNumberLength(100)
                            .maxStringLength(10 * 1024 * 1024)
                            .maxNameLength(256)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The mapper itself, for building and writing trees. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * A tree of its own, as it would be read from the text of this one: numbers with a fraction are decimals. Values are
     * shared, since they do not change.
     */
    public static JsonNode copied(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = MAPPER.createObjectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), copied(member.getValue())));
            return copy;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = MAPPER.getNodeFactory().arrayNode(array.size());
            array.forEach(element -> copy.add(copied(element)));
            return copy;
        }
        if (tree.isFloatingPointNumber()) {
            return MAPPER.getNodeFactory().numberNode(tree.decimalValue());
        }
        return tree.isBinary() || tree.isPojo() ? MAPPER.getNodeFactory().textNode(tree.asText()) : tree;
    }

    /** Reads one JSON value; anything wrong is EV-1 at {@code where}. */
    public static JsonNode parse(byte[] text, String where) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new ProblemException(
                        Problem.of(Code.EV_1, "A JSON value is required.").at(where));
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new ProblemException(List.of(Problem.of(Code.EV_1, reason(e)).at(where)), e);
        } catch (IOException e) {
            throw new ProblemException(
                    List.of(Problem.of(Code.EV_1, "The JSON text is not readable.")
                            .at(where)),
                    e);
        }
    }

    // Jackson's own words name its classes and repeat the text; the place is what helps
    private static String reason(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return "The JSON text is malformed, has a member twice, or exceeds a limit" + place + ".";
    }
}
