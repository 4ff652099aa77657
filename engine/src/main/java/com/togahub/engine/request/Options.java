package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a request, read but not yet checked against any record.
 *
 * @param fields what is selected; empty: all that is readable
 * @param where the filter
 * @param joins relations whose records stand beside the rows
 * @param sort the order, before the primary key
 * @param group what rows are grouped by
 * @param having a filter over groups
 * @param distinct whether equal rows are shown once
 * @param page which page of the list
 * @param totals whether all matches are counted
 * @param depth levels of relations to expand: -1 none, 0 as many as the server allows
 * @param calcDepth levels on which calculated fields are evaluated
 */
public record Options(
        Optional<List<Selected>> fields,
        Optional<Filter> where,
        List<JoinPath> joins,
        List<SortKey> sort,
        List<FieldPath> group,
        Optional<Filter> having,
        boolean distinct,
        Page page,
        boolean totals,
        int depth,
        int calcDepth) {
    /** Their names, in the query and in the blob. */
    public static final Set<String> NAMES = Set.of(
            "fields",
            "where",
            "join",
            "ojoin",
            "sort",
            "group",
            "having",
            "distinct",
            "page",
            "recordsPerPage",
            "after",
            "totals",
            "depth",
            "calcDepth");

    /** Levels expanded where nothing else is asked. */
    public static final int DEFAULT_DEPTH = 3;

    /** Levels with calculated fields where nothing else is asked. */
    public static final int DEFAULT_CALC_DEPTH = 1;

    public Options {
        fields = requireNonNull(fields, "fields").map(List::copyOf);
        requireNonNull(where, "where");
        joins = List.copyOf(joins);
        sort = List.copyOf(sort);
        group = List.copyOf(group);
        requireNonNull(having, "having");
        requireNonNull(page, "page");
    }

    /** Some fields of one record, without more. */
    public static Options of(List<FieldPath> fields, int depth) {
        return new Options(
                Optional.of(fields.stream().map(Selected::of).toList()),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Page.FIRST,
                false,
                depth,
                DEFAULT_CALC_DEPTH);
    }

    /** Whether rows are groups of records rather than records. */
    public boolean isSummary() {
        return !group.isEmpty() || hasAggregates();
    }

    private boolean hasAggregates() {
        return fields.stream().flatMap(List::stream).anyMatch(each -> each.what() instanceof Selectable.Aggregate);
    }

    /** The options that decide which statements answer a request, without the values and the place in the list. */
    Options withoutValues() {
        return new Options(
                fields,
                Optional.empty(),
                joins,
                sort,
                group,
                Optional.empty(),
                distinct,
                Page.FIRST,
                totals,
                depth,
                calcDepth);
    }
}
