package com.togahub.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chicago: clocks go from 02:00 to 03:00 on 8 March 2026 and from 02:00 back to 01:00 on 1 November 2026. */
class ScheduleTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // fixed times: once per local day; right after the gap; the first pass of the overlap
                "30 2 * * *   | 2026-03-07T12:00-06:00 | 2026-03-08T03:00-05:00 2026-03-09T02:30-05:00",
                "0,30 2 * * * | 2026-03-07T12:00-06:00 | 2026-03-08T03:00-05:00 2026-03-09T02:00-05:00",
                "30 1 * * *   | 2026-10-31T12:00-05:00 | 2026-11-01T01:30-05:00 2026-11-02T01:30-06:00",
                "30 1 * * *   | 2026-11-01T01:30-05:00 | 2026-11-02T01:30-06:00",
                "30 1 * * *   | 2026-11-01T01:10-06:00 | 2026-11-02T01:30-06:00",
                "0 3 * * *    | 2026-03-08T01:59-06:00 | 2026-03-08T03:00-05:00 2026-03-09T03:00-05:00",
                "30 2 * * sun | 2026-03-07T12:00-06:00 | 2026-03-08T03:00-05:00 2026-03-15T02:30-05:00",
                "15 2 8 3 *   | 2026-03-01T12:00-06:00 | 2026-03-08T03:00-05:00 2027-03-08T02:15-06:00",
                "0,30 1,2 * * * | 2026-03-08T01:10-06:00 | 2026-03-08T01:30-06:00 2026-03-08T03:00-05:00 2026-03-09T01:00-05:00",
                "0,30 1 * * * | 2026-11-01T00:00-05:00 | 2026-11-01T01:00-05:00 2026-11-01T01:30-05:00 2026-11-02T01:00-06:00",
                "0 2 * * *    | 2026-11-01T01:30-05:00 | 2026-11-01T02:00-06:00 2026-11-02T02:00-06:00",
                "0 0 1 nov *  | 2026-10-31T12:00-05:00 | 2026-11-01T00:00-05:00 2027-11-01T00:00-05:00",
                // intervals: real time
                "*/30 2 * * * | 2026-03-07T12:00-06:00 | 2026-03-09T02:00-05:00 2026-03-09T02:30-05:00",
                "*/30 1 * * * | 2026-11-01T00:00-05:00 | 2026-11-01T01:00-05:00 2026-11-01T01:30-05:00 2026-11-01T01:00-06:00 2026-11-01T01:30-06:00",
                "0-59 1 * * * | 2026-11-01T01:58-05:00 | 2026-11-01T01:59-05:00 2026-11-01T01:00-06:00",
                "* * * * *    | 2026-03-08T01:58-06:00 | 2026-03-08T01:59-06:00 2026-03-08T03:00-05:00 2026-03-08T03:01-05:00",
                "*/30 * * * * | 2026-03-08T01:15-06:00 | 2026-03-08T01:30-06:00 2026-03-08T03:00-05:00",
                "*/30 * * * * | 2026-11-01T01:15-05:00 | 2026-11-01T01:30-05:00 2026-11-01T01:00-06:00 2026-11-01T01:30-06:00",
                "0 * * * *    | 2026-11-01T00:30-05:00 | 2026-11-01T01:00-05:00 2026-11-01T01:00-06:00 2026-11-01T02:00-06:00",
                "15 */2 * * * | 2026-03-08T00:30-06:00 | 2026-03-08T04:15-05:00 2026-03-08T06:15-05:00",
            })
    void firesWhereClocksChange(String expression, OffsetDateTime after, String expected) {
        Schedule schedule = new Schedule(CronExpression.parse(expression), CHICAGO);
        List<ZonedDateTime> fires = schedule.next(after.toInstant(), expected.split(" ", -1).length);
        assertEquals(
                expected,
                fires.stream().map(fire -> fire.toOffsetDateTime().toString()).collect(Collectors.joining(" ")));
    }

    /** Looking at half an hour at a time finds what a search without an end finds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 2 * * *",
                "0,30 1,2,3 * * *",
                "59 23 * * *",
                "0 0 * * *",
                "*/20 1-3 * * *",
                "0 * * * *",
                "7,9 */5 * * sun",
                "15 2 8 3 *",
                "0 1 1 11 *"
            })
    void anEndHidesNothingBeforeIt(String expression) {
        Schedule schedule = new Schedule(CronExpression.parse(expression), CHICAGO);
        for (String day : List.of("2026-03-07T00:00:00Z", "2026-10-31T00:00:00Z", "2026-06-01T00:00:00Z")) {
            Instant start = Instant.parse(day);
            Instant end = start.plus(Duration.ofDays(3));
            List<Instant> whole = new ArrayList<>();
            for (ZonedDateTime fire : schedule.next(start, 500)) {
                if (fire.toInstant().isAfter(end)) {
                    break;
                }
                whole.add(fire.toInstant());
            }
            List<Instant> piecewise = new ArrayList<>();
            for (Instant from = start; from.isBefore(end); from = from.plus(Duration.ofMinutes(30))) {
                Instant upTo = from.plus(Duration.ofMinutes(30));
                Optional<ZonedDateTime> fire = schedule.next(from, upTo);
                while (fire.isPresent()) {
                    piecewise.add(fire.get().toInstant());
                    fire = schedule.next(fire.get().toInstant(), upTo);
                }
            }
            assertEquals(whole, piecewise, expression + " from " + day);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "*/5 * 31 2 *", "0 0 15 * fri#2"})
    void answersNothingForADayThatNeverComes(String expression) {
        Schedule schedule = new Schedule(CronExpression.parse(expression), CHICAGO);
        assertEquals(Optional.empty(), schedule.next(Instant.parse("2026-01-01T00:00:00Z")));
        assertEquals(List.of(), schedule.next(Instant.parse("2026-01-01T00:00:00Z"), 5));
    }
}
