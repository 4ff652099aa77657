package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.document.RecordWriter;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Arguments;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.Options;
import com.togahub.engine.request.Shape;
import com.togahub.engine.store.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Places in lists as texts for the caller. A place holds what the order compares, the primary key among it, which must not
 * leave the server: so it is sealed. It is good for the same list, asked by the same identity, only.
 */
final class Cursor {
    private static final int FINGERPRINT = 12;

    private final Cursors seals;
    private final RequestContext context;
    private final String path;
    private final Options options;

    /** For one request. */
    Cursor(Cursors seals, RequestContext context, String path, Options options) {
        this.seals = seals;
        this.context = context;
        this.path = path;
        this.options = options;
    }

    /** The text for a place. */
    String write(List<Optional<String>> place) {
        ArrayNode values = Json.mapper().createArrayNode();
        values.add(fingerprint());
        place.forEach(value -> values.add(value.orElse(null)));
        return seals.seal(values.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The place of a text; EV-1 where it is not one of ours for this list. */
    List<Optional<String>> read(String text) {
        JsonNode values =
                seals.open(text).map(bytes -> Json.parse(bytes, "after")).orElseThrow(Cursor::foreign);
        if (!values.isArray() || values.isEmpty() || !values.get(0).asText().equals(fingerprint())) {
            throw foreign();
        }
        List<Optional<String>> place = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            place.add(
                    values.get(i).isNull()
                            ? Optional.empty()
                            : Optional.of(values.get(i).textValue()));
        }
        return place;
    }

    private static ProblemException foreign() {
        return new ProblemException(
                Problem.of(Code.EV_1, "That is no cursor of this list.").at("after"));
    }

    /** A value of a row as the text that a filter would have for it. */
    static Optional<String> text(ColumnType type, Object value) {
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case DECIMAL -> ((BigDecimal) value).toPlainString();
                    case INSTANT -> RecordWriter.format((Instant) value);
                    case INTEGER, TEXT, BOOLEAN, DATE, JSON -> value.toString();
                });
    }

    /** Names the list; made when it is needed, as most requests have no cursor and leave none. */
    private String fingerprint() {
        String whole = String.join(
                "\n",
                context.tenant().uuid().orElse(""),
                context.caller().identity(),
                path,
                Shape.of(options).toString(),
                Arguments.of(options).texts().toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
