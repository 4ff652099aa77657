package com.togahub.engine.describe;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request option.
 *
 * @param name of the query parameter, or of the blob's key
 * @param type of its value: {@code string}, {@code integer} or {@code boolean}
 * @param standard what holds where it is not given, if that is one value
 * @param least smallest value, of integers
 * @param most greatest value, of integers
 * @param meaning for people
 * @param uses where it can be given
 */
record Option(
        String name,
        String type,
        Optional<Object> standard,
        Optional<Integer> least,
        Optional<Integer> most,
        String meaning,
        Set<Use> uses) {
    /** What an option can be given with. */
    enum Use {
        /** A list. */
        LIST,
        /** One record. */
        ONE,
        /** POST and PUT, for what is shown of the result. */
        WRITE
    }

    private static final Set<Use> ALL = EnumSet.allOf(Use.class);
    private static final Set<Use> READS = EnumSet.of(Use.LIST, Use.ONE);
    private static final Set<Use> LISTS = EnumSet.of(Use.LIST);

    /** Every option there is, in the order of the documentation. */
    static final List<Option> EVERY = List.of(
            text(
                    "fields",
                    "Comma list of field paths and aggregates, each with an optional ' as alias'; * for all.",
                    ALL),
            text("where", "RSQL filter, such as status==open;total=gt=100.", LISTS),
            text("join", "Comma list of relation paths with an optional ' as alias', inner.", READS),
            text("ojoin", "Comma list of relation paths with an optional ' as alias', left outer.", READS),
            text("sort", "Comma list of paths, - for descending; the primary key decides ties.", LISTS),
            text("group", "Comma list of paths to group by.", LISTS),
            text("having", "RSQL filter over aggregate aliases.", LISTS),
            new Option("distinct", "boolean", Optional.of(false), none(), none(), "Distinct rows only.", LISTS),
            new Option("page", "integer", Optional.of(1), Optional.of(1), none(), "Number of the page.", LISTS),
            new Option(
                    "recordsPerPage",
                    "integer",
                    Optional.of(25),
                    Optional.of(1),
                    Optional.of(10_000),
                    "Records on a page.",
                    LISTS),
            text("after", "Cursor from meta.next of the page before.", LISTS),
            new Option(
                    "totals",
                    "boolean",
                    Optional.of(false),
                    none(),
                    none(),
                    "Adds totalRecords and totalPages to meta.",
                    LISTS),
            new Option(
                    "depth",
                    "integer",
                    Optional.of(3),
                    Optional.of(-1),
                    none(),
                    "Levels of references and children that are expanded; -1 none, 0 as many as allowed.",
                    ALL),
            new Option(
                    "calcDepth",
                    "integer",
                    Optional.of(1),
                    Optional.of(-1),
                    none(),
                    "Levels on which calculated fields are evaluated.",
                    ALL));

    Option {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(standard, "standard");
        requireNonNull(least, "least");
        requireNonNull(most, "most");
        requireNonNull(meaning, "meaning");
        uses = Set.copyOf(uses);
    }

    private static Option text(String name, String meaning, Set<Use> uses) {
        return new Option(name, "string", Optional.empty(), none(), none(), meaning, uses);
    }

    private static Optional<Integer> none() {
        return Optional.empty();
    }
}
