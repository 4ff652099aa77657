package com.togahub.engine.job.binding;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The conversions from JSON to single classes. Each refuses what is not exactly of its kind: no text is taken for a number. */
final class Conversions {
    private static final Map<Class<?>, Conversion> BUILT_IN = Map.ofEntries(
            entry(String.class, strict("a text", JsonNode::isTextual, JsonNode::textValue)),
            entry(int.class, Conversions::toInt),
            entry(Integer.class, Conversions::toInt),
            entry(long.class, Conversions::toLong),
            entry(Long.class, Conversions::toLong),
            entry(boolean.class, strict("true or false", JsonNode::isBoolean, JsonNode::booleanValue)),
            entry(Boolean.class, strict("true or false", JsonNode::isBoolean, JsonNode::booleanValue)),
            entry(double.class, strict("a number of 64 bits", Conversions::isFinite, JsonNode::doubleValue)),
            entry(Double.class, strict("a number of 64 bits", Conversions::isFinite, JsonNode::doubleValue)),
            entry(BigDecimal.class, strict("a number", JsonNode::isNumber, JsonNode::decimalValue)),
            entry(JsonNode.class, (json, path) -> json),
            entry(ObjectNode.class, strict("an object", JsonNode::isObject, json -> json)),
            entry(ArrayNode.class, strict("a list", JsonNode::isArray, json -> json)),
            entry(UUID.class, text("a uuid", UUID::fromString)),
            entry(Instant.class, text("an instant such as 2026-01-31T12:00:00Z", Instant::parse)),
            entry(LocalDate.class, text("a date such as 2026-01-31", LocalDate::parse)),
            entry(LocalDateTime.class, text("a local date-time such as 2026-01-31T12:00", LocalDateTime::parse)),
            entry(LocalTime.class, text("a time such as 12:00", LocalTime::parse)),
            entry(OffsetDateTime.class, text("a date-time with offset", OffsetDateTime::parse)),
            entry(ZonedDateTime.class, text("a date-time with zone", ZonedDateTime::parse)),
            entry(Duration.class, text("a duration such as PT15M", Duration::parse)),
            entry(Period.class, text("a period such as P1M", Period::parse)),
            entry(Year.class, text("a year", Year::parse)),
            entry(YearMonth.class, text("a month such as 2026-01", YearMonth::parse)),
            entry(MonthDay.class, text("a day of a year such as --01-31", MonthDay::parse)),
            entry(ZoneId.class, text("a time zone such as America/Chicago", ZoneId::of)));

    private final Map<Class<?>, Conversion> byClass;

    /** The built-in conversions and others, such as of the container's own JSON types. */
    Conversions(Map<Class<?>, Function<JsonNode, Object>> others) {
        Map<Class<?>, Conversion> all = new HashMap<>(BUILT_IN);
        others.forEach((type, conversion) -> all.put(
                type,
                (json, path) -> guarded("a value for " + type.getSimpleName(), path, () -> conversion.apply(json))));
        byClass = Map.copyOf(all);
    }

    Optional<Conversion> find(Class<?> type) {
        return Optional.ofNullable(byClass.get(type));
    }

    /** Whether JSON for this class is a text, so that a default is taken as it is. */
    static boolean isWrittenAsText(Class<?> type) {
        return type == String.class
                || type == UUID.class
                || type.isEnum()
                || type.getPackageName().equals("java.time");
    }

    /** An enum's constant by its name. */
    static Conversion ofEnum(Class<?> type) {
        return (json, path) -> {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(json.textValue())) {
                    return constant;
                }
            }
            throw mistyped(path, "one of " + names(type), json);
        };
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }

    static BindingException mistyped(String path, String expected, JsonNode json) {
        String found = json.isValueNode() ? json.toString() : json.isArray() ? "a list" : "an object";
        String shown = found.length() > 60 ? found.substring(0, 60) + "…" : found;
        return new BindingException("parameter " + path + ": expected " + expected + ", found " + shown);
    }

    private static Object toInt(JsonNode json, String path) {
        if (json.isNumber() && isWhole(json) && json.canConvertToInt()) {
            return json.intValue();
        }
        throw mistyped(path, "a whole number of 32 bits", json);
    }

    private static Object toLong(JsonNode json, String path) {
        if (json.isNumber() && isWhole(json) && json.canConvertToLong()) {
            return json.longValue();
        }
        throw mistyped(path, "a whole number of 64 bits", json);
    }

    private static boolean isFinite(JsonNode json) {
        return json.isNumber() && Double.isFinite(json.doubleValue());
    }

    private static boolean isWhole(JsonNode json) {
        return json.isIntegralNumber() || json.canConvertToExactIntegral();
    }

    private static Conversion strict(String expected, Predicate<JsonNode> kind, Function<JsonNode, Object> conversion) {
        return (json, path) -> {
            if (!kind.test(json)) {
                throw mistyped(path, expected, json);
            }
            return conversion.apply(json);
        };
    }

    private static Conversion text(String expected, Function<String, Object> conversion) {
        return (json, path) -> {
            if (!json.isTextual()) {
                throw mistyped(path, expected, json);
            }
            return guarded(expected + ", not " + json, path, () -> conversion.apply(json.textValue()));
        };
    }

    private static Object guarded(String expected, String path, Supplier<Object> conversion) {
        try {
            return conversion.get();
        } catch (DateTimeException | IllegalArgumentException | ClassCastException refused) {
            throw new BindingException("parameter " + path + ": expected " + expected, refused);
        }
    }

    /** Turns JSON into a value, or says at which path and why it cannot. */
    @FunctionalInterface
    interface Conversion {
        Object apply(JsonNode json, String path);
    }
}
