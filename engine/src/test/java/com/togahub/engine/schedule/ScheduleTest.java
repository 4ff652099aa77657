package com.togahub.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                // intervals: real time
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

    @Test
    void isDueAtEveryMinuteSinceTheLastEvaluatedOne() {
        Schedule schedule = new Schedule(CronExpression.parse("*/2 * * * *"), CHICAGO);
        Instant noon = Instant.parse("2026-05-01T12:00:00Z");
        assertEquals(
                List.of(noon.plusSeconds(120), noon.plusSeconds(240)), schedule.due(noon, noon.plusSeconds(299), 100));
        assertEquals(List.of(noon.plusSeconds(240)), schedule.due(noon, noon.plusSeconds(299), 1));
        assertEquals(List.of(), schedule.due(noon, noon, 100));
    }
}
