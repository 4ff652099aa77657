package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import com.togahub.engine.schedule.CronExpression;
import com.togahub.engine.schedule.CronSyntaxException;
import com.togahub.engine.schedule.Schedule;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Set;

/**
 * {@code GET /v2/cron-preview?schedule=..}: what an expression means, in words, and when it fires next. Options: {@code timezone}
 * (Chicago's), {@code after} (now; a local time of that zone, or one with an offset), {@code count} (5).
 */
public final class CronPreviewRoute implements ScriptedApi {
    private static final String SCHEDULE = "schedule";
    private static final String ZONE = "timezone";
    private static final String AFTER = "after";
    private static final String COUNT = "count";
    private static final Set<String> OPTIONS = Set.of(SCHEDULE, ZONE, AFTER, COUNT);
    private static final int LONGEST_SCHEDULE = 100;
    private static final int MOST = 100;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9000;
    private static final DateTimeFormatter FIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final Clock clock;

    /** Previews from this clock's time on. */
    public CronPreviewRoute(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public String name() {
        return "CronPreview";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        parameters.keySet().stream()
                .filter(option -> !OPTIONS.contains(option))
                .sorted()
                .findFirst()
                .ifPresent(option -> {
                    throw refused(Code.EV_3, option, "There is no such option.");
                });
        CronExpression expression = expression(parameters);
        ZoneId zone = zone(parameters.getOrDefault(ZONE, CronTicker.ZONE.getId()));
        Instant after = parameters.containsKey(AFTER) ? after(parameters.get(AFTER), zone) : clock.instant();
        int count = count(parameters.getOrDefault(COUNT, "5"));
        ObjectNode answer = Json.mapper().createObjectNode().put("description", expression.description());
        ArrayNode fires = answer.putArray("fires");
        for (ZonedDateTime fire : new Schedule(expression, zone).next(after, count)) {
            fires.add(FIRE.format(fire));
        }
        return new Data(200, "cronPreview", answer);
    }

    private static CronExpression expression(Map<String, String> parameters) {
        String text = parameters.get(SCHEDULE);
        if (text == null) {
            throw refused(Code.EV_6, SCHEDULE, "A cron expression is required.");
        }
        if (text.length() > LONGEST_SCHEDULE) {
            throw refused(Code.EV_7, SCHEDULE, "A cron expression has at most " + LONGEST_SCHEDULE + " characters.");
        }
        try {
            return CronExpression.parse(text);
        } catch (CronSyntaxException e) {
            throw refused(Code.EV_7, SCHEDULE, "This is no cron expression: " + e.getMessage() + ".");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw refused(Code.EV_7, ZONE, "This is no time zone, such as America/Chicago.");
        }
    }

    private static Instant after(String text, ZoneId zone) {
        try {
            // a space is what a plus sign becomes that was not encoded
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replace(' ', '+'), ZonedDateTime::from, LocalDateTime::from);
            ZonedDateTime zoned = time instanceof ZonedDateTime exact
                    ? exact
                    : LocalDateTime.from(time).atZone(zone);
            if (zoned.getYear() >= FIRST_YEAR && zoned.getYear() <= LAST_YEAR) {
                return zoned.toInstant();
            }
        } catch (DateTimeException e) {
            throw refused(Code.EV_7, AFTER, "This is no time, such as 2026-01-31T12:00:00 or 2026-01-31T18:00:00Z.");
        }
        throw refused(Code.EV_7, AFTER, "The year must be between " + FIRST_YEAR + " and " + LAST_YEAR + ".");
    }

    private static int count(String text) {
        int count = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (count < 1 || count > MOST) {
            throw refused(Code.EV_7, COUNT, "A number from 1 to " + MOST + " is needed.");
        }
        return count;
    }

    private static ProblemException refused(Code code, String option, String text) {
        return new ProblemException(Problem.of(code, text).at(option));
    }
}
