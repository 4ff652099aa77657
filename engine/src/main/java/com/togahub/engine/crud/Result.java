package com.togahub.engine.crud;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.document.Body;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.intercept.Outcome;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.request.Format;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.Method;
import com.togahub.engine.store.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a request yields. Its data is sent as it was written, and built as a tree for business code alone.
 *
 * @param status HTTP status
 * @param messages beside the data
 * @param meta of a list
 * @param shown the object {@code data} and its tag
 * @param uuids names of the records written
 * @param touchedCore whether Core's tables, and so perhaps the metadata, were written
 * @param headers beside those that every answer has
 * @param format of the data; what is no JSON stands alone, without an envelope
 */
record Result(
        int status,
        List<Problem> messages,
        Map<String, Object> meta,
        Shown shown,
        List<String> uuids,
        boolean touchedCore,
        Map<String, String> headers,
        Format format)
        implements Outcome {
    Result {
        messages = List.copyOf(messages);
        requireNonNull(meta, "meta");
        requireNonNull(shown, "shown");
        uuids = List.copyOf(uuids);
        headers = Map.copyOf(headers);
        requireNonNull(format, "format");
    }

    /** What no entity tag belongs to. */
    Result(int status, List<Problem> messages, Map<String, Object> meta, Body data, boolean touchedCore) {
        this(status, messages, meta, Shown.now(data, Optional.empty()), List.of(), touchedCore, Map.of(), Format.JSON);
    }

    /** A model's outcome; one of the generic model stays as it is. */
    static Result of(RecordType record, Method method, Outcome outcome) {
        if (outcome instanceof Result generic) {
            return generic;
        }
        JsonNode value = outcome.value();
        Body data = method == Method.DELETE
                ? Body.EMPTY
                : Envelope.data(json -> {
                    json.writeFieldName(record.name());
                    json.writeTree(value);
                });
        boolean core = method != Method.GET && record.place() == Place.CORE;
        return new Result(
                method == Method.POST ? 201 : 200,
                List.of(),
                Map.of(),
                Shown.now(data, Optional.empty()),
                names(value),
                core,
                Map.of(),
                Format.JSON);
    }

    /** The names of the records that a model answers, as far as it says them. */
    private static List<String> names(JsonNode value) {
        List<JsonNode> records = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).toList()
                : List.of(value);
        return records.stream()
                .map(each -> each.path("uuid"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    /** The same with more messages. */
    Result saying(List<Problem> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Problem> all = new ArrayList<>(messages);
        all.addAll(more);
        return new Result(status, all, meta, shown, uuids, touchedCore, headers, format);
    }

    /** The same with what it took. */
    Result explained(Debugging debugging) {
        Result said = saying(debugging.messages());
        return new Result(
                said.status,
                said.messages,
                said.meta,
                said.shown,
                said.uuids,
                said.touchedCore,
                Map.of("Server-Timing", debugging.header()),
                said.format);
    }

    /** The data as a tree, for callers in the same process; ends the data's use. */
    ObjectNode tree() {
        ObjectNode tree = read();
        discard();
        return tree;
    }

    @Override
    public JsonNode value() {
        ObjectNode tree = read();
        return tree.isEmpty() ? tree : tree.elements().next();
    }

    /** Gives the data up. */
    void discard() {
        shown.discard();
    }

    private ObjectNode read() {
        // a table is for sending; business code sees that there was a list, not its rows
        return format == Format.JSON ? shown.tree() : Json.mapper().createObjectNode();
    }
}
