package com.togahub.engine.fairness;

import com.togahub.engine.context.Tenant;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The threads that answer requests, whatever these are: of the API, documents of trading partners, or pages. Neither one client
 * nor the clients of one database host, whose requests do not end, take all of them.
 */
public final class RequestPlaces {
    /** {@code max-thread-pool-size} of the server's {@code http-thread-pool}, as its configuration says. */
    public static final int THREADS = 64;

    private static final Duration MOMENT = Duration.ofMillis(250);
    /** A client alone holds two thirds of the threads at most, a host three quarters. */
    private final PacedPlaces clients = new PacedPlaces(THREADS, 2, MOMENT);

    private final PacedPlaces hosts = new PacedPlaces(THREADS, 3, MOMENT);

    /**
     * Whoever signs in is nobody's yet, and those hold two thirds of the threads together: no client's users may hold all of
     * that.
     */
    private final PacedPlaces newcomers = new PacedPlaces(THREADS * 2 / 3, 2, MOMENT);

    /**
     * Does a request's work.
     *
     * @param full answers instead where the client or its host has its share already, and does not get on with it
     */
    public <T> T run(Tenant tenant, Supplier<T> work, Supplier<T> full) {
        String host = tenant.client().orElse(tenant.logs()).host();
        return run(clients, tenant.slug().orElse(""), () -> run(hosts, host, work, full), full);
    }

    /**
     * Looks for somebody who signs in, among a client's users.
     *
     * @param full answers instead where others who do are in the way
     */
    public <T> T signIn(Tenant tenant, Supplier<T> work, Supplier<T> full) {
        return run(newcomers, tenant.slug().orElse(""), work, full);
    }

    private static <T> T run(PacedPlaces places, String owner, Supplier<T> work, Supplier<T> full) {
        PacedPlaces.Stay stay;
        try {
            stay = places.enter(owner);
        } catch (FullException e) {
            return full.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return full.get();
        }
        try {
            return work.get();
        } finally {
            stay.close();
        }
    }
}
