package com.togahub.persistence.pool;

import com.mysql.cj.jdbc.Driver;
import com.togahub.persistence.host.Host;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Asks by a connection of its own whether a server answers. A full log-in, since servers count broken-off ones and shut
 * the door after some. One question at a time per server; the answer serves all who wait.
 */
final class HostProbe {
    /** The driver makes socket factories itself and tells them no more than a server's address. */
    private static final Map<String, HostProbe> BY_ADDRESS = new ConcurrentHashMap<>();

    private static final long FRESH_NANOS = 2_000_000_000L;
    private static final String PATIENCE_MILLIS = "1500";
    /** Numbers of errors that servers report; whoever refuses, answers. */
    private static final int LEAST_SERVER_ERROR = 1000;

    private final Host host;
    private final Supplier<Optional<String>> password;
    private boolean hasAsked;
    private long asked;
    private boolean answered;

    private HostProbe(Host host, Supplier<Optional<String>> password) {
        this.host = host;
        this.password = password;
    }

    /** Makes a server known, with an account of it. */
    static void add(Host host, Supplier<Optional<String>> password) {
        BY_ADDRESS.put(host.authority(), new HostProbe(host, password));
    }

    /** The probe of a server, if it is known. */
    static Optional<HostProbe> of(String server, int port) {
        return Optional.ofNullable(BY_ADDRESS.get(server + ":" + port));
    }

    /** Whether the server answers now, or did within two seconds. */
    synchronized boolean answers() {
        if (!hasAsked || System.nanoTime() - asked > FRESH_NANOS) {
            answered = ask();
            asked = System.nanoTime();
            hasAsked = true;
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
