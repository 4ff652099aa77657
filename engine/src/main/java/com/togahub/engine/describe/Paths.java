package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import java.util.ArrayList;
import java.util.List;

/** The paths of records, and of records below them. */
final class Paths {
    /** A route holds at most so many records. */
    private static final int LEVELS = 6;

    private final View view;
    private final ObjectNode paths;

    Paths(View view, ObjectNode paths) {
        this.view = view;
        this.paths = paths;
    }

    void add(RecordType record) {
        add("/" + record.route(), record, List.of(), true);
    }

    private void add(String path, RecordType record, List<RecordType> above, boolean isOpen) {
        List<RecordType> all = new ArrayList<>(above);
        all.add(record);
        String id = String.join(".", all.stream().map(RecordType::name).toList());
        collection(path, record, above, id, isOpen);
        if (!isOpen) {
            return;
        }
        String single = path + "/{" + (above.isEmpty() ? Refs.UUID : record.name() + "Uuid") + "}";
        single(single, record, all, id);
        // what lies on the way must be readable
        if (all.size() < LEVELS && view.may(record, Operation.READ)) {
            for (ChildRelation relation : view.children(record)) {
                RecordType child = view.child(relation);
                add(single + "/" + child.route(), child, all, view.isOpen(relation));
            }
        }
    }

    private void collection(String path, RecordType record, List<RecordType> above, String id, boolean isOpen) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        if (isOpen && view.may(record, Operation.READ)) {
            ObjectNode list = operation(item, "get", id + ".list", record);
            options(list, Option.Use.LIST);
            answer(list, "200", "A page of the list.", record.name() + ".list", "GET");
            Bodies.csv((ObjectNode) list.at("/responses/200/content"));
        }
        if (view.may(record, Operation.CREATE)) {
            ObjectNode create = operation(item, "post", id + ".create", record);
            options(create, Option.Use.WRITE);
            ObjectNode one = Refs.schema(record.name() + ".create");
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ArrayNode choices = body.putArray("oneOf");
            choices.add(one);
            choices.addObject()
                    .put("type", "array")
                    .put("minItems", 1)
                    .put("maxItems", 1000)
                    .set("items", one.deepCopy());
            Bodies.json(create.putObject("requestBody").put("required", true), body);
            answer(create, "201", "What has been created.", record.name() + ".created", "POST");
        }
        put(path, item, above);
    }

    private void single(String path, RecordType record, List<RecordType> route, String id) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        if (view.may(record, Operation.READ)) {
            ObjectNode get = operation(item, "get", id + ".get", record);
            options(get, Option.Use.ONE).add(Refs.parameter(Refs.IF_NONE_MATCH));
            answer(get, "200", "The record.", record.name() + ".one", "GET");
            ((ObjectNode) get.get("responses")).putObject("304").put("description", "It has not changed.");
        }
        if (view.may(record, Operation.UPDATE)) {
            ObjectNode update = operation(item, "put", id + ".update", record);
            options(update, Option.Use.WRITE).add(Refs.parameter(Refs.IF_MATCH));
            Bodies.json(update.putObject("requestBody").put("required", true), Refs.schema(record.name() + ".update"));
            answer(update, "200", "The record as it is now.", record.name() + ".one", "PUT");
        }
        if (view.may(record, Operation.DELETE)) {
            ObjectNode delete = operation(item, "delete", id + ".delete", record);
            parameters(delete).add(Refs.parameter(Refs.IF_MATCH));
            answer(delete, "200", "It is gone.", Refs.ENVELOPE, "DELETE");
        }
        put(path, item, route);
    }

    private void put(String path, ObjectNode item, List<RecordType> uuids) {
        if (item.isEmpty()) {
            return;
        }
        if (!uuids.isEmpty()) {
            ArrayNode parameters = item.putArray("parameters");
            parameters.add(Refs.parameter(Refs.UUID));
            uuids.stream().skip(1).forEach(record -> parameters
                    .addObject()
                    .put("name", record.name() + "Uuid")
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string")
                    .put("format", "uuid"));
        }
        paths.set(path, item);
    }

    private static ObjectNode operation(ObjectNode item, String method, String id, RecordType record) {
        ObjectNode operation = item.putObject(method);
        operation.put("operationId", id);
        operation.putArray("tags").add(record.name());
        return operation;
    }

    private static ArrayNode parameters(ObjectNode operation) {
        ArrayNode parameters = operation.putArray("parameters");
        return parameters.add(Refs.parameter(Refs.TRANSACTION_ID));
    }

    private static ArrayNode options(ObjectNode operation, Option.Use use) {
        ArrayNode parameters = parameters(operation);
        Option.EVERY.stream()
                .filter(option -> option.uses().contains(use))
                .forEach(option -> parameters.add(Refs.parameter(option.name())));
        return parameters.add(Refs.parameter(Refs.BLOB));
    }

    private static void answer(ObjectNode operation, String status, String text, String schema, String method) {
        ObjectNode responses = operation.putObject("responses");
        Bodies.json(responses.putObject(status).put("description", text), Refs.schema(schema));
        Responses.failures(responses, method);
    }
}
