package com.togahub.engine.metadata;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.store.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A record: a table, its fields and its children, as the API knows them. */
public final class RecordType {
    /** Name of the field whose number format applies. */
    public static final String NUMBER = "number";

    private final long id;
    private final String name;
    private final String route;
    private final Place place;
    private final String table;
    private final ChildPolicy childPolicy;
    private final Optional<NumberFormat> numberFormat;
    private final Optional<String> model;
    private final Map<String, Field> fields;
    private final Map<String, ChildRelation> children;

    /** A record; its {@code uuid} field must be among the fields. */
    public RecordType(
            long id,
            String name,
            String route,
            Place place,
            String table,
            ChildPolicy childPolicy,
            Optional<NumberFormat> numberFormat,
            Optional<String> model,
            List<Field> fields,
            List<ChildRelation> children) {
        this.id = id;
        this.name = requireNonNull(name, "name");
        this.route = requireNonNull(route, "route");
        this.place = requireNonNull(place, "place");
        this.table = requireNonNull(table, "table");
        this.childPolicy = requireNonNull(childPolicy, "childPolicy");
        this.numberFormat = requireNonNull(numberFormat, "numberFormat");
        this.model = requireNonNull(model, "model");
        this.fields = Index.by(Field::name, fields);
        this.children = Index.by(ChildRelation::name, children);
        if (!this.fields.containsKey("uuid")) {
            throw new IllegalArgumentException("record " + name + " has no field uuid");
        }
    }

    /** Key of its metadata row. */
    public long id() {
        return id;
    }

    /** camelCase plural, the member of {@code data}. */
    public String name() {
        return name;
    }

    /** kebab-case plural, the part of a path. */
    public String route() {
        return route;
    }

    /** Which database holds its table. */
    public Place place() {
        return place;
    }

    /** Name of its table. */
    public String table() {
        return table;
    }

    /** What becomes of its children when it is deleted. */
    public ChildPolicy childPolicy() {
        return childPolicy;
    }

    /** How its number is made, if it has one. */
    public Optional<NumberFormat> numberFormat() {
        return numberFormat;
    }

    /** Name of the code that models it; empty: the generic model. */
    public Optional<String> model() {
        return model;
    }

    /** Whether a field is the number that every record of this kind is given. */
    public boolean isNumbered(Field field) {
        return numberFormat.isPresent() && field.name().equals(NUMBER);
    }

    /** Its fields by name, in order. */
    public Map<String, Field> fields() {
        return fields;
    }

    /** A field by name. */
    public Optional<Field> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The field that names a record to the outside. */
    public Field uuid() {
        return fields.get("uuid");
    }

    /** Its to-many relations by name, in order. */
    public Map<String, ChildRelation> children() {
        return children;
    }

    /** The same record without some of its fields. */
    RecordType without(Predicate<Field> unwanted) {
        List<Field> kept = fields.values().stream().filter(unwanted.negate()).toList();
        return kept.size() == fields.size()
                ? this
                : new RecordType(
                        id,
                        name,
                        route,
                        place,
                        table,
                        childPolicy,
                        numberFormat,
                        model,
                        kept,
                        List.copyOf(children.values()));
    }

    @Override
    public String toString() {
        return name;
    }
}
