package com.togahub.engine.cxml.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which fields the Extrinsics of an identity's orders go to: the member {@code extrinsics} of its mapping. All of them are
 * kept with the order beside that.
 *
 * <pre>{@code
 * {"order": {"Requester Email": "requesterEmail"},  // name of the Extrinsic, and field of sales orders
 *  "line":  {"Cost Center": "costCentre"}}          // the same for lines
 * }</pre>
 *
 * @param order fields of sales orders, by the name of the Extrinsic
 * @param line fields of their lines, by the name of the Extrinsic
 */
public record ExtrinsicRules(Map<String, String> order, Map<String, String> line) {
    private static final Set<String> MEMBERS = Set.of("order", "line");

    public ExtrinsicRules {
        order = Map.copyOf(order);
        line = Map.copyOf(line);
    }

    static ExtrinsicRules of(JsonNode json) {
        Members.require(json, MEMBERS);
        return new ExtrinsicRules(fields(json.path("order")), fields(json.path("line")));
    }

    private static Map<String, String> fields(JsonNode json) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            if (!each.getValue().isTextual() || each.getValue().asText().isBlank()) {
                throw new IllegalArgumentException("the field for the Extrinsic " + each.getKey() + " must be a name");
            }
            fields.put(each.getKey(), each.getValue().asText());
        }
        return fields;
    }

    /**
     * Sets the fields of a body that its Extrinsics go to, over what it says already.
     *
     * @param fields by the name of the Extrinsic
     * @param kept as {@link com.togahub.engine.cxml.kept.Kept} keeps them; of several of one name the first counts
     */
    public static void apply(Map<String, String> fields, JsonNode kept, ObjectNode body) {
        fields.forEach((name, field) -> {
            JsonNode values = kept.path("values").path(name);
            JsonNode value = values.isArray() ? values.path(0) : values;
            if (!value.isMissingNode() && !value.asText().isBlank()) {
                body.put(field, value.asText());
            }
        });
    }
}
