package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A node's clock, which is wrong. */
final class SteppedClock extends Clock {
    private final Baton baton;
    private final Duration offset;

    SteppedClock(Baton baton, Duration offset) {
        this.baton = requireNonNull(baton, "baton");
        this.offset = requireNonNull(offset, "offset");
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(baton.now()).plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
