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
import com.togahub.engine.request.Filter;
import com.togahub.engine.request.Operator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Filters and paths as conditions and columns of a scope, each name through the gate. */
final class Conditions {
    private static final Set<Operator> ORDERED =
            EnumSet.of(Operator.GREATER, Operator.GREATER_OR_EQUAL, Operator.LESS, Operator.LESS_OR_EQUAL);
    private static final Set<Operator> PATTERNS = EnumSet.of(Operator.LIKE, Operator.ILIKE);

    private final Access access;
    private final String option;

    Conditions(Access access, String option) {
        this.access = access;
        this.option = option;
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
        return compare(scope, Optional.empty(), comparison.path().parts(), comparison);
    }

    /** A column by a path through to-one relations. */
    Column column(Scope scope, FieldPath path) {
        Optional<Join> at = Optional.empty();
        RecordType record = scope.record();
        List<String> parts = path.parts();
        for (String part : parts.subList(0, parts.size() - 1)) {
            Join join = step(scope, at, record, part);
            at = Optional.of(join);
            record = join.target();
        }
        return last(scope, at, record, parts.get(parts.size() - 1));
    }

    private Condition compare(Scope scope, Optional<Join> at, List<String> parts, Filter.Comparison comparison) {
        RecordType record = at.map(Join::target).orElse(scope.record());
        String name = parts.get(0);
        List<String> rest = parts.subList(1, parts.size());
        Optional<ChildRelation> children = children(record, name);
        if (children.isPresent() && !rest.isEmpty()) {
            return exists(at, children.get(), rest, comparison);
        }
        if (!rest.isEmpty() && !(isUuidOnly(rest) && !canEnter(record, name))) {
            return compare(scope, Optional.of(step(scope, at, record, name)), rest, comparison);
        }
        Field field = access.readable(record, name, option);
        boolean emptiness = comparison.operator() == Operator.NULL && rest.isEmpty();
        Column column = emptiness ? access.column(record, field, at) : last(scope, at, record, name);
        return new Condition.Compare(column, comparison.operator(), values(column.type(), field, comparison));
    }

    private Condition exists(
            Optional<Join> at, ChildRelation relation, List<String> rest, Filter.Comparison comparison) {
        RecordType child = access.catalog().record(relation.childRecord());
        if (!access.may(child, Operation.READ)) {
            throw new ProblemException(Problem.of(Code.EZ_2).at(option));
        }
        Scope scope = new Scope(child);
        Condition matches = compare(scope, Optional.empty(), rest, comparison);
        Condition rule = access.holds(child, Operation.READ);
        return new Condition.Exists(
                at, relation.childField(), new Rule(scope, new Condition.And(List.of(rule, matches))));
    }

    /** A relation of the record, if the caller may know that it is there. */
    private Optional<ChildRelation> children(RecordType record, String name) {
        return access.may(record, Operation.READ)
                ? Optional.ofNullable(record.children().get(name))
                : Optional.empty();
    }

    private static boolean isUuidOnly(List<String> rest) {
        return rest.size() == 1 && rest.get(0).equals("uuid");
    }

    private boolean canEnter(RecordType record, String name) {
        return record.field(name)
                .filter(field -> field.type() == FieldType.REFERENCE)
                .map(field ->
                        access.may(access.catalog().record(field.reference().getAsLong()), Operation.READ))
                .orElse(false);
    }

    /** Follows a reference into the rows of its target that may be seen. */
    Join step(Scope scope, Optional<Join> at, RecordType record, String name) {
        Field field = access.readable(record, name, option);
        if (field.type() != FieldType.REFERENCE) {
            throw new ProblemException(
                    Problem.of(Code.EV_3, "Field '" + name + "' of " + record.name() + " leads to no other record.")
                            .at(option));
        }
        RecordType target = access.catalog().record(field.reference().getAsLong());
        boolean partly = access.mask(record, field, at).isPresent();
        if (partly || !access.may(target, Operation.READ)) {
            throw new ProblemException(Problem.of(Code.EZ_2).at(option));
        }
        if (target.place() != record.place()) {
            throw new ProblemException(
                    Problem.of(Code.EV_3, "'" + name + "' lies in another database and can only be shown.")
                            .at(option));
        }
        return scope.join(at, Optional.of(field), target, access.rule(target, Operation.READ));
    }

    private Column last(Scope scope, Optional<Join> at, RecordType record, String name) {
        Field field = access.readable(record, name, option);
        if (field.type() != FieldType.REFERENCE) {
            return access.column(record, field, at);
        }
        Optional<Condition.Holds> mask = access.mask(record, field, at);
        RecordType target = access.catalog().record(field.reference().getAsLong());
        Join join = scope.join(at, Optional.of(field), target, Optional.empty());
        return new Column(Optional.of(join), target.uuid().column(), FieldType.UUID, mask);
    }

    private List<Object> values(FieldType type, Field field, Filter.Comparison comparison) {
        Operator operator = comparison.operator();
        if (operator == Operator.NULL) {
            return List.of(
                    value(FieldType.BOOLEAN, field, comparison.arguments().get(0)));
        }
        boolean unordered = type == FieldType.BOOLEAN || type == FieldType.UUID;
        boolean fits = type != FieldType.JSON
                && (type.isText() || !PATTERNS.contains(operator))
                && !(unordered && ORDERED.contains(operator));
        if (!fits) {
            throw new ProblemException(Problem.of(
                            Code.EV_7, "Field '" + field.name() + "' cannot be compared by '" + operator.word() + "'.")
                    .at(option));
        }
        List<Object> values = new ArrayList<>();
        for (String argument : comparison.arguments()) {
            values.add(PATTERNS.contains(operator) ? argument : value(type, field, argument));
        }
        return values;
    }

    private Object value(FieldType type, Field field, String argument) {
        return Values.ofText(type, argument)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(Code.EV_7, "A value compared with '" + field.name() + "' is of the wrong type.")
                                .at(option)));
    }
}
