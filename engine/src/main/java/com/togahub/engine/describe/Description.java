package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.metadata.ScriptedRoute;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.util.Locale;
import java.util.Set;

/** The API's description of itself, as {@code GET /v2/describe} shows it. */
public final class Description {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final View view;

    /** Describes what a view shows. */
    public Description(View view) {
        this.view = view;
    }

    /** Everything the caller may use. */
    public ObjectNode all() {
        ObjectNode all = NODES.objectNode();
        ArrayNode records = all.putArray("records");
        view.records().forEach(record -> records.add(record(record)));
        ArrayNode scripted = all.putArray("scriptedApis");
        for (ScriptedRoute route : view.scriptedRoutes()) {
            scripted.addObject().put("method", route.method()).put("path", "/v2/" + route.route());
        }
        all.set("options", options());
        return all;
    }

    /**
     * One record.
     *
     * @throws ProblemException EV-2 for a route that there is not, and for one on which nothing is granted: they are not told
     *     apart
     */
    public ObjectNode of(String route) {
        return record(view.record(route).orElseThrow(() -> new ProblemException(Code.EV_2)));
    }

    private ObjectNode record(RecordType record) {
        ObjectNode described = NODES.objectNode();
        described.put("name", record.name());
        described.put("route", record.route());
        described.put("path", "/v2/" + record.route());
        ArrayNode operations = described.putArray("operations");
        Set<Operation> granted = view.operations(record);
        granted.forEach(operation -> operations.add(operation.name().toLowerCase(Locale.ROOT)));
        ArrayNode methods = described.putArray("methods");
        granted.forEach(operation -> methods.add(method(operation)));
        ArrayNode fields = described.putArray("fields");
        view.fields(record).forEach(field -> fields.add(field(record, field)));
        ArrayNode references = described.putArray("references");
        view.fields(record).forEach(field -> view.target(field)
                .ifPresent(target ->
                        references.addObject().put("name", field.name()).put("route", target.route())));
        ArrayNode children = described.putArray("children");
        for (ChildRelation relation : view.children(record)) {
            RecordType child = view.child(relation);
            children.addObject()
                    .put("name", relation.name())
                    .put("route", child.route())
                    .put("path", "/v2/" + record.route() + "/{uuid}/" + child.route());
        }
        return described;
    }

    private ObjectNode field(RecordType record, Field field) {
        ObjectNode described = NODES.objectNode();
        described.put("name", field.name());
        described.put("type", type(field));
        boolean isWritable = view.mayWrite(record, field);
        described.put("isReadable", view.mayRead(record, field));
        described.put("isWritable", isWritable);
        described.put("isRequired", isWritable && view.mustWrite(record, field));
        described.put("isUnique", field.isUnique());
        described.put("isReadOnly", field.isReadOnly());
        field.maxLength().ifPresent(length -> described.put("maxLength", length));
        field.scale().ifPresent(scale -> described.put("scale", scale));
        if (isWritable) {
            Defaults.of(field).ifPresent(value -> described.set("default", value));
        }
        view.target(field).ifPresent(target -> described.put("reference", target.route()));
        return described;
    }

    private static String type(Field field) {
        return field.type() == FieldType.REFERENCE
                ? "reference"
                : field.type().name().toLowerCase(Locale.ROOT);
    }

    private static String method(Operation operation) {
        return switch (operation) {
            case CREATE -> "POST";
            case READ -> "GET";
            case UPDATE -> "PUT";
            case DELETE -> "DELETE";
        };
    }

    private static ArrayNode options() {
        ArrayNode options = NODES.arrayNode();
        for (Option option : Option.EVERY) {
            ObjectNode described = options.addObject();
            described.put("name", option.name());
            described.put("type", option.type());
            option.standard().ifPresent(value -> described.putPOJO("default", value));
            option.least().ifPresent(value -> described.put("minimum", value));
            option.most().ifPresent(value -> described.put("maximum", value));
            described.put("meaning", option.meaning());
            ArrayNode uses = described.putArray("uses");
            option.uses().stream().sorted().forEach(use -> uses.add(use.name().toLowerCase(Locale.ROOT)));
        }
        return options;
    }
}
