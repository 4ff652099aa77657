package com.togahub.engine.job;

import com.togahub.engine.schedule.Schedule;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What has become due of one schedule since it was last looked at.
 *
 * @param late minutes to run for, in their order
 * @param missed the latest minutes during which no node was up, in their order
 * @param missedBefore how many such minutes there were before these
 * @param firstMissed the very first of them
 * @param through up to where this goes
 */
record DueMinutes(
        List<Instant> late, List<Instant> missed, long missedBefore, Optional<Instant> firstMissed, Instant through) {
    /** So many runs are started at once; the rest at the next tick. */
    static final int MOST_RUNS = 500;
    /** So many missed minutes are recorded one by one. */
    static final int MOST_MISSED = 100;

    DueMinutes {
        late = List.copyOf(late);
        missed = List.copyOf(missed);
    }

    /**
     * Looks at everything after one instant and up to another, or as far as there are runs enough for one tick.
     *
     * @param attendance tells late minutes from missed ones
     */
    static DueMinutes between(Schedule schedule, Instant after, Instant upTo, Attendance attendance) {
        List<Instant> late = new ArrayList<>();
        Deque<Instant> missed = new ArrayDeque<>();
        long missedBefore = 0;
        Optional<Instant> firstMissed = Optional.empty();
        Optional<Instant> fire = next(schedule, after, upTo);
        while (fire.isPresent()) {
            Instant minute = fire.get();
            if (attendance.covers(minute)) {
                late.add(minute);
                if (late.size() == MOST_RUNS) {
                    return new DueMinutes(late, List.copyOf(missed), missedBefore, firstMissed, minute);
                }
            } else {
                firstMissed = firstMissed.or(() -> Optional.of(minute));
                missed.add(minute);
                if (missed.size() > MOST_MISSED) {
                    missed.remove();
                    missedBefore++;
                }
            }
            fire = next(schedule, minute, upTo);
        }
        return new DueMinutes(late, List.copyOf(missed), missedBefore, firstMissed, upTo);
    }

    private static Optional<Instant> next(Schedule schedule, Instant after, Instant upTo) {
        return schedule.next(after, upTo).map(ZonedDateTime::toInstant);
    }
}
