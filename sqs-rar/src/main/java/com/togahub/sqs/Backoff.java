package com.togahub.sqs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses between tries, with jitter so that nodes do not knock together. For one thread. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The pause after another failure: half to all of the current step. */
    Duration failed() {
        Duration step = next;
        Duration doubled = step.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(step.toMillis() / 2, step.toMillis() + 1));
    }

    /** Starts over; answers whether there had been failures. */
    boolean succeeded() {
        boolean hadFailed = !next.equals(first);
        next = first;
        return hadFailed;
    }
}
