package com.togahub.engine.plan;

import com.togahub.engine.access.FieldRights;
import com.togahub.engine.access.Policy;
import com.togahub.engine.access.RowRule;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Expression;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/** A policy as conditions of a plan: the gate that every name of a request passes. */
final class Access {
    private final Catalog catalog;
    private final Policy policy;

    Access(Catalog catalog, Policy policy) {
        this.catalog = catalog;
        this.policy = policy;
    }

    Catalog catalog() {
        return catalog;
    }

    /** Whether the operation is granted on some rows at least. */
    boolean may(RecordType record, Operation operation) {
        return policy.rows(record, operation).isPresent();
    }

    /** Refuses an operation that is not granted at all. */
    void require(RecordType record, Operation operation) {
        if (!may(record, operation)) {
            throw new ProblemException(Code.EZ_1);
        }
    }

    /** The rows an operation is granted on; empty: all. The operation must be granted. */
    Optional<Rule> rule(RecordType record, Operation operation) {
        return compile(record, policy.rows(record, operation).orElseThrow());
    }

    /** The rule as a condition on a table of a scope. */
    Condition holds(RecordType record, Operation operation) {
        return rule(record, operation)
                .<Condition>map(rule -> new Condition.Holds(Optional.empty(), rule))
                .orElse(new Condition.And(List.of()));
    }

    /** Whether a field may be read in some rows at least. */
    boolean mayRead(RecordType record, Field field) {
        return new FieldRights(catalog, policy).mayRead(record, field);
    }

    /** Whether a relation's children may be listed, some of them at least. */
    boolean mayList(ChildRelation relation) {
        return new FieldRights(catalog, policy).mayList(relation);
    }

    /** The record of a relation that a request names: its children may be listed. */
    RecordType listable(ChildRelation relation, String option) {
        if (!mayList(relation)) {
            throw new ProblemException(Problem.of(Code.EZ_2).at(option));
        }
        return catalog.record(relation.childRecord());
    }

    /** What a child meets to be listed below its parent: it may be read, and in it the reference to the parent. */
    Condition listed(RecordType child, Field childField) {
        Condition readable = holds(child, Operation.READ);
        return mask(child, childField, Optional.empty())
                .<Condition>map(linked -> new Condition.And(List.of(readable, linked)))
                .orElse(readable);
    }

    /** The same as a rule; empty: all children. */
    Optional<Rule> listedRule(RecordType child, Field childField) {
        return mask(child, childField, Optional.empty()).isEmpty()
                ? rule(child, Operation.READ)
                : Optional.of(new Rule(new Scope(child), listed(child, childField)));
    }

    /** The rows, among the readable ones, in which it may be known below which parent they stand. */
    Condition linked(RecordType child, Field childField) {
        return mask(child, childField, Optional.empty())
                .<Condition>map(rows -> rows)
                .orElse(new Condition.And(List.of()));
    }

    /** A field as a column that shows what may be seen of it. The field must be readable, and no reference. */
    Column column(RecordType record, Field field, Optional<Join> at) {
        Optional<Condition.Holds> mask = mask(record, field, at);
        return field.expression()
                .map(expression -> Column.calculated(at, field, mask, calculation(record, expression, at)))
                .orElseGet(() -> new Column(at, field.column(), field.type(), mask));
    }

    private Calculation calculation(RecordType record, Expression expression, Optional<Join> at) {
        if (expression instanceof Expression.Constant constant) {
            return new Calculation.Constant(constant.value());
        }
        if (expression instanceof Expression.Member member) {
            return new Calculation.Value(column(record, record.fields().get(member.field()), at));
        }
        if (expression instanceof Expression.Negation negation) {
            return new Calculation.Negation(calculation(record, negation.of(), at));
        }
        if (expression instanceof Expression.Operation operation) {
            return new Calculation.Operation(
                    operation.operator(),
                    calculation(record, operation.left(), at),
                    calculation(record, operation.right(), at));
        }
        Expression.Aggregate aggregate = (Expression.Aggregate) expression;
        ChildRelation relation = record.children().get(aggregate.relation());
        RecordType child = catalog.record(relation.childRecord());
        Rule rule = new Rule(new Scope(child), listed(child, relation.childField()));
        return new Calculation.OfChildren(
                aggregate.function(),
                at,
                relation.childField(),
                rule,
                calculation(child, aggregate.of(), Optional.empty()));
    }

    /** The rows, among the readable ones, in which the field may be read; empty: all of them. */
    Optional<Condition.Holds> mask(RecordType record, Field field, Optional<Join> at) {
        return policy.rows(record, field, Operation.READ)
                .flatMap(rule -> compile(record, rule))
                .map(rule -> new Condition.Holds(at, rule));
    }

    /** Whether a field may be written in some rows at least. */
    boolean mayWrite(RecordType record, Field field, Operation operation) {
        return policy.rows(record, field, operation).isPresent();
    }

    /** The rows in which a field may be written, where they are fewer than those of the operation. */
    Optional<Rule> writeRule(RecordType record, Field field, Operation operation) {
        return policy.rows(record, field, operation).flatMap(rule -> compile(record, rule));
    }

    /** A member that a request names: it exists, and it may be read. */
    Field readable(RecordType record, String name, String option) {
        if (!may(record, Operation.READ)) {
            throw new ProblemException(Problem.of(Code.EZ_2).at(option));
        }
        Field field = record.field(name)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(Code.EV_3, "There is no field '" + name + "' in " + record.name() + ".")
                                .at(option)));
        if (!mayRead(record, field)) {
            throw new ProblemException(Problem.of(Code.EZ_2).at(option));
        }
        return field;
    }

    // a row filter is the administrator's word: the caller's grants do not narrow what it may look at
    private Optional<Rule> compile(RecordType record, RowRule rows) {
        return rows.anyOf().map(filters -> {
            Scope scope = new Scope(record);
            Conditions conditions = new Conditions(new Access(catalog, Policy.TRUSTED), "rowFilter");
            List<Condition> parts =
                    filters.stream().map(filter -> conditions.of(scope, filter)).toList();
            return new Rule(scope, new Condition.Or(parts));
        });
    }
}
