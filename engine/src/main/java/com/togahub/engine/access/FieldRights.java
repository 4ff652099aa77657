package com.togahub.engine.access;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Catalog;
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
            RecordType child =
                    catalog.record(record.children().get(aggregate.relation()).childRecord());
            return may(child, Operation.READ) && mayCalculate(child, aggregate.of());
        }
        return true;
    }
}
