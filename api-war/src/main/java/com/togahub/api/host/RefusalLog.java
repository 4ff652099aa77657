package com.togahub.api.host;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Says in the server's log why requests are refused that leave no row in theirs: a line a second at most, since they may be very
 * many while a database is away.
 */
@ApplicationScoped
public class RefusalLog {
    private static final System.Logger LOG = System.getLogger(RefusalLog.class.getName());
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long last = System.nanoTime() - BETWEEN_NANOS;
    private long unsaid;

    /** Notes a refusal. */
    public void refused(String why) {
        line(why, System.nanoTime()).ifPresent(line -> LOG.log(System.Logger.Level.WARNING, line));
    }

    /** Notes a refusal because of a failure. */
    public void refused(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        // drivers write several lines
        String because = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
        refused(failure.getMessage().strip() + " (" + because + ")");
    }

    /** The line to be written for a refusal at this time, if it is time for one. */
    synchronized Optional<String> line(String why, long now) {
        if (now - last < BETWEEN_NANOS) {
            unsaid++;
            return Optional.empty();
        }
        String more = unsaid == 0 ? "" : "; " + unsaid + " more since the last such line";
        last = now;
        unsaid = 0;
        return Optional.of("a request is refused for now: " + why + more);
    }
}
