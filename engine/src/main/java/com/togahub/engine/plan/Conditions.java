package com.togahub.engine.plan;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Arguments;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.Filter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Filters and paths as conditions and columns of a scope, each name through the gate. */
final class Conditions {
    private static final String UUID = "uuid";

    private final Access access;
    private final String option;
    private final Comparisons comparisons;

    /** For conditions of the metadata: their values stand in them. */
    Conditions(Access access, String option) {
        this(access, option, Arguments.NONE);
    }

    /**
     * For one option of a request.
     *
     * @param arguments the values of the request's filters
     */
    Conditions(Access access, String option, Arguments arguments) {
        this.access = access;
        this.option = option;
        this.comparisons = new Comparisons(arguments, option);
    }

    /** A place in a scope: a record, and the table it stands in. */
    record At(Optional<Join> join, RecordType record) {
        static At start(Scope scope) {
            return new At(Optional.empty(), scope.record());
        }

        static At of(Join join) {
            return new At(Optional.of(join), join.target());
        }
    }

    /** The filter over a scope. */
    Condition of(Scope scope, Filter filter) {
        if (filter instanceof Filter.And and) {
            return new Condition.And(
                    and.parts().stream().map(part -> of(scope, part)).toList());
        }
        if (filter instanceof Filter.Or or) {
            return new Condition.Or(
                    or.parts().stream().map(part -> of(scope, part)).toList());
        }
        if (filter instanceof Filter.Not not) {
            return new Condition.Not(of(scope, not.part()));
        }
        Filter.Comparison comparison = (Filter.Comparison) filter;
        List<String> parts = comparison.path().parts();
        Optional<Join> alias = scope.alias(parts.get(0));
        if (alias.isPresent()) {
            List<String> rest = parts.size() == 1 ? List.of(UUID) : parts.subList(1, parts.size());
            return compare(scope, At.of(alias.get()), rest, comparison);
        }
        return compare(scope, At.start(scope), parts, comparison);
    }

    /** A column by a path through to-one relations. */
    Column column(Scope scope, FieldPath path) {
        List<String> parts = path.parts();
        Optional<Join> alias = scope.alias(parts.get(0));
        At at = alias.map(At::of).orElseGet(() -> At.start(scope));
        List<String> rest = alias.isEmpty() ? parts : parts.subList(1, parts.size());
        if (rest.isEmpty()) {
            rest = List.of(UUID);
        }
        for (String part : rest.subList(0, rest.size() - 1)) {
            at = At.of(step(scope, at, part));
        }
        return last(scope, at, rest.get(rest.size() - 1));
    }

    private Condition compare(Scope scope, At at, List<String> parts, Filter.Comparison comparison) {
        String name = parts.get(0);
        List<String> rest = parts.subList(1, parts.size());
        Optional<ChildRelation> children = children(at.record(), name);
        if (children.isPresent() && !rest.isEmpty()) {
            return exists(at, children.get(), rest, comparison);
        }
        if (!rest.isEmpty() && !(isUuidOnly(rest) && !canEnter(at.record(), name))) {
            return compare(scope, At.of(step(scope, at, name)), rest, comparison);
        }
        Field field = access.readable(at.record(), name, option);
        boolean emptiness = comparison.operator() == com.togahub.engine.request.Operator.NULL && rest.isEmpty();
        Column column = emptiness ? access.column(at.record(), field, at.join()) : last(scope, at, name);
        return comparisons.of(column, field, comparison);
    }

    private Condition exists(At at, ChildRelation relation, List<String> rest, Filter.Comparison comparison) {
        RecordType child = access.listable(relation, option);
        Scope scope = new Scope(child);
        Condition matches = compare(scope, At.start(scope), rest, comparison);
        Condition rule = access.listed(child, relation.childField());
        return new Condition.Exists(
                at.join(), relation.childField(), new Rule(scope, new Condition.And(List.of(rule, matches))));
    }

    /** A relation of the record, if the caller may know that it is there. */
    Optional<ChildRelation> children(RecordType record, String name) {
        return access.may(record, Operation.READ)
                ? Optional.ofNullable(record.children().get(name))
                : Optional.empty();
    }

