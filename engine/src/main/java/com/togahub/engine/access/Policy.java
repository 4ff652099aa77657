package com.togahub.engine.access;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import java.util.Optional;

/** What one identity may do. */
public interface Policy {
    /** A policy that grants everything: for conditions of the metadata itself, never for what a request names. */
    Policy TRUSTED = new Policy() {
        @Override
        public Optional<RowRule> rows(RecordType record, Operation operation) {
            return Optional.of(RowRule.ALL);
        }

        @Override
        public Optional<RowRule> rows(RecordType record, Field field, Operation operation) {
            return Optional.of(RowRule.ALL);
        }
    };

    /** The rows of a record the operation is granted on; empty where it is not granted at all. */
    Optional<RowRule> rows(RecordType record, Operation operation);

    /**
     * The rows, among those the operation is granted on, in which a field may be read (READ) or written (CREATE, UPDATE);
     * empty where it is not granted at all. {@link RowRule#ALL} means: wherever the operation itself is granted.
     */
    Optional<RowRule> rows(RecordType record, Field field, Operation operation);
}
