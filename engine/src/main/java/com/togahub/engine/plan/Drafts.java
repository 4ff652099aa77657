package com.togahub.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bodies as drafts. All errors of a body are found in one go, those of grants first. */
final class Drafts {
    /** Records of one body, nested ones included. */
    private static final int MAXIMUM_RECORDS = 20_000;

    /** What is said of one body; whoever sends more errors than that will not read them. */
    private static final int MAXIMUM_PROBLEMS = 1_000;

    private static final int FORBIDDEN = 403;
    private static final String UUID = "uuid";

    private final Access access;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();
    private int records;

    Drafts(Access access) {
        this.access = access;
    }

    /**
     * The drafts of the objects of a body.
     *
     * @param parent the reference that the route itself sets
     * @param several whether the body is an array, whose indexes stand in paths
     * @throws ProblemException when something is not granted, with everything else that is wrong behind that
     */
    List<Draft> of(
            RecordType record, Optional<Field> parent, Operation operation, List<ObjectNode> bodies, boolean several) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            String path = several ? "[" + i + "]" : "";
            drafts.add(draft(record, path, Optional.empty(), parent, operation, bodies.get(i)));
        }
        if (problems.stream().anyMatch(Drafts::isRefusal)) {
            throw new ProblemException(sorted());
        }
        return drafts;
    }

    /** What is wrong with the bodies, as far as that is known without the database. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private static boolean isRefusal(Problem problem) {
        return problem.code().status() == FORBIDDEN;
    }

    private List<Problem> sorted() {
        List<Problem> refusalsFirst = new ArrayList<>(problems);
        refusalsFirst.sort(Comparator.comparing(problem -> isRefusal(problem) ? 0 : 1));
        return refusalsFirst;
    }

    private Draft draft(
            RecordType record,
            String path,
            Optional<String> existing,
            Optional<Field> parent,
            Operation operation,
            JsonNode body) {
        if (++records > MAXIMUM_RECORDS) {
            throw new ProblemException(Code.EV_10, "A body holds at most " + MAXIMUM_RECORDS + " records.");
        }
        Building building = new Building(record, path, operation, parent);
        body.properties().forEach(member -> building.member(member.getKey(), member.getValue()));
        if (operation == Operation.CREATE) {
            building.complete();
        }
        return new Draft(
                record, path, existing, building.values, building.lookups, building.children, building.checks());
    }

    /** One record of the body while its members are looked at. */
    private final class Building {
        private final RecordType record;
        private final String path;
        private final Operation operation;
        private final Optional<Field> parent;
        private final Map<Field, Optional<Object>> values = new LinkedHashMap<>();
        private final List<Draft.Lookup> lookups = new ArrayList<>();
        private final Map<ChildRelation, List<Draft>> children = new LinkedHashMap<>();
        private final Set<Field> given = new LinkedHashSet<>();

        Building(RecordType record, String path, Operation operation, Optional<Field> parent) {
            this.record = record;
            this.path = path;
            this.operation = operation;
            this.parent = parent;
        }

        private String at(String member) {
            return path.isEmpty() ? member : path + "." + member;
        }

        private void refuse(Code code, String text, String member) {
            problems.add(Problem.of(code, text).at(at(member)));
            if (problems.size() >= MAXIMUM_PROBLEMS) {
                throw new ProblemException(sorted());
            }
        }

        void member(String name, JsonNode value) {
            ChildRelation relation = record.children().get(name);
            if (relation != null) {
                nested(relation, name, value);
                return;
            }
            Optional<Field> field = record.field(name);
            if (field.isEmpty()) {
                refuse(Code.EV_3, "There is no field '" + brief(name) + "' in " + record.name() + ".", brief(name));
            } else if (name.equals(UUID) && operation == Operation.UPDATE) {
                // names the record; whoever located it has compared it
                given.add(field.get());
            } else if (!access.mayWrite(record, field.get(), operation)) {
                refuse(Code.EZ_2, Code.EZ_2.text(), name);
            } else if (field.get().isReadOnly()) {
                refuse(Code.EV_7, "Field '" + name + "' is read-only.", name);
            } else if (parent.filter(field.get()::equals).isPresent()) {
                refuse(Code.EV_7, "Field '" + name + "' is set by the place of the record.", name);
            } else {
                given.add(field.get());
                value(field.get(), value);
            }
        }

        private void value(Field field, JsonNode value) {
            if (value.isNull()) {
                // a new record without a number is given one; it keeps it
                boolean isKept = record.isNumbered(field) && operation == Operation.UPDATE;
                if (field.isRequired() || isKept) {
                    refuse(Code.EV_6, "Field '" + field.name() + "' is required.", field.name());
                }
                values.put(field, Optional.empty());
            } else if (field.type() == FieldType.REFERENCE) {
                lookup(field, value);
            } else {
                Values.Parsed parsed = Values.ofJson(field, value);
                if (parsed.value().isEmpty()) {
                    refuse(Code.EV_7, "Field '" + field.name() + "' " + parsed.fault(), field.name());
                }
                values.put(field, parsed.value());
            }
        }

        private void lookup(Field field, JsonNode value) {
            RecordType target = access.catalog().record(field.reference().getAsLong());
            JsonNode keyed = value;
            String name = UUID;
            if (value.isObject()) {
                name = value.has(UUID) || value.size() != 1
                        ? UUID
                        : value.fieldNames().next();
                keyed = value.path(name);
            }
            Optional<Field> key = target.field(name)
                    .filter(each -> each.isUnique() || each.equals(target.uuid()))
                    .filter(each -> each.type() != FieldType.REFERENCE);
            if (key.isEmpty() || !(name.equals(UUID) || access.mayRead(target, key.get()))) {
                refuse(Code.EV_7, "Refer by uuid or by one unique field of " + target.name() + ".", field.name());
                return;
            }
            Values.Parsed parsed = Values.ofJson(key.get(), keyed);
            if (parsed.value().isEmpty()) {
                refuse(Code.EV_7, "The reference's " + name + " " + parsed.fault(), field.name());
                return;
            }
            lookups.add(
                    new Draft.Lookup(field, target, key.get(), parsed.value().get(), at(field.name())));
        }

        private void nested(ChildRelation relation, String name, JsonNode value) {
            RecordType child = access.catalog().record(relation.childRecord());
            if (!value.isArray()) {
                refuse(Code.EV_7, "'" + name + "' must be an array of objects.", name);
                return;
            }
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                nested(relation, child, name + "[" + i + "]", value.get(i)).ifPresent(drafts::add);
            }
            children.put(relation, drafts);
        }

        private Optional<Draft> nested(ChildRelation relation, RecordType child, String name, JsonNode value) {
            if (!value.isObject()) {
                refuse(Code.EV_7, "'" + name + "' must be an object.", name);
                return Optional.empty();
            }
            Optional<String> existing = Optional.ofNullable(value.get(UUID))
                    .map(uuid -> uuid.asText().toLowerCase(Locale.ROOT));
            if (existing.isPresent() && (operation == Operation.CREATE || !Values.isUuid(existing.get()))) {
                refuse(Code.EV_7, "A new record has no uuid yet; a nested one is changed by its own.", name);
                return Optional.empty();
            }
            if (existing.isPresent() && !changed.add(child.name() + " " + existing.get())) {
                refuse(Code.EV_7, "The body changes this record twice.", name);
                return Optional.empty();
            }
            Operation nested = existing.isPresent() ? Operation.UPDATE : Operation.CREATE;
            if (!access.may(child, nested)) {
                refuse(Code.EZ_1, Code.EZ_1.text(), name);
                return Optional.empty();
            }
            return Optional.of(draft(child, at(name), existing, Optional.of(relation.childField()), nested, value));
        }

        /** What a new record needs beyond what was said. */
        void complete() {
            for (Field field : record.fields().values()) {
                if (given.contains(field) || parent.filter(field::equals).isPresent()) {
                    continue;
                }
                boolean numbered = record.isNumbered(field);
                if (field.defaultValue().isPresent() && field.type() != FieldType.REFERENCE) {
                    values.put(
                            field,
                            Values.ofText(field.type(), field.defaultValue().get()));
                } else if (field.isRequired() && !numbered && !field.isReadOnly()) {
                    refuse(Code.EV_6, "Field '" + field.name() + "' is required.", field.name());
                }
            }
        }

        List<Locate.Check> checks() {
            List<Locate.Check> checks = new ArrayList<>();
            for (Field field : given) {
                access.writeRule(record, field, operation)
                        .ifPresent(rule -> checks.add(new Locate.Check(
                                field,
                                new Condition.Holds(Optional.empty(), rule),
                                Problem.of(Code.EZ_2).at(at(field.name())))));
            }
            return checks;
        }
    }

    private static String brief(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
