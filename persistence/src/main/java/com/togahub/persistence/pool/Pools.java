package com.togahub.persistence.pool;

import static java.util.Objects.requireNonNull;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.togahub.engine.fairness.FullException;
import com.togahub.persistence.host.Host;
import com.togahub.persistence.host.Passwords;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.pool.wrapper.ConnectionWrapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The connection pools of all hosts. A pool is made at first use, holds no connection that nobody needs, closes idle ones, and
 * goes itself when nobody has asked it for long, as when no row names its host any more. Connections come in auto-commit mode
 * and must be given back so.
 */
public final class Pools implements AutoCloseable {
    private static final Duration UNUSED_BEFORE_CLOSE = Duration.ofMinutes(10);
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofMinutes(1).toNanos();

    private static final Duration MOST_PER_STATEMENT = Duration.ofMinutes(30);

    private final Passwords passwords;
    private final Duration mostPerStatement;
    private final Duration unusedBeforeClose;
    private final long betweenLooksNanos;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<Key, HostPool> pools = new ConcurrentHashMap<>();
    private final AtomicLong looked = new AtomicLong(System.nanoTime());

    /** Pools that log in with these passwords. */
    public Pools(Passwords passwords) {
        this(passwords, MOST_PER_STATEMENT);
    }

    /**
     * The same with a limit.
     *
     * @param mostPerStatement how long a statement of requests and jobs may take: on MySQL a query, on MariaDB any
     */
    public Pools(Passwords passwords, Duration mostPerStatement) {
        this(passwords, mostPerStatement, UNUSED_BEFORE_CLOSE, BETWEEN_LOOKS_NANOS);
    }

    /**
     * The same with other times.
     *
     * @param unusedBeforeClose after which a pool that nobody has asked is closed
     * @param betweenLooksNanos between looks for such pools
     */
    Pools(Passwords passwords, Duration unusedBeforeClose, long betweenLooksNanos) {
        this(passwords, MOST_PER_STATEMENT, unusedBeforeClose, betweenLooksNanos);
    }

    private Pools(Passwords passwords, Duration mostPerStatement, Duration unusedBeforeClose, long betweenLooksNanos) {
        this.passwords = passwords;
        this.mostPerStatement = requireNonNull(mostPerStatement, "mostPerStatement");
        this.unusedBeforeClose = unusedBeforeClose;
        this.betweenLooksNanos = betweenLooksNanos;
    }

    private record Key(String host, Purpose purpose) {}

    /** Makes a host known, or the name of its password another; answers its key. */
    public String add(Host host) {
        hosts.put(host.key(), host);
        HostWatch.add(this, host, () -> password(host.key()), () -> refuseWaiting(host.authority()), mostPerStatement);
        return host.key();
    }

    /**
     * Borrows a connection, on account of the schema.
     *
     * @param host key of a host made known before
     * @param schema becomes the connection's catalog
     * @throws SQLException when none is to be had within seconds, or the schema is not there
     */
    public Connection connection(String host, String schema, Purpose purpose) throws SQLException {
        return connection(host, schema, purpose, new Share(schema, false));
    }

    /**
     * Borrows a connection.
     *
     * @param host key of a host made known before
     * @param schema becomes the connection's catalog
     * @param share on whose account
     * @throws SQLException when none is to be had within seconds, or the schema is not there
     */
    public Connection connection(String host, String schema, Purpose purpose, Share share) throws SQLException {
        Connection connection = connection(host, purpose, share);
        try {
            if (!schema.equals(connection.getCatalog())) {
                connection.setCatalog(schema);
            }
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            throw e;
        }
    }

