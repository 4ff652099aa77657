package com.togahub.engine.plan;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is shown of a record and how its relations are loaded, down to a depth. */
final class Selections {
    /** More joins than this go into statements of their own: a server joins at most 61 tables. */
    private static final int MAXIMUM_JOINS = 24;

    /** More statements than this are not sent for one request. */
    private static final int MAXIMUM_FETCHES = 64;

    private static final String OPTION = "fields";

    private final Access access;
    private final Conditions conditions;
    private final int depth;
    private final int serverDepth;
    private final int calcDepth;
    private int fetches = 1;
    private boolean cut;
    private boolean unaffordable;

    /**
     * For one request.
     *
     * @param depth levels to expand, -1 for none
     * @param serverDepth levels at most, also where they are named
     * @param calcDepth levels on which calculated fields are shown that are not named
     */
    Selections(Access access, int depth, int serverDepth, int calcDepth) {
        this.access = access;
        this.conditions = new Conditions(access, OPTION);
        this.depth = depth;
        this.serverDepth = serverDepth;
        this.calcDepth = calcDepth;
    }

    /** Whether a relation was left out for its depth. */
    boolean isCut() {
        return cut;
    }

    /** Whether a relation was left out since the request would need too many statements. */
    boolean isUnaffordable() {
        return unaffordable;
    }

    /** The selection of a scope's own record. */
    Selection root(Scope scope, Wanted wanted) {
        return select(scope, Optional.empty(), wanted, 0, Optional.empty());
    }

    private Selection select(Scope scope, Optional<Join> at, Wanted wanted, int level, Optional<Field> parent) {
        RecordType record = at.map(Join::target).orElse(scope.record());
        boolean isRoot = at.isEmpty() && level == 0;
        Map<String, Selection.Item> items = new LinkedHashMap<>();
        if (wanted.isWhole()) {
            ownFields(scope, at, record, level, parent).forEach(item -> items.put(item.name(), item));
            ownChildren(record, level).forEach(item -> items.put(item.name(), item));
            if (isRoot) {
                scope.aliases().forEach((name, join) -> items.put(name, beside(scope, name, join, new Wanted())));
            }
        }
        wanted.members().forEach((name, below) -> {
            if (name.equals("*")) {
                ownFields(scope, at, record, level, parent).forEach(item -> {
                    if (wanted.members().containsKey(item.name())
                            && wanted.members().get(item.name()).renamed().isPresent()) {
                        throw Wanted.twice(item.name());
                    }
                    items.putIfAbsent(item.name(), item);
                });
            } else if (below.renamed().isPresent()) {
                items.put(name, renamed(scope, name, below.renamed().get()));
            } else if (isRoot && scope.alias(name).isPresent()) {
                items.put(name, beside(scope, name, scope.alias(name).get(), below));
            } else {
                items.put(name, named(scope, at, record, name, below, level));
            }
        });
        return new Selection(Column.key(at), List.copyOf(items.values()));
    }

    /** A record beside the row. */
    private Selection.Item beside(Scope scope, String name, Join join, Wanted below) {
        Column uuid = new Column(Optional.of(join), join.target().uuid().column(), FieldType.UUID, Optional.empty());
        Optional<Field> link = join.toMany() ? join.link() : Optional.empty();
        return new Selection.Reference(name, uuid, Optional.of(select(scope, Optional.of(join), below, 1, link)));
    }

    /** The value at the end of a path, under another name. */
    private Selection.Item renamed(Scope scope, String name, FieldPath path) {
        if (conditions.leadsThroughChildren(scope, path)) {
            throw new ProblemException(Problem.of(Code.EV_1, "A path through children takes no alias.")
                    .at(OPTION));
        }
        List<String> parts = path.parts();
        Optional<Join> alias = scope.alias(parts.get(0));
        if (alias.isPresent() && parts.size() == 1) {
            return beside(scope, name, alias.get(), new Wanted());
        }
        Conditions.At at = alias.map(Conditions.At::of).orElseGet(() -> Conditions.At.start(scope));
        int level = 0;
        for (String part : parts.subList(alias.isPresent() ? 1 : 0, parts.size() - 1)) {
            at = Conditions.At.of(conditions.step(scope, at, part));
            level++;
        }
        Field field = access.readable(at.record(), parts.get(parts.size() - 1), OPTION);
        return field.type() == FieldType.REFERENCE
                ? reference(name, scope, at.join(), at.record(), field, level)
                : new Selection.Value(name, access.column(at.record(), field, at.join()));
    }

    private List<Selection.Item> ownFields(
            Scope scope, Optional<Join> at, RecordType record, int level, Optional<Field> parent) {
        List<Selection.Item> items = new ArrayList<>();
        for (Field field : record.fields().values()) {
            if (field.type() == FieldType.CALCULATED && level >= calcDepth) {
                continue;
            }
            if (access.mayRead(record, field)) {
                boolean back = parent.filter(field::equals).isPresent();
                items.add(
                        field.type() == FieldType.REFERENCE
                                ? reference(field.name(), scope, at, record, field, back ? Integer.MAX_VALUE : level)
                                : value(at, record, field));
            }
        }
        return items;
    }

    private List<Selection.Item> ownChildren(RecordType record, int level) {
        List<Selection.Item> items = new ArrayList<>();
        for (ChildRelation relation : record.children().values()) {
            if (access.mayList(relation)) {
                boolean affordable = fetches < MAXIMUM_FETCHES;
                if (level < depth && affordable) {
                    items.add(children(relation, new Wanted(), level));
                }
                cut |= level >= depth;
                unaffordable |= level < depth && !affordable;
            }
        }
        return items;
    }

