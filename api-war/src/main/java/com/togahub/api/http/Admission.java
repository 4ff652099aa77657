package com.togahub.api.http;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.fairness.FullException;
import com.togahub.engine.fairness.PacedPlaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Lets requests in, so that neither one client nor the clients of one database host, whose requests do not end, take all threads
 * that answer requests.
 */
@ApplicationScoped
public class Admission {
    /** {@code max-thread-pool-size} of the server's {@code http-thread-pool}, as its configuration says. */
    static final int THREADS = 64;

    private static final Duration MOMENT = Duration.ofMillis(250);
    /** A client alone holds two thirds of the threads at most, a host three quarters. */
    private final PacedPlaces clients = new PacedPlaces(THREADS, 2, MOMENT);

    private final PacedPlaces hosts = new PacedPlaces(THREADS, 3, MOMENT);

    /** A request that is let in, until it is closed. */
    public record Admitted(PacedPlaces.Stay client, PacedPlaces.Stay host) implements AutoCloseable {
        @Override
        public void close() {
            host.close();
            client.close();
        }
    }

    /**
     * Lets a request in.
     *
     * @throws FullException when its client or its client's host has its share already, and does not get on with it
     */
    public Admitted enter(Tenant tenant) throws FullException, InterruptedException {
        PacedPlaces.Stay client = clients.enter(tenant.slug().orElse(""));
        boolean isIn = false;
        try {
            PacedPlaces.Stay host =
                    hosts.enter(tenant.client().orElse(tenant.logs()).host());
            isIn = true;
            return new Admitted(client, host);
        } finally {
            if (!isIn) {
                client.close();
            }
        }
    }
}
