package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When worker nodes were up. A minute during which one was up has not been missed, however late it is evaluated: the node was
 * busy, or the database was away.
 *
 * @param stays the known stays, in any order
 */
public record Attendance(List<Stay> stays) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public Attendance {
        stays = List.copyOf(stays);
    }

    /**
     * One node's life.
     *
     * @param from when it was first heard of
     * @param to when it was last heard of
     */
    public record Stay(Instant from, Instant to) {
        public Stay {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }
    }

    /** Whether some node was up at some time of the minute that begins here. */
    public boolean covers(Instant minute) {
        Instant end = minute.plus(MINUTE);
        return stays.stream()
                .anyMatch(stay -> stay.from().isBefore(end) && !stay.to().isBefore(minute));
    }
}
