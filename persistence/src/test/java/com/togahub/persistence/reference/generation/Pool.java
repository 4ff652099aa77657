package com.togahub.persistence.reference.generation;

import com.togahub.persistence.reference.model.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The few values that rows and arguments are taken from, so that ties, duplicates and matches are frequent. */
final class Pool {
    private static final List<String> TEXTS = List.of(
            "abc",
            "ABC",
            "Abc",
            "abc ",
            "abd",
            "a%c",
            "a_c",
            "a*c",
            "back\\slash",
            "O'Neil",
            "x\"y",
            "é",
            "E",
            "École",
            "ecole",
            "Zeta",
            "zeta",
            "10",
            "9",
            "",
            "日本",
            "under_score",
            "semi;colon,comma",
            "-- dash",
            "\uD83D\uDE00");
    private static final List<Long> INTEGERS =
            List.of(-3L, -1L, 0L, 1L, 2L, 3L, 7L, 1_000_000L, 9_007_199_254_740_993L);
    private static final List<BigDecimal> DECIMALS = List.of(
            new BigDecimal("0"),
            new BigDecimal("1"),
            new BigDecimal("1.5"),
            new BigDecimal("-2.25"),
            new BigDecimal("0.000001"),
            new BigDecimal("0.333333"),
            new BigDecimal("99999.999999"),
            new BigDecimal("10"));
    private static final List<LocalDate> DATES =
            List.of(LocalDate.parse("2024-02-29"), LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-03-29T01:30:00.123Z"),
            Instant.parse("2026-10-25T00:30:00.500Z"));
    private static final List<String> JSONS =
            List.of("{\"a\":1}", "[1,2.5,null]", "\"text\"", "{\"b\":{\"c\":[true]}}");
    private static final List<String> PATTERNS =
            List.of("%", "a%", "%c", "A_c", "a\\%c", "a\\_c", "%\\\\%", "é", "%e%", "_", "", "%日%", "ABC", "%0%");
    private static final List<String> WILDCARDS = List.of("*", "a*", "*c", "A*C", "*e*", "a%*", "*_*", "\\*", "*日*");

    private final Dice dice;
    private final List<String> uuids;

    Pool(Dice dice, List<String> uuids) {
        this.dice = dice;
        this.uuids = uuids;
    }

    /** A value of a stored kind that is no reference. */
    Object value(Kind kind) {
        return switch (kind) {
            case STRING, TEXT -> dice.of(TEXTS);
            case INTEGER -> dice.of(INTEGERS);
            case DECIMAL, CALCULATED -> dice.of(DECIMALS);
            case BOOLEAN -> dice.percent(50);
            case DATE -> dice.of(DATES);
            case DATETIME -> dice.of(INSTANTS);
            case JSON -> dice.of(JSONS);
            case UUID, REFERENCE -> dice.of(uuids);
        };
    }

    /** An argument to compare values of a kind with. */
    String argument(Kind kind) {
        Object value = value(kind);
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** A pattern for LIKE. */
    String pattern() {
        return dice.of(PATTERNS);
    }

    /** An argument with a wildcard. */
    String wildcard() {
        return dice.of(WILDCARDS);
    }
}
