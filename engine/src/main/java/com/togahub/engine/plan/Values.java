package com.togahub.engine.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.request.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts and JSON values as values of a field's type; empty where they are none. */
final class Values {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int TEXT_LENGTH = 65_535;
    private static final int INTEGER_DIGITS = 12;
    private static final int DEFAULT_SCALE = 6;
    private static final int LONGEST_NUMBER = 64;

    private Values() {}

    /** Whether a text has the form of a record's name. */
    static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    /** The value that a filter's argument means. */
    static Optional<Object> ofText(FieldType type, String text) {
        try {
            return switch (type) {
                case STRING, TEXT, JSON -> Optional.of(text);
                case UUID, REFERENCE ->
                    UUID.matcher(text).matches() ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
                case INTEGER -> Optional.of(Long.parseLong(text));
                case DECIMAL, CALCULATED -> decimal(text);
                case BOOLEAN -> bool(text);
                case DATE -> Optional.of(date(text));
                case DATETIME -> Optional.of(instant(text));
            };
        } catch (NumberFormatException | DateTimeException e) {
            // not a value of this type: the caller says so, with its place
            return Optional.empty();
        }
    }

    /** The value of a body's member; a text where it does not fit, said as "The value " + that. */
    static Parsed ofJson(Field field, JsonNode node) {
        return switch (field.type()) {
            case STRING, TEXT -> node.isTextual() ? text(field, node.textValue()) : Parsed.wrong("must be a text.");
            case UUID ->
                node.isTextual() && UUID.matcher(node.textValue()).matches()
                        ? Parsed.of(node.textValue().toLowerCase(Locale.ROOT))
                        : Parsed.wrong("must be a UUID.");
            case INTEGER ->
                node.isIntegralNumber() && node.canConvertToLong()
                        ? Parsed.of(node.longValue())
                        : Parsed.wrong("must be an integer.");
            case DECIMAL -> node.isNumber() ? decimal(field, node.decimalValue()) : Parsed.wrong("must be a number.");
            case BOOLEAN -> node.isBoolean() ? Parsed.of(node.booleanValue()) : Parsed.wrong("must be true or false.");
            case DATE -> textual(FieldType.DATE, node, "must be a date as YYYY-MM-DD.");
            case DATETIME -> textual(FieldType.DATETIME, node, "must be a date and time as 2026-01-31T12:00:00.000Z.");
            case JSON -> json(node);
            case REFERENCE, CALCULATED ->
                throw new IllegalArgumentException("references are resolved and calculated fields read-only");
        };
    }

    /** A value, or what is wrong with it. */
    record Parsed(Optional<Object> value, String fault) {
        static Parsed of(Object value) {
            return new Parsed(Optional.of(value), "");
        }

        static Parsed wrong(String fault) {
            return new Parsed(Optional.empty(), fault);
        }
    }

    private static Parsed text(Field field, String text) {
        int length = field.maxLength().orElse(TEXT_LENGTH);
        if (text.codePointCount(0, text.length()) > length) {
            return Parsed.wrong("has at most " + length + " characters.");
        }
        return Parsed.of(text);
    }

    private static Parsed textual(FieldType type, JsonNode node, String fault) {
        Optional<Object> value = node.isTextual() ? ofText(type, node.textValue()) : Optional.empty();
        return new Parsed(value, fault);
    }

    private static Parsed json(JsonNode node) {
        try {
            return Parsed.of(Json.mapper().writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a parsed tree can be written", e);
        }
    }

    private static Parsed decimal(Field field, BigDecimal number) {
        int scale = field.scale().orElse(DEFAULT_SCALE);
        BigDecimal exact = number.stripTrailingZeros();
        if (exact.scale() > scale) {
            return Parsed.wrong("has at most " + scale + " decimal places.");
        }
        if (exact.precision() - exact.scale() > INTEGER_DIGITS) {
            return Parsed.wrong("is out of range.");
        }
        return Parsed.of(exact);
    }

    private static Optional<Object> decimal(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        // 1e999999999 is short to write and endless to print
        return Math.abs((long) number.scale()) > LONGEST_NUMBER ? Optional.empty() : Optional.of(number);
    }

    private static Optional<Object> bool(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1000 || date.getYear() > 9999) {
            throw new DateTimeException("year out of range");
        }
        return date;
    }

    private static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < 1000 || time.getYear() > 9998) {
            throw new DateTimeException("year out of range");
        }
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
