package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The options of a request, read but not yet checked against any record.
 *
 * @param fields what is selected; empty: all that is readable
 * @param where the filter
 * @param sort the order, before the primary key
 * @param page counted from 1
 * @param recordsPerPage 1 to 10,000
 * @param totals whether all matches are counted
 * @param depth levels of relations to expand: -1 none, 0 as many as the server allows
 */
public record Options(
        Optional<List<FieldPath>> fields,
        Optional<Filter> where,
        List<SortKey> sort,
        int page,
        int recordsPerPage,
        boolean totals,
        int depth) {
    /** Records of a page where nothing else is asked. */
    public static final int DEFAULT_RECORDS_PER_PAGE = 25;

    /** The most records of a page. */
    public static final int MAXIMUM_RECORDS_PER_PAGE = 10_000;

    /** Levels expanded where nothing else is asked. */
    public static final int DEFAULT_DEPTH = 3;

    public Options {
        fields = requireNonNull(fields, "fields").map(List::copyOf);
        requireNonNull(where, "where");
        sort = List.copyOf(sort);
    }
}