    private static boolean isUuidOnly(List<String> rest) {
        return rest.size() == 1 && rest.get(0).equals(UUID);
    }

    private boolean canEnter(RecordType record, String name) {
        return record.field(name)
                .filter(field -> field.type() == FieldType.REFERENCE)
                .map(field ->
                        access.may(access.catalog().record(field.reference().getAsLong()), Operation.READ))
                .orElse(false);
    }

    /** Follows a reference into the rows of its target that may be seen. */
    Join step(Scope scope, At at, String name) {
        Field field = reference(at, name);
        RecordType target = access.catalog().record(field.reference().getAsLong());
        return scope.join(at.join(), Optional.of(field), target, access.rule(target, Operation.READ));
    }

    /** Puts a related record beside the rows, under a name of its own. */
    Join beside(Scope scope, At at, String name, boolean isOuter) {
        Optional<ChildRelation> children = children(at.record(), name);
        if (children.isPresent()) {
            RecordType child = access.listable(children.get(), option);
            requireSamePlace(at.record(), child, name);
            Field link = children.get().childField();
            return scope.beside(at.join(), link, true, child, access.listedRule(child, link), isOuter);
        }
        Field field = reference(at, name);
        RecordType target = access.catalog().record(field.reference().getAsLong());
        return scope.beside(at.join(), field, false, target, access.rule(target, Operation.READ), isOuter);
    }

    /** A reference that may be followed: it and its target may be read, everywhere the record may be. */
    private Field reference(At at, String name) {
        Field field = access.readable(at.record(), name, option);
        if (field.type() != FieldType.REFERENCE) {
            throw new ProblemException(Problem.of(
                            Code.EV_3, "Field '" + name + "' of " + at.record().name() + " leads to no other record.")
                    .at(option));
        }
        RecordType target = access.catalog().record(field.reference().getAsLong());
        if (access.mask(at.record(), field, at.join()).isPresent()) {
            throw new ProblemException(Problem.of(Code.EZ_2).at(option));
        }
        requireReadable(target);
        requireSamePlace(at.record(), target, name);
        return field;
    }

    private void requireReadable(RecordType target) {
        if (!access.may(target, Operation.READ)) {
            throw new ProblemException(Problem.of(Code.EZ_2).at(option));
        }
    }

    private void requireSamePlace(RecordType record, RecordType target, String name) {
        if (target.place() != record.place()) {
            throw new ProblemException(
                    Problem.of(Code.EV_3, "'" + name + "' lies in another database and can only be shown.")
                            .at(option));
        }
    }

    /** A member of a place in a scope; a reference shows the uuid it holds. */
    Column column(Scope scope, At at, String name) {
        return last(scope, at, name);
    }

    private Column last(Scope scope, At at, String name) {
        Field field = access.readable(at.record(), name, option);
        if (field.type() != FieldType.REFERENCE) {
            return access.column(at.record(), field, at.join());
        }
        Optional<Condition.Holds> mask = access.mask(at.record(), field, at.join());
        RecordType target = access.catalog().record(field.reference().getAsLong());
        Join join = scope.join(at.join(), Optional.of(field), target, Optional.empty());
        return new Column(Optional.of(join), target.uuid().column(), FieldType.UUID, mask);
    }

    /** Whether a path leads through children, which only some options allow. */
    boolean leadsThroughChildren(Scope scope, FieldPath path) {
        List<String> parts = path.parts();
        Optional<Join> alias = scope.alias(parts.get(0));
        RecordType record = alias.map(Join::target).orElse(scope.record());
        for (String part : alias.isEmpty() ? parts : parts.subList(1, parts.size())) {
            if (children(record, part).isPresent()) {
                return true;
            }
            Optional<Field> field = record.field(part).filter(each -> each.type() == FieldType.REFERENCE);
            if (field.isEmpty()) {
                return false;
            }
            record = access.catalog().record(field.get().reference().getAsLong());
        }
        return false;
    }

    /** The types that can be ordered and counted as equal or not. */
    static boolean isComparable(FieldType type) {
        return !Set.of(FieldType.JSON, FieldType.REFERENCE).contains(type);
    }
}
