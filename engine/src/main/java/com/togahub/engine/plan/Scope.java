package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A table and the to-one joins that its columns need. Grows while a plan is made, and is not changed after that. */
public final class Scope {
    private final RecordType record;
    private final List<Join> joins = new ArrayList<>();

    Scope(RecordType record) {
        this.record = requireNonNull(record, "record");
    }

    /** The record whose table the scope starts from. */
    public RecordType record() {
        return record;
    }

    /** The joins, each after its parent. */
    public List<Join> joins() {
        return Collections.unmodifiableList(joins);
    }

    /** The join of a kind, made when it is needed first. */
    Join join(Optional<Join> parent, Optional<Field> reference, RecordType target, Optional<Rule> rule) {
        for (Join each : joins) {
            if (each.parent().equals(parent)
                    && each.reference().equals(reference)
                    && each.rule().isPresent() == rule.isPresent()) {
                return each;
            }
        }
        Join join = new Join(parent, reference, target, rule);
        joins.add(join);
        return join;
    }
}
