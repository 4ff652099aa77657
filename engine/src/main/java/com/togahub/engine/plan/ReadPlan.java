package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * How a GET is answered.
 *
 * @param record what is read
 * @param ancestors the records that a nested route leads through, outermost first
 * @param parent the record's reference to the last ancestor
 * @param fetch the first statement
 * @param single one record by its uuid, or a page
 * @param page counted from 1
 * @param recordsPerPage rows of a page
 * @param totals whether all matches are counted
 * @param capped whether the server's limit cut the depth
 */
public record ReadPlan(
        RecordType record,
        List<Locate> ancestors,
        Optional<Field> parent,
        Fetch fetch,
        boolean single,
        int page,
        int recordsPerPage,
        boolean totals,
        boolean capped) {
    public ReadPlan {
        requireNonNull(record, "record");
        ancestors = List.copyOf(ancestors);
        requireNonNull(parent, "parent");
        requireNonNull(fetch, "fetch");
    }
}
