package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * A stored job, as far as running it needs.
 *
 * @param id its names
 * @param action path of its action
 * @param parameters a JSON object as text
 * @param attempt number of the current attempt, from 1; grows with each retry
 * @param retries how many times it was tried again by itself since somebody started it
 * @param state where it stands
 * @param timeLimit its own time limit, as its cron entry says
 */
public record Job(
        JobId id,
        String action,
        String parameters,
        int attempt,
        int retries,
        JobState state,
        Optional<Duration> timeLimit) {
    public Job {
        requireNonNull(id, "id");
        requireNonNull(action, "action");
        requireNonNull(parameters, "parameters");
        requireNonNull(state, "state");
        requireNonNull(timeLimit, "timeLimit");
    }

    /** The right to write this attempt's state. */
    public Attempt attemptToken() {
        return new Attempt(id.number(), attempt);
    }
}
