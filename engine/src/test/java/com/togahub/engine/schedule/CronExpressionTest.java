package com.togahub.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/15 * * * *      | 2026-05-01T10:07 | 2026-05-01T10:15 2026-05-01T10:30 2026-05-01T10:45",
                "0 2 * * *         | 2026-05-01T02:00 | 2026-05-02T02:00 2026-05-03T02:00",
                "0 0 L * *         | 2028-02-10T00:00 | 2028-02-29T00:00 2028-03-31T00:00 2028-04-30T00:00",
                "0 6 * * L5        | 2026-05-01T00:00 | 2026-05-29T06:00 2026-06-26T06:00",
                "0 6 * * 5#3       | 2026-05-01T00:00 | 2026-05-15T06:00 2026-06-19T06:00",
                "0 6 * * fri#3     | 2026-05-01T00:00 | 2026-05-15T06:00 2026-06-19T06:00",
                "0 0 13 * fri      | 2026-05-09T00:00 | 2026-05-13T00:00 2026-05-15T00:00 2026-05-22T00:00",
                "0 0 * * 7         | 2026-05-01T00:00 | 2026-05-03T00:00 2026-05-10T00:00",
                "0 0 * * sat-mon   | 2026-05-01T00:00 | 2026-05-02T00:00 2026-05-03T00:00 2026-05-04T00:00",
                "50-5/5 * * * *    | 2026-05-01T00:40 | 2026-05-01T00:50 2026-05-01T00:55 2026-05-01T01:00 2026-05-01T01:05",
                "0 0 1 nov-feb *   | 2026-01-15T00:00 | 2026-02-01T00:00 2026-11-01T00:00 2026-12-01T00:00",
                "*/90 * * * *      | 2026-05-01T00:40 | 2026-05-01T01:00 2026-05-01T02:00",
                "@weekly           | 2026-05-01T00:00 | 2026-05-03T00:00 2026-05-10T00:00",
                "0 0 29 2 *        | 2026-05-01T00:00 | 2028-02-29T00:00 2032-02-29T00:00",
            })
    void firesAtTheNextTimes(String expression, LocalDateTime after, String expected) {
        CronExpression cron = CronExpression.parse(expression);
        List<String> fires = new ArrayList<>();
        LocalDateTime time = after;
        for (int i = expected.split(" ", -1).length; i > 0; i--) {
            time = cron.next(time).orElseThrow();
            fires.add(time.toString());
        }
        assertEquals(expected, String.join(" ", fires));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "1-2-3 * * * *",
                "a * * * *",
                "* * ?,1 * *",
                "* ? * * *",
                "* * * * 5#6",
                "* * * * 1,L5",
                "* * L-3 * *",
                "@reboot",
                "* * 15W * *",
                "1, * * * *",
                "-1 * * * *"
            })
    void refusesWhatIsNoExpression(String text) {
        assertThrows(CronSyntaxException.class, () -> CronExpression.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6 *", "0 0 20 * mon#1"})
    void answersNothingForADayThatNeverComes(String text) {
        assertEquals(Optional.empty(), CronExpression.parse(text).next(LocalDateTime.of(2026, 1, 1, 0, 0)));
    }
}
