package com.togahub.engine.plan;

import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import java.util.List;
import java.util.Optional;

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

    /** Finds a nested record that a body names by its uuid below the parent's row. */
    public Locate nested(Draft draft, Field link) {
        return new Locate(
                scope(draft.record()),
                draft.existing().orElseThrow(),
                Optional.of(link),
                granted(draft.record(), Operation.UPDATE),
                draft.checks());
    }
}
