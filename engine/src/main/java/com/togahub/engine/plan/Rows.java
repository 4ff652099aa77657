package com.togahub.engine.plan;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import java.util.List;

/** The rules of rows that are met only while a write is carried out: referred records, nested records, records below. */
public final class Rows {
    private final Access access;

    Rows(Access access) {
        this.access = access;
    }

    /** The rows of a record the operation is granted on; a condition over a scope of that record alone. */
    public Condition granted(RecordType record, Operation operation) {
        return access.may(record, operation) ? access.holds(record, operation) : new Condition.Or(List.of());
    }

    /** Whether rows outside of the grant exist at all, so that a check after a write can find something. */
    public boolean isRestricted(RecordType record, Operation operation) {
        return !access.may(record, operation) || access.rule(record, operation).isPresent();
    }

    /** A scope of a record alone. */
    public Scope scope(RecordType record) {
        return new Scope(record);
    }

    /** The record of a relation's children. */
    public RecordType child(ChildRelation relation) {
        return access.catalog().record(relation.childRecord());
    }

    /**
     * The rows an operation reaches: those it is granted on, and of these only what may be read, since what may not be read
     * is not there, also for those who may change it.
     */
    public Condition reachable(RecordType record, Operation operation) {
        Condition visible = operation == Operation.READ || !access.may(record, Operation.READ)
                ? new Condition.And(List.of())
                : access.holds(record, Operation.READ);
        return new Condition.And(List.of(granted(record, operation), visible));
    }
}
