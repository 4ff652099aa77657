package com.togahub.engine.fulfilment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.request.Segment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How a record leads to the one that it is a part of, at whatever depth.
 *
 * @param member its reference to its parent
 * @param route of the parent
 * @param path from the record to the whole
 * @param pathOfParent from the parent to the whole
 */
record Above(String member, String route, String path, String pathOfParent) {
    Above {
        requireNonNull(member, "member");
        requireNonNull(route, "route");
        requireNonNull(path, "path");
        requireNonNull(pathOfParent, "pathOfParent");
    }

    /** Of a record whose parent is the whole. */
    static Above direct(String member, String route) {
        return new Above(member, route, member, "uuid");
    }

    /** That of a change's record. */
    static Above of(Change change, Map<String, Above> known, String handler) {
        return Optional.ofNullable(known.get(change.record()))
                .orElseThrow(() -> new IllegalStateException(handler + " is no handler for " + change.record()));
    }

    /**
     * Before a write: the wholes that it changes, those of the record as it is and those that it goes to, in one order for
     * all who lock them. What a body names wrongly is left to the write itself, which refuses it.
     */
    Set<String> find(Change change, Requests requests) {
        Set<String> found = new TreeSet<>();
        change.uuid()
                .ifPresent(uuid -> found.addAll(
                        wholes(requests, "/" + change.request().target().route(), "uuid==" + uuid, path)));
        Set<String> conditions = new TreeSet<>();
        List<Segment> segments = change.request().route();
        if (segments.size() > 1) {
            segments.get(segments.size() - 2).uuid().flatMap(Above::uuid).ifPresent(conditions::add);
        }
        for (ObjectNode body : change.payloads()) {
            condition(body.path(member)).ifPresent(conditions::add);
        }
        for (String condition : conditions) {
            found.addAll(wholes(requests, route, condition, pathOfParent));
        }
        return found;
    }

    private static List<String> wholes(Requests requests, String route, String condition, String path) {
        return Shipments.rows(requests, route, condition, path).stream()
                .map(row -> at(row, path))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> at(JsonNode row, String path) {
        JsonNode node = row;
        for (String part : path.split("\\.", -1)) {
            node = node.path(part);
        }
        JsonNode uuid = node.isObject() ? node.path("uuid") : node;
        return Optional.of(uuid).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** A reference of a body as a filter; empty for what is none, which the write itself will refuse. */
    private static Optional<String> condition(JsonNode reference) {
        if (reference.isTextual()) {
            return uuid(reference.asText());
        }
        if (reference.isObject() && reference.size() == 1) {
            Map.Entry<String, JsonNode> only = reference.properties().iterator().next();
            return only.getKey().equals("uuid")
                    ? condition(only.getValue())
                    : Optional.of(only)
                            .filter(each -> each.getKey().equals("number")
                                    && each.getValue().isTextual())
                            // a star would stand for any text
                            .filter(each -> !each.getValue().asText().contains("*"))
                            .map(each -> "number==" + quoted(each.getValue().asText()));
        }
        return Optional.empty();
    }

    private static Optional<String> uuid(String text) {
        try {
            return Optional.of("uuid==" + UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
