package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.persistence.testing.EngineFixture;
import java.time.Duration;

/** What all processes of a run share. */
record World(
        Baton baton,
        Dice dice,
        Lines lines,
        Rewriting rewriting,
        Post post,
        Recorder recorder,
        EngineFixture fixture,
        Orders orders,
        HeldOutcomes outcomes) {
    /** How long an action may run. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    /** How long a queued job waits before it is sent again. */
    static final Duration STALE = Duration.ofMinutes(2);

    World {
        requireNonNull(baton, "baton");
        requireNonNull(dice, "dice");
        requireNonNull(lines, "lines");
        requireNonNull(rewriting, "rewriting");
        requireNonNull(post, "post");
        requireNonNull(recorder, "recorder");
        requireNonNull(fixture, "fixture");
        requireNonNull(orders, "orders");
        requireNonNull(outcomes, "outcomes");
    }
}
