package com.togahub.engine.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A place in the log, which is sorted by time.
 *
 * @param started when the request there was received
 * @param number its row, which settles who comes first within a millisecond and must not leave the server
 */
public record LogPlace(Instant started, long number) {
    public LogPlace {
        requireNonNull(started, "started");
    }
}
