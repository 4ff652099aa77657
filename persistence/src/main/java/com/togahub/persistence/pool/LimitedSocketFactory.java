package com.togahub.persistence.pool;

import java.time.Duration;
import java.util.Optional;

/**
 * Watchful sockets of requests and jobs, which have an end: where the server's own clock limits no statement, as MySQL's limits
 * queries only, and where one connection alone has died unseen while the server answers all others.
 */
public final class LimitedSocketFactory extends WatchfulSocketFactory {
    /** The server's own limit comes first, since it leaves the connection whole and says what it was. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** For the driver. */
    public LimitedSocketFactory() {}

    @Override
    Optional<Duration> mostSilence(HostWatch known) {
        return Optional.of(known.mostPerStatement().plus(GRACE));
    }
}
