package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether token holders are still active, remembered for a few seconds: a token outlives neither its client nor its owner. */
public final class ActiveCallers {
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int MOST = 20_000;

    private final Standing standing;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(boolean active, Instant seen) {}

    /** Remembers what the port says. */
    public ActiveCallers(Standing standing, Clock clock) {
        this.standing = requireNonNull(standing, "standing");
        this.clock = requireNonNull(clock, "clock");
    }

    boolean isActive(Caller caller) {
        String key = caller.clientUuid().orElse("") + '/' + caller.identity();
        Instant now = clock.instant();
        Known last = known.get(key);
        if (last != null && last.seen().plus(FRESH).isAfter(now)) {
            return last.active();
        }
        boolean active = standing.isActive(caller);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, new Known(active, now));
        return active;
    }
}
