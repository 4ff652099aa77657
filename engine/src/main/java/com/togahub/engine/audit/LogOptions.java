package com.togahub.engine.audit;

import com.togahub.engine.context.Caller;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options of a search, as conditions. None is called {@code transactionId}, which is the name of the request's own id.
 * Unknown ones are EV-1, values that make no sense EV-7.
 */
final class LogOptions {
    static final String AFTER = "after";
    static final String PER_PAGE = "recordsPerPage";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
    private static final Pattern STATUS = Pattern.compile("[1-5]([0-9]{2}|xx)");
    private static final int LONGEST_ROUTE = 1024;
    private static final int LONGEST_IDENTITY = 255;
    private static final int MOST_METHODS = 8;
    private static final int NOT_MODIFIED = 304;
    private static final int CLASS = 100;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9000;
    private static final Map<String, Reader> READERS = readers();

    private LogOptions() {}

    /** Makes a condition of an option's value; empty where it asks for nothing. */
    private interface Reader {
        Optional<LogCondition> read(String option, String value);
    }

    private static Map<String, Reader> readers() {
        Map<String, Reader> readers = new LinkedHashMap<>();
        readers.put("id", (option, value) -> Optional.of(id(option, value)));
        readers.put("parent", (option, value) -> Optional.of(new LogCondition.Parent(exactId(option, value))));
        readers.put("inner", LogOptions::inner);
        readers.put("route", (option, value) -> Optional.of(route(option, value)));
        readers.put("method", (option, value) -> Optional.of(methods(option, value)));
        readers.put("status", (option, value) -> Optional.of(status(option, value)));
        readers.put("identity", (option, value) -> Optional.of(identities(option, value)));
        readers.put("since", (option, value) -> Optional.of(new LogCondition.Since(time(option, value))));
        readers.put("until", (option, value) -> Optional.of(new LogCondition.Until(time(option, value))));
        return readers;
    }

    /** All conditions of a search. */
    static List<LogCondition> conditions(Map<String, String> parameters) {
        List<LogCondition> conditions = new ArrayList<>();
        parameters.forEach((option, value) -> {
            Reader reader = READERS.get(option);
            if (reader != null) {
                reader.read(option, value).ifPresent(conditions::add);
            }
        });
        return conditions;
    }

    /** Refuses a request with options that are neither conditions nor among these. */
    static void requireKnown(Map<String, String> parameters, Set<String> others, boolean conditions) {
        parameters.keySet().stream()
                .filter(option -> !others.contains(option) && !(conditions && READERS.containsKey(option)))
                .sorted()
                .findFirst()
                .ifPresent(option -> {
                    throw refused(Code.EV_1, option, "There is no such option.");
                });
    }

    /** How many requests a page holds. */
    static int perPage(Map<String, String> parameters, int usual, int most) {
        String text = parameters.getOrDefault(PER_PAGE, String.valueOf(usual));
        if (!text.matches("[0-9]{1,9}")) {
            throw refused(Code.EV_7, PER_PAGE, "A number is needed.");
        }
        int count = Integer.parseInt(text);
        if (count < 1 || count > most) {
            throw refused(Code.EV_10, PER_PAGE, "A page holds 1 to " + most + " requests.");
        }
        return count;
    }

    static ProblemException refused(Code code, String option, String text) {
        return new ProblemException(Problem.of(code, text).at(option));
    }

    /** A whole id, or the beginning of one before a star. */
    private static LogCondition id(String option, String value) {
        return value.endsWith("*")
                ? new LogCondition.IdPrefix(exactId(option, value.substring(0, value.length() - 1)))
                : new LogCondition.Id(exactId(option, value));
    }

    /** A transaction id; uuids have its form too. */
    static String exactId(String option, String value) {
        if (!ID.matcher(value).matches()) {
            throw refused(
                    Code.EV_7, option, "This is no transaction id: 1 to 64 characters of A-Za-z0-9._:- are needed.");
        }
        return value;
    }

    private static Optional<LogCondition> inner(String option, String value) {
        return switch (value) {
            case "true" -> Optional.empty();
            case "false" -> Optional.of(new LogCondition.Outer());
            default -> throw refused(Code.EV_7, option, "It is true or false.");
        };
    }

    private static LogCondition route(String option, String value) {
        if (value.isBlank() || value.length() > LONGEST_ROUTE) {
            throw refused(Code.EV_7, option, "A route has 1 to " + LONGEST_ROUTE + " characters.");
        }
        return new LogCondition.RoutePrefix(value.startsWith("/") ? value : "/v2/" + value);
    }

    private static LogCondition methods(String option, String value) {
        List<String> names = Arrays.asList(value.toUpperCase(Locale.ROOT).split(",", -1));
        if (names.size() > MOST_METHODS
                || !names.stream().allMatch(name -> METHOD.matcher(name).matches())) {
            throw refused(Code.EV_7, option, "Methods are needed, such as POST or POST,PUT,DELETE.");
        }
        return new LogCondition.Methods(names);
    }

    private static LogCondition status(String option, String value) {
        if (!STATUS.matcher(value).matches()) {
            throw refused(Code.EV_7, option, "A status is needed, such as 404, or a class of them, such as 4xx.");
        }
        int number = Integer.parseInt(value.replace('x', '0'));
        boolean isClass = value.endsWith("x");
        boolean isSuccess = number / CLASS == 2 || number == NOT_MODIFIED || (isClass && number / CLASS == 3);
        // of the third class 304 alone is ever answered
        return new LogCondition.Status(number, isClass ? number + CLASS - 1 : number, isSuccess);
    }

    /** An identity as the log has it, or its uuid alone, whichever kind it is of. */
    private static LogCondition identities(String option, String value) {
        if (value.isBlank() || value.length() > LONGEST_IDENTITY) {
            throw refused(Code.EV_7, option, "An identity has 1 to " + LONGEST_IDENTITY + " characters.");
        }
        return new LogCondition.Identities(
                value.contains(":")
                        ? List.of(value)
                        : Arrays.stream(Caller.Kind.values())
                                .map(kind -> kind + ":" + value)
                                .toList());
    }

    private static Instant time(String option, String value) {
        try {
            // a space is what a plus sign becomes that was not encoded
            OffsetDateTime time = OffsetDateTime.parse(value.replace(' ', '+'));
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw refused(Code.EV_7, option, "This is no date-time with an offset, such as 2026-01-31T18:00:00Z.");
        }
        throw refused(Code.EV_7, option, "The year must be between " + FIRST_YEAR + " and " + LAST_YEAR + ".");
    }
}