    /**
     * Borrows a connection for statements that name their schemas.
     *
     * @param share on whose account
     * @throws SQLException when none is to be had within seconds; at once while the host is known to be away
     */
    public Connection connection(String host, Purpose purpose, Share share) throws SQLException {
        Host known = hosts.get(host);
        if (known == null) {
            throw new SQLException("No such database host: " + host, "08001");
        }
        Optional<HostWatch> watch = HostWatch.of(known.authority());
        if (watch.isPresent() && watch.get().isAway()) {
            throw new SQLTransientConnectionException("the host is away: " + known.authority());
        }
        closeUnused();
        Key key = new Key(host, purpose);
        HostPool pool = pools.computeIfAbsent(key, each -> open(known, purpose));
        try {
            return pool.connection(share.owner(), share.isFurther());
        } catch (SQLException e) {
            if (!pool.equals(pools.get(key)) && pool.isClosed()) {
                // as unused, between the two lines above
                return connection(host, purpose, share);
            }
            if (mayMeanAway(e)) {
                watch.ifPresent(HostWatch::suspect);
            }
            throw e;
        }
    }

    private static boolean mayMeanAway(SQLException failure) {
        return failure.getErrorCode() < HostWatch.LEAST_SERVER_ERROR && !(failure.getCause() instanceof FullException);
    }

    /**
     * On whose account a connection is borrowed.
     *
     * @param owner a schema, or another name of whoever must not take all there are
     * @param isFurther whether the same piece of work holds one of this pool already, so that it must not wait for its share
     */
    public record Share(String owner, boolean isFurther) {}

    /** Whether a host is known to be away. */
    public boolean isAway(String host) {
        return HostWatch.of(known(host).authority()).map(HostWatch::isAway).orElse(false);
    }

    private Host known(String host) {
        Host known = hosts.get(host);
        if (known == null) {
            throw new IllegalArgumentException("No such database host: " + host);
        }
        return known;
    }

    /**
     * Connections of no pool, each opened when it is asked for: for migrations, which leave them in another schema.
     *
     * @param host key of a host made known before
     */
    public DataSource unpooled(String host) {
        Host known = known(host);
        MysqlDataSource source = new MysqlDataSource();
        String options = ConnectionProperties.of(known, Purpose.SERVICE).entrySet().stream()
                .map(option -> option.getKey() + "=" + URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        source.setUrl(known.url() + "?" + options);
        source.setUser(known.user());
        password(host).ifPresent(source::setPassword);
        return source;
    }

    /** Makes the pool close a borrowed connection instead of keeping it, whose state nobody knows any more. */
    public static void discard(Connection connection) {
        if (connection instanceof ConnectionWrapper wrapper) {
            wrapper.getHandler().setFlushOnly();
        }
    }

    /** Figures of each pool in use, by host key and purpose. */
    public Map<String, AgroalDataSourceMetrics> figures() {
        Map<String, AgroalDataSourceMetrics> figures = new TreeMap<>();
        pools.forEach((key, pool) -> figures.put(key.host() + " " + key.purpose(), pool.figures()));
        return figures;
    }

    @Override
    public void close() {
        HostWatch.closeAll(this);
        pools.values().forEach(HostPool::close);
        pools.clear();
    }

    /** How many connections are borrowed now, of all hosts and purposes. */
    public int borrowed() {
        return pools.values().stream().mapToInt(HostPool::borrowed).sum();
    }

    /** Every so often one caller closes what nobody uses. */
    private void closeUnused() {
        long now = System.nanoTime();
        long last = looked.get();
        if (now - last < betweenLooksNanos || !looked.compareAndSet(last, now)) {
            return;
        }
        pools.forEach((key, pool) -> {
            // out of the map first: who has it in hand still may find it closed, and asks again
            if (pool.isUnusedFor(unusedBeforeClose) && pools.remove(key, pool)) {
                pool.close();
            }
        });
    }

    private void refuseWaiting(String authority) {
        pools.forEach((key, pool) -> {
            if (hosts.get(key.host()).authority().equals(authority)) {
                pool.refuseWaiting();
            }
        });
    }

    private static void close(Connection connection, SQLException because) {
        try {
            connection.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private HostPool open(Host host, Purpose purpose) {
        return new HostPool(host, purpose, new PasswordAtConnect(this::password), mostPerStatement);
    }

    private Optional<String> password(String host) {
        return Optional.ofNullable(hosts.get(host)).map(Host::passwordName).flatMap(passwords::named);
    }
}
