package com.togahub.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronPreviewRouteTest {
    private final CronPreviewRoute route =
            new CronPreviewRoute(Clock.fixed(Instant.parse("2026-11-22T18:30:00Z"), ZoneOffset.UTC));

    /** Calls with options such as {@code schedule=0 2 * * *;count=2}. */
    private Data call(String options) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String option : options.split(";", -1)) {
            String[] pair = option.split("=", 2);
            parameters.put(pair[0], pair[1]);
        }
        return route.handle(null, parameters, Json.mapper().createObjectNode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule=0 2 * * *;count=2 | At 02:00 every day | 2026-11-23T02:00:00-06:00 2026-11-24T02:00:00-06:00",
                "schedule=@hourly | Every hour | 2026-11-22T13:00:00-06:00 2026-11-22T14:00:00-06:00 2026-11-22T15:00:00-06:00"
                        + " 2026-11-22T16:00:00-06:00 2026-11-22T17:00:00-06:00",
                "schedule=0 2 * * *;timezone=UTC;count=1 | At 02:00 every day | 2026-11-23T02:00:00+00:00",
                "schedule=30 2 * * *;after=2026-03-08T00:00:00;count=2 | At 02:30 every day"
                        + " | 2026-03-08T03:00:00-05:00 2026-03-09T02:30:00-05:00",
                "schedule=30 1 * * *;after=2026-11-01T06:30:00Z;count=1 | At 01:30 every day | 2026-11-02T01:30:00-06:00",
                "schedule=30 1 * * *;after=2026-11-01T01:29:59-05:00;count=1 | At 01:30 every day | 2026-11-01T01:30:00-05:00",
                "schedule=0 1 * * *;after=2026-11-01T00:00+01:00;timezone=Asia/Tokyo;count=1"
                        + " | At 01:00 every day | 2026-11-02T01:00:00+09:00",
                "schedule=0 1 * * *;after=2026-11-01T00:00 01:00;timezone=Asia/Tokyo;count=1"
                        + " | At 01:00 every day | 2026-11-02T01:00:00+09:00",
                "schedule=0 0 30 2 * | At 00:00 on the 30th of February |",
            })
    void saysWhatAScheduleMeans(String options, String description, String fires) {
        Data data = call(options);
        assertEquals(200, data.status());
        assertEquals("cronPreview", data.name());
        assertEquals(description, data.value().path("description").textValue());
        List<String> times = new ArrayList<>();
        for (JsonNode fire : data.value().path("fires")) {
            times.add(fire.textValue());
        }
        assertEquals(fires == null ? "" : fires, String.join(" ", times));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EV-6 schedule | count=2",
                "EV-7 schedule | schedule=",
                "EV-7 schedule | schedule=0 2 * *",
                "EV-7 schedule | schedule=0 0 2 * * *",
                "EV-7 schedule | schedule=61 * * * *",
                "EV-7 schedule | schedule=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35"
                        + " * * * *",
                "EV-7 timezone | schedule=* * * * *;timezone=Mars/Olympus",
                "EV-7 timezone | schedule=* * * * *;timezone=",
                "EV-7 after | schedule=* * * * *;after=tomorrow",
                "EV-7 after | schedule=* * * * *;after=2026-02-30T00:00:00",
                "EV-7 after | schedule=* * * * *;after=2026-02-03",
                "EV-7 after | schedule=* * * * *;after=+999999999-12-31T23:59:59Z",
                "EV-7 after | schedule=* * * * *;after=1883-11-18T12:00:00",
                "EV-7 count | schedule=* * * * *;count=0",
                "EV-7 count | schedule=* * * * *;count=101",
                "EV-7 count | schedule=* * * * *;count=-1",
                "EV-7 count | schedule=* * * * *;count=many",
                "EV-3 expression | schedule=* * * * *;expression=1",
            })
    void refusesWhatMakesNoSense(String expected, String options) {
        Problem problem = assertThrows(ProblemException.class, () -> call(options))
                .problems()
                .get(0);
        assertEquals(expected, problem.code().wireName() + " " + problem.path().orElse(""));
    }
}