    private Selection.Item named(
            Scope scope, Optional<Join> at, RecordType record, String name, Wanted below, int level) {
        if (level >= serverDepth) {
            throw new ProblemException(
                    Problem.of(Code.EV_10, "Fields are named at most " + serverDepth + " levels deep.")
                            .at(OPTION));
        }
        ChildRelation relation =
                access.may(record, Operation.READ) ? record.children().get(name) : null;
        if (relation != null) {
            return children(relation, below, level);
        }
        Field field = access.readable(record, name, OPTION);
        if (field.type() != FieldType.REFERENCE) {
            if (!below.isWhole()) {
                throw new ProblemException(
                        Problem.of(Code.EV_3, "Field '" + name + "' of " + record.name() + " has no fields.")
                                .at(OPTION));
            }
            return value(at, record, field);
        }
        if (below.isWhole() || below.members().keySet().equals(Set.of("uuid"))) {
            return reference(field.name(), scope, at, record, field, below.isWhole() ? level : Integer.MAX_VALUE);
        }
        return namedReference(scope, at, record, field, below, level);
    }

    private Selection.Item namedReference(
            Scope scope, Optional<Join> at, RecordType record, Field field, Wanted below, int level) {
        RecordType target = access.catalog().record(field.reference().getAsLong());
        boolean partly = access.mask(record, field, at).isPresent();
        if (partly || !access.may(target, Operation.READ)) {
            throw new ProblemException(Problem.of(Code.EZ_2).at(OPTION));
        }
        if (apart(scope, record, target)) {
            return linked(field.name(), at, record, field, target, below, level, true);
        }
        Join join = conditions.step(scope, new Conditions.At(at, record), field.name());
        return new Selection.Reference(
                field.name(),
                uuid(scope, at, record, field, target),
                Optional.of(select(scope, Optional.of(join), below, level + 1, Optional.empty())));
    }

    private Selection.Value value(Optional<Join> at, RecordType record, Field field) {
        return new Selection.Value(field.name(), access.column(record, field, at));
    }

    private Selection.Item reference(
            String name, Scope scope, Optional<Join> at, RecordType record, Field field, int level) {
        RecordType target = access.catalog().record(field.reference().getAsLong());
        boolean open = access.mask(record, field, at).isEmpty() && access.may(target, Operation.READ);
        boolean expand = open && level < depth;
        cut |= open && level >= depth && level != Integer.MAX_VALUE;
        if (apart(scope, record, target)) {
            return linked(name, at, record, field, target, new Wanted(), level, expand);
        }
        Column uuid = uuid(scope, at, record, field, target);
        if (!expand) {
            return new Selection.Reference(name, uuid, Optional.empty());
        }
        Join join = scope.join(at, Optional.of(field), target, access.rule(target, Operation.READ));
        return new Selection.Reference(
                name, uuid, Optional.of(select(scope, Optional.of(join), new Wanted(), level + 1, Optional.empty())));
    }

    private static boolean apart(Scope scope, RecordType record, RecordType target) {
        return target.place() != record.place() || scope.joins().size() >= MAXIMUM_JOINS;
    }

    private Column uuid(Scope scope, Optional<Join> at, RecordType record, Field field, RecordType target) {
        Join plain = scope.join(at, Optional.of(field), target, Optional.empty());
        return new Column(Optional.of(plain), target.uuid().column(), FieldType.UUID, access.mask(record, field, at));
    }

    private Selection.Item linked(
            String name,
            Optional<Join> at,
            RecordType record,
            Field field,
            RecordType target,
            Wanted below,
            int level,
            boolean expand) {
        boolean affordable = fetches < MAXIMUM_FETCHES;
        unaffordable |= !affordable;
        fetches++;
        Scope scope = new Scope(target);
        Column uuid = new Column(Optional.empty(), target.uuid().column(), FieldType.UUID, Optional.empty());
        Optional<Selection> shown = Optional.empty();
        if (expand && affordable) {
            Optional<Join> visible = access.rule(target, Operation.READ)
                    .map(rule -> scope.join(Optional.empty(), Optional.empty(), target, Optional.of(rule)));
            shown = Optional.of(select(scope, visible, below, level + 1, Optional.empty()));
        }
        Selection row =
                new Selection(Column.key(Optional.empty()), List.of(new Selection.Reference(name, uuid, shown)));
        Column column = new Column(at, field.column(), FieldType.INTEGER, access.mask(record, field, at));
        return new Selection.Linked(
                name,
                column,
                new Fetch(
                        scope,
                        row,
                        new Condition.And(List.of()),
                        List.of(),
                        Optional.of(Column.key(Optional.empty()))));
    }

    private Selection.Children children(ChildRelation relation, Wanted wanted, int level) {
        RecordType child = access.listable(relation, OPTION);
        if (fetches >= MAXIMUM_FETCHES) {
            throw new ProblemException(Problem.of(Code.EV_10, "The fields name too many relations.")
                    .at(OPTION));
        }
        fetches++;
        Scope scope = new Scope(child);
        Selection selection = select(scope, Optional.empty(), wanted, level + 1, Optional.of(relation.childField()));
        Column link = new Column(Optional.empty(), relation.childField().column(), FieldType.INTEGER, Optional.empty());
        return new Selection.Children(
                relation.name(),
                new Fetch(
                        scope,
                        selection,
                        access.listed(child, relation.childField()),
                        List.of(new Fetch.Order(Column.key(Optional.empty()), false)),
                        Optional.of(link)));
    }
}
