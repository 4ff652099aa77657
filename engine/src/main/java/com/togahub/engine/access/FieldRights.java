package com.togahub.engine.access;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Expression;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;

/**
 * Which fields an identity may read or write in some rows at least.
 *
 * @param catalog the metadata
 * @param policy what the identity may do
 */
public record FieldRights(Catalog catalog, Policy policy) {
    public FieldRights {
        requireNonNull(catalog, "catalog");
        requireNonNull(policy, "policy");
    }

    /** Whether the operation is granted on some rows at least. */
    public boolean may(RecordType record, Operation operation) {
        return policy.rows(record, operation).isPresent();
    }

    /**
     * Whether a field may be read. A calculated one is readable where all it is calculated from is: else it would tell what
     * its reader may not know.
     */
    public boolean mayRead(RecordType record, Field field) {
        return policy.rows(record, field, Operation.READ).isPresent()
                && field.expression()
                        .map(expression -> mayCalculate(record, expression))
                        .orElse(true);
    }

    /**
     * Whether a relation's children may be listed: they may be read, and so may their reference to the parent, since below
     * which parent a child stands is nothing else than that reference's value.
     */
    public boolean mayList(ChildRelation relation) {
        RecordType child = catalog.record(relation.childRecord());
        return may(child, Operation.READ) && mayRead(child, relation.childField());
    }

    /** Whether a field may be given when a record is created or updated. */
    public boolean mayWrite(RecordType record, Field field, Operation operation) {
        return !field.isReadOnly() && policy.rows(record, field, operation).isPresent();
    }

    private boolean mayCalculate(RecordType record, Expression expression) {
        if (expression instanceof Expression.Member member) {
            return mayRead(record, record.fields().get(member.field()));
        }
        if (expression instanceof Expression.Negation negation) {
            return mayCalculate(record, negation.of());
        }
        if (expression instanceof Expression.Operation operation) {
            return mayCalculate(record, operation.left()) && mayCalculate(record, operation.right());
        }
        if (expression instanceof Expression.Aggregate aggregate) {
            ChildRelation relation = record.children().get(aggregate.relation());
            return mayList(relation) && mayCalculate(catalog.record(relation.childRecord()), aggregate.of());
        }
        return true;
    }
}
