package com.togahub.persistence.pool;

import com.mysql.cj.jdbc.Driver;
import com.togahub.persistence.host.Host;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Knows whether a server answers, by a connection of its own. A full log-in, since servers count broken-off ones and shut the
 * door after some. One question at a time per server; the answer serves all who wait.
 *
 * <p>A server that has not answered twice in a row is away. From then on a thread asks again every half second until it is back,
 * and nobody else needs to find it out by waiting.
 */
final class HostWatch {
    /** The driver makes socket factories itself and tells them no more than a server's address. */
    private static final Map<String, HostWatch> BY_ADDRESS = new ConcurrentHashMap<>();

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final String PATIENCE_MILLIS = "1500";
    private static final long BETWEEN_MILLIS = 500;
    /** A busy server may miss one question. */
    private static final int MISSED_WHEN_AWAY = 2;
    /** Numbers of errors that servers report; whoever refuses, answers. */
    static final int LEAST_SERVER_ERROR = 1000;

    private static final System.Logger LOG = System.getLogger(HostWatch.class.getName());

    private final Pools owner;
    private final Host host;
    private final Supplier<Optional<String>> password;
    private final Runnable onAway;
    private final Duration mostPerStatement;
    private final Object questions = new Object();
    private boolean hasAsked;
    private long asked;
    private boolean answered;
    private int missed;
    private volatile boolean away;
    private volatile boolean closed;
    private Optional<Thread> asking = Optional.empty();

    private HostWatch(
            Pools owner, Host host, Supplier<Optional<String>> password, Runnable onAway, Duration mostPerStatement) {
        this.owner = owner;
        this.host = host;
        this.password = password;
        this.onAway = onAway;
        this.mostPerStatement = mostPerStatement;
    }

    /**
     * Makes a server known, with an account of it; the first account serves for all.
     *
     * @param owner whose watch it is, until {@link #closeAll(Pools)}
     * @param onAway told when it turns out to be away
     * @param mostPerStatement how long the server may work on a statement of requests and jobs
     */
    static void add(
            Pools owner, Host host, Supplier<Optional<String>> password, Runnable onAway, Duration mostPerStatement) {
        BY_ADDRESS.compute(
                host.authority(),
                (address, known) -> known != null && known.owner.equals(owner)
                        ? known
                        : new HostWatch(owner, host, password, onAway, mostPerStatement));
    }

    /** The watch of a server, if it is known. */
    static Optional<HostWatch> of(String server, int port) {
        return of(server + ":" + port);
    }

    /** The watch of a server by its name and port, if it is known. */
    static Optional<HostWatch> of(String authority) {
        return Optional.ofNullable(BY_ADDRESS.get(authority));
    }

    /** How long the server may work on a statement of requests and jobs. */
    Duration mostPerStatement() {
        return mostPerStatement;
    }

    /** Ends the watches of an owner. */
    static void closeAll(Pools owner) {
        BY_ADDRESS.values().removeIf(watch -> {
            boolean isOwn = watch.owner.equals(owner);
            if (isOwn) {
                watch.close();
            }
            return isOwn;
        });
    }

    /** Whether it has not answered of late; if so, it is being asked. */
    boolean isAway() {
        if (away) {
            suspect();
        }
        return away;
    }

    /** Whether the server answers now, or did within two seconds. */
    boolean answers() {
        synchronized (questions) {
            if (hasAsked && System.nanoTime() - asked <= FRESH_NANOS) {
                return answered;
            }
            return askNow();
        }
    }

    /** Has the server asked by a thread of its own, after a failure that may mean that it is away. */
    synchronized void suspect() {
        if (closed || asking.isPresent()) {
            return;
        }
        Thread thread = new Thread(this::askUntilItAnswers, "toga-host-" + host.authority());
        thread.setDaemon(true);
        asking = Optional.of(thread);
        thread.start();
    }

    private synchronized void close() {
        closed = true;
        asking.ifPresent(Thread::interrupt);
    }

    private void askUntilItAnswers() {
        try {
            while (!closed && !askedApart()) {
                if (away) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            // the pools are closed
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                asking = Optional.empty();
            }
        }
    }

    private boolean askedApart() {
        synchronized (questions) {
            return askNow();
        }
    }

    private boolean askNow() {
        answered = ask();
        asked = System.nanoTime();
        hasAsked = true;
        missed = answered ? 0 : missed + 1;
        boolean isAway = missed >= MISSED_WHEN_AWAY || (away && !answered);
        if (isAway != away) {
            away = isAway;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "database host " + host.authority() + (isAway ? " does not answer" : " answers again"));
            if (isAway) {
                onAway.run();
            }
        }
        if (!answered) {
            suspect();
        }
        if (missed == 1) {
            // what one server cannot be reached for may concern all, and a request that needs two waits for both in
            // turn
            BY_ADDRESS.values().stream()
                    .filter(each -> each.owner.equals(owner))
                    .forEach(HostWatch::suspect);
        }
        return answered;
    }

    private boolean ask() {
        Properties properties = new Properties();
        properties.putAll(host.options());
        properties.setProperty("user", host.user());
        password.get().ifPresent(value -> properties.setProperty("password", value));
        properties.setProperty("connectTimeout", PATIENCE_MILLIS);
        properties.setProperty("socketTimeout", PATIENCE_MILLIS);
        properties.setProperty("fallbackToSystemKeyStore", "false");
        try (Connection connection = new Driver().connect(host.url(), properties)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return e.getErrorCode() >= LEAST_SERVER_ERROR;
        }
    }
}
