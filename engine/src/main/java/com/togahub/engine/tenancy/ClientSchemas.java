package com.togahub.engine.tenancy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Port: the schemas of clients on the hosts of this node's environment. All of it is outside of the request's transaction,
 * as schemas are made by statements that no transaction holds, except {@link #finish}.
 *
 * <p>Failures are {@link com.togahub.engine.store.StoreException}s: UNAVAILABLE where a host cannot be reached or a schema not
 * be made.
 */
public interface ClientSchemas {
    /**
     * A host that schemas can be written to.
     *
     * @param uuid of its row
     * @param environment uuid of its environment's row
     * @param isWriter whether it is an active writer
     */
    record Host(String uuid, String environment, boolean isWriter) {
        public Host {
            requireNonNull(uuid, "uuid");
            requireNonNull(environment, "environment");
        }
    }

    /**
     * A client whose row is there.
     *
     * @param uuid of the row
     * @param host uuid of the host of its data; empty where no row of {@code Databases} says so
     * @param isServed whether everything is at the present version
     */
    record Existing(String uuid, Optional<String> host, boolean isServed) {
        public Existing {
            requireNonNull(uuid, "uuid");
            requireNonNull(host, "host");
        }
    }

    /** What a schema is for; the names are those of {@code Databases.purpose}. */
    enum Purpose {
        CLIENT,
        CLIENT_LOGS
    }

    /**
     * A schema that is at the present version now.
     *
     * @param version the newest migration in it
     * @param migrations how many were carried out now; none where it was all there
     * @param took how long that took
     */
    record Made(Purpose purpose, String name, String version, int migrations, Duration took) {
        public Made {
            requireNonNull(purpose, "purpose");
            requireNonNull(name, "name");
            requireNonNull(version, "version");
            requireNonNull(took, "took");
        }
    }

    /** A host of this environment by its uuid. */
    Optional<Host> host(String uuid);

    /** The active writer with the fewest clients. */
    Optional<Host> leastLoaded();

    /** The host where an earlier try has begun the schemas of a client that is not there yet. */
    Optional<Host> begun(Slug slug);

    /** A client as the committed rows say. */
    Optional<Existing> existing(Slug slug);

    /**
     * Makes the schemas of a client that nobody has ever used. That they are this client's is noted first, durably; what an
     * earlier try has left unfinished is made anew.
     *
     * @throws com.togahub.engine.problem.ProblemException EV-9 where a schema of that name is there that no try of ours has made
     */
    List<Made> make(Slug slug, Host host);

    /** Brings the schemas to the present version that the rows of {@code Databases} name for a client. Drops nothing. */
    List<Made> complete(Slug slug);

    /**
     * Ends what {@link #make} has begun, in the request's transaction and with its rows of {@code Databases}: the client is
     * there when that commits.
     */
    void finish(Slug slug, List<Made> made);
}
