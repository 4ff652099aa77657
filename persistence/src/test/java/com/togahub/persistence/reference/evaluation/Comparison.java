package com.togahub.persistence.reference.evaluation;

import com.togahub.persistence.reference.model.Clause;
import com.togahub.persistence.reference.model.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A value compared with arguments. */
final class Comparison {
    private Comparison() {}

    static Truth of(Object value, Kind kind, Clause.Compare compare) {
        List<String> arguments = compare.arguments();
        return switch (compare.operator()) {
            case "null" -> Truth.of(!bool(arguments.get(0)));
            case "in" -> Truth.of(arguments.stream().anyMatch(each -> same(value, kind, each)));
            case "out" -> Truth.of(arguments.stream().noneMatch(each -> same(value, kind, each)));
            case "like" -> Truth.of(Collation.like((String) value, arguments.get(0), false));
            case "ilike" -> Truth.of(Collation.like((String) value, arguments.get(0), true));
            case "eq" -> Truth.of(matches(value, kind, arguments.get(0)));
            case "ne" -> Truth.of(!matches(value, kind, arguments.get(0)));
            default -> ordered(compare.operator(), compare(value, parse(kind, arguments.get(0)), kind));
        };
    }

    /** The same where there is no value. */
    static Truth ofNothing(Clause.Compare compare) {
        if (compare.operator().equals("null")) {
            return Truth.of(bool(compare.arguments().get(0)));
        }
        // comparing with no values at all does not look at this one
        boolean none = compare.arguments().isEmpty();
        return none && compare.operator().equals("in") ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static Truth ordered(String operator, int difference) {
        return Truth.of(
                switch (operator) {
                    case "gt" -> difference > 0;
                    case "ge" -> difference >= 0;
                    case "lt" -> difference < 0;
                    default -> difference <= 0;
                });
    }

    private static boolean matches(Object value, Kind kind, String argument) {
        boolean pattern = kind.isText() && argument.contains("*");
        return pattern ? wildcard((String) value, argument) : same(value, kind, argument);
    }

    private static boolean wildcard(String text, String argument) {
        String pattern = argument.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
        return Collation.like(text, pattern, true);
    }

    private static boolean same(Object value, Kind kind, String argument) {
        return compare(value, parse(kind, argument), kind) == 0;
    }

    /** Orders two values of a kind. */
    static int compare(Object left, Object right, Kind kind) {
        if (left instanceof String text) {
            boolean exact = kind == Kind.UUID || kind == Kind.REFERENCE;
            return exact ? text.compareTo((String) right) : Collation.compare(text, (String) right);
        }
        if (left instanceof Long || left instanceof BigDecimal) {
            return Eyes.number(left).compareTo(Eyes.number(right));
        }
        if (left instanceof Boolean flag) {
            return flag.compareTo((Boolean) right);
        }
        return left instanceof LocalDate date
                ? date.compareTo((LocalDate) right)
                : ((Instant) left).compareTo((Instant) right);
    }

    /** Whether the operator can be used on values of a kind, with these arguments. */
    static boolean fits(Kind kind, Clause.Compare compare) {
        if (compare.operator().equals("null")) {
            return compare.arguments().stream().allMatch(each -> readable(Kind.BOOLEAN, each));
        }
        boolean pattern =
                compare.operator().equals("like") || compare.operator().equals("ilike");
        if (kind == Kind.JSON || (pattern && !kind.isText())) {
            return false;
        }
        boolean order = List.of("gt", "ge", "lt", "le").contains(compare.operator());
        return !(order && !kind.isOrdered())
                && (pattern || compare.arguments().stream().allMatch(each -> readable(kind, each)));
    }

    private static boolean readable(Kind kind, String argument) {
        try {
            return parse(kind, argument).getClass() != Void.class;
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return false;
        }
    }

    private static Object parse(Kind kind, String argument) {
        return switch (kind) {
            case STRING, TEXT, JSON -> argument;
            case UUID, REFERENCE -> uuid(argument);
            case INTEGER -> Long.valueOf(argument);
            case DECIMAL, CALCULATED -> new BigDecimal(argument);
            case BOOLEAN -> bool(argument);
            case DATE -> LocalDate.parse(argument);
            case DATETIME -> Instant.parse(argument);
        };
    }

    private static String uuid(String argument) {
        if (argument.length() != 36) {
            throw new IllegalArgumentException("no uuid");
        }
        return UUID.fromString(argument).toString().toLowerCase(Locale.ROOT);
    }

    private static Boolean bool(String argument) {
        return switch (argument) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("no boolean");
        };
    }
}
