package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.RecordType;
import java.util.Optional;

/**
 * How a GET is answered. Holds no value of the request: what differs between requests of one shape stands in it as
 * {@link Operand}s.
 *
 * @param record what is read
 * @param source the first statement
 * @param behind the rows of the list that are wanted, where that is said by a cursor
 * @param single one record by its uuid, or a page
 * @param totals whether all matches are counted
 * @param capped whether the server's limit cut the depth
 * @param own what the entity tag of a single record is made of
 */
public record ReadPlan(
        RecordType record,
        Source source,
        Optional<Condition.Behind> behind,
        boolean single,
        boolean totals,
        boolean capped,
        Optional<Own> own) {
    public ReadPlan {
        requireNonNull(record, "record");
        requireNonNull(source, "source");
        requireNonNull(behind, "behind");
        requireNonNull(own, "own");
    }
}
