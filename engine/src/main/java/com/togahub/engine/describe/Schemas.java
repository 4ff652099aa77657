package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import java.util.Optional;

/** The schemas of a record: as it is shown, created and updated, and the envelopes around it. */
final class Schemas {
    private final View view;
    private final ObjectNode schemas;

    Schemas(View view, ObjectNode schemas) {
        this.view = view;
        this.schemas = schemas;
    }

    void add(RecordType record) {
        if (view.may(record, Operation.READ)) {
            shown(record);
            envelope(record.name() + ".list", record.name(), true, record.name());
            envelope(record.name() + ".one", record.name(), false, record.name());
        } else if (view.may(record, Operation.UPDATE)) {
            envelope(record.name() + ".one", record.name(), false, Refs.NAMED);
        }
        if (view.may(record, Operation.CREATE)) {
            written(record, Operation.CREATE);
            created(record);
        }
        if (view.may(record, Operation.UPDATE)) {
            written(record, Operation.UPDATE);
        }
    }

    private void shown(RecordType record) {
        ObjectNode schema = schemas.putObject(record.name()).put("type", "object");
        ObjectNode members = schema.putObject("properties");
        for (Field field : view.fields(record)) {
            if (view.mayRead(record, field)) {
                value(members.putObject(field.name()), field, true);
            }
        }
        for (ChildRelation relation : view.children(record)) {
            if (!view.isOpen(relation)) {
                continue;
            }
            RecordType child = view.child(relation);
            String items = view.may(child, Operation.READ) ? child.name() : Refs.NAMED;
            members.putObject(relation.name()).put("type", "array").set("items", Refs.schema(items));
        }
    }

    private void written(RecordType record, Operation operation) {
        boolean isNew = operation == Operation.CREATE;
        ObjectNode schema = schemas.putObject(record.name() + (isNew ? ".create" : ".update"))
                .put("type", "object");
        schema.put("additionalProperties", false);
        ArrayNode required = schema.arrayNode();
        ObjectNode members = schema.putObject("properties");
        if (!isNew) {
            members.putObject("uuid").put("type", "string").put("format", "uuid");
        }
        for (Field field : view.fields(record)) {
            if (view.mayWrite(record, field, operation)) {
                value(members.putObject(field.name()), field, false);
                if (isNew && view.mustWrite(record, field)) {
                    required.add(field.name());
                }
            }
        }
        for (ChildRelation relation : view.children(record)) {
            nested(relation, isNew).ifPresent(items -> members.putObject(relation.name())
                    .put("type", "array")
                    .set("items", items));
        }
        // a nested record's parent is where it stands: what is required of the record alone cannot be required there
        if (!required.isEmpty() && !isNested(record)) {
            schema.set("required", required);
        }
    }

    private boolean isNested(RecordType record) {
        return view.records().stream().anyMatch(other -> other.children().values().stream()
                .anyMatch(relation -> relation.childRecord() == record.id()
                        && relation.childField().isRequired()));
    }

    private Optional<ObjectNode> nested(ChildRelation relation, boolean isNew) {
        RecordType child = view.child(relation);
        boolean mayCreate = view.may(child, Operation.CREATE);
        boolean mayUpdate = !isNew && view.may(child, Operation.UPDATE);
        if (mayCreate && mayUpdate) {
            ObjectNode choice = schemas.objectNode();
            choice.putArray("anyOf")
                    .add(Refs.schema(child.name() + ".create"))
                    .add(Refs.schema(child.name() + ".update"));
            return Optional.of(choice);
        }
        if (mayCreate || mayUpdate) {
            return Optional.of(Refs.schema(child.name() + (mayCreate ? ".create" : ".update")));
        }
        return Optional.empty();
    }

    private void created(RecordType record) {
        String shown = view.may(record, Operation.READ) ? record.name() : Refs.NAMED;
        ObjectNode member = data(record.name() + ".created", record.name());
        ArrayNode choices = member.putArray("oneOf");
        choices.add(Refs.schema(shown));
        choices.addObject().put("type", "array").set("items", Refs.schema(shown));
    }

    private void envelope(String schema, String member, boolean isList, String shown) {
        ObjectNode data = data(schema, member);
        if (isList) {
            data.put("type", "array").set("items", Refs.schema(shown));
        } else {
            data.setAll(Refs.schema(shown));
        }
    }

    private ObjectNode data(String schema, String member) {
        ArrayNode parts = schemas.putObject(schema).putArray("allOf");
        parts.add(Refs.schema(Refs.ENVELOPE));
        return parts.addObject()
                .putObject("properties")
                .putObject("data")
                .putObject("properties")
                .putObject(member);
    }

    private void value(ObjectNode schema, Field field, boolean isShown) {
        if (field.type() == FieldType.REFERENCE) {
            reference(schema, field, isShown);
            return;
        }
        boolean mayBeNull = isShown || !field.isRequired();
        switch (field.type()) {
            case STRING, TEXT -> typed(schema, "string", mayBeNull);
            case UUID -> typed(schema, "string", mayBeNull).put("format", "uuid");
            case DATE -> typed(schema, "string", mayBeNull).put("format", "date");
            case DATETIME -> typed(schema, "string", mayBeNull).put("format", "date-time");
            case INTEGER -> typed(schema, "integer", mayBeNull).put("format", "int64");
            case DECIMAL, CALCULATED -> typed(schema, "number", mayBeNull);
            case BOOLEAN -> typed(schema, "boolean", mayBeNull);
            case JSON -> schema.put("description", "Any JSON value.");
            default -> throw new IllegalStateException("no schema for " + field.type());
        }
        if (isShown) {
            return;
        }
        if (field.type() == FieldType.STRING || field.type() == FieldType.TEXT) {
            field.maxLength().ifPresent(length -> schema.put("maxLength", length));
        }
        Defaults.of(field).ifPresent(value -> schema.set("default", value));
    }

    private static ObjectNode typed(ObjectNode schema, String type, boolean mayBeNull) {
        if (mayBeNull) {
            Envelopes.nullable(schema, type);
        } else {
            schema.put("type", type);
        }
        return schema;
    }

    private void reference(ObjectNode schema, Field field, boolean isShown) {
        if (!isShown) {
            schema.setAll(Refs.schema(Refs.REFERENCE));
            return;
        }
        ArrayNode choices = schema.putArray("anyOf");
        choices.add(Refs.schema(view.target(field).map(RecordType::name).orElse(Refs.NAMED)));
        choices.addObject().put("type", "null");
    }
}
