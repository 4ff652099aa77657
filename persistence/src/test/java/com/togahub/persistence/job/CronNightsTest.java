package com.togahub.persistence.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.persistence.job.CronWorld.Node;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two nights of 2026 in which Chicago's clocks change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CronNightsTest {
    private final CronWorld world = new CronWorld();

    @BeforeEach
    void begin() {
        world.clear();
    }

    /** Two nodes tick every so many minutes for six hours, so that ticks fall before, into and after the change. */
    private void night(String from, int minutes) {
        world.at(from);
        world.entry("half past two", "30 2 * * *");
        world.entry("two and half past", "0,30 2 * * *");
        world.entry("one oclock", "0 1 * * *");
        world.entry("half past one", "30 1 * * *");
        world.entry("three", "0 3 * * *");
        world.entry("each half hour", "*/30 * * * *");
        world.entry("each hour", "15 * * * *");
        world.entry("each half hour of one and two", "*/30 1,2 * * *");
        Node one = world.node("one");
        Node two = world.node("two");
        one.tick();
        for (int passed = 0; passed < 360; passed += minutes) {
            world.pass(Duration.ofMinutes(minutes));
            one.tick();
            two.tick();
        }
    }

    @ParameterizedTest(name = "a tick every {0} minutes")
    @ValueSource(ints = {15, 40, 360})
    @DisplayName("I12: 02:00 becomes 03:00 on 8 March: what falls into the gap fires once, right after it")
    void spring(int minutes) {
        // 23:00:30 in Chicago, six hours from UTC; from 08:00 UTC on it is five
        night("2026-03-08T05:00:30Z", minutes);
        assertEquals(List.of("08:00"), world.runs("half past two"));
        assertEquals(List.of("08:00"), world.runs("two and half past"));
        assertEquals(List.of("07:00"), world.runs("one oclock"));
        assertEquals(List.of("07:30"), world.runs("half past one"));
        assertEquals(List.of("08:00"), world.runs("three"));
        assertEquals(
                List.of(
                        "05:30", "06:00", "06:30", "07:00", "07:30", "08:00", "08:30", "09:00", "09:30", "10:00",
                        "10:30", "11:00"),
                world.runs("each half hour"));
        assertEquals(List.of("05:15", "06:15", "07:15", "08:15", "09:15", "10:15"), world.runs("each hour"));
        assertEquals(List.of("07:00", "07:30"), world.runs("each half hour of one and two"));
    }

    @ParameterizedTest(name = "a tick every {0} minutes")
    @ValueSource(ints = {15, 40, 360})
    @DisplayName("I12: 01:00 to 02:00 comes twice on 1 November: fixed times fire the first time, intervals both times")
    void autumn(int minutes) {
        // 23:00:30 in Chicago, five hours from UTC; from 07:00 UTC on it is six
        night("2026-11-01T04:00:30Z", minutes);
        assertEquals(List.of("06:00"), world.runs("one oclock"));
        assertEquals(List.of("06:30"), world.runs("half past one"));
        assertEquals(List.of("08:30"), world.runs("half past two"));
        assertEquals(List.of("08:00", "08:30"), world.runs("two and half past"));
        assertEquals(List.of("09:00"), world.runs("three"));
        assertEquals(
                List.of(
                        "04:30", "05:00", "05:30", "06:00", "06:30", "07:00", "07:30", "08:00", "08:30", "09:00",
                        "09:30", "10:00"),
                world.runs("each half hour"));
        assertEquals(List.of("04:15", "05:15", "06:15", "07:15", "08:15", "09:15"), world.runs("each hour"));
        assertEquals(
                List.of("06:00", "06:30", "07:00", "07:30", "08:00", "08:30"),
                world.runs("each half hour of one and two"));
    }

    @Test
    @DisplayName("I12: the night after, everything is as always")
    void theNightAfter() {
        night("2026-11-02T05:00:30Z", 360);
        assertEquals(List.of("07:30"), world.runs("half past one"));
        assertEquals(List.of("08:30"), world.runs("half past two"));
    }
}
