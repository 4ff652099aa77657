package com.togahub.persistence.pool;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.togahub.persistence.host.Host;
import com.togahub.persistence.host.Passwords;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.pool.wrapper.ConnectionWrapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The connection pools of all hosts. A pool is made at first use, holds no connection that nobody needs, and closes idle
 * ones. Connections come in auto-commit mode and must be given back so.
 */
public final class Pools implements AutoCloseable {
    private static final Duration ACQUISITION = Duration.ofSeconds(5);
    private static final Duration IDLE_BEFORE_CHECK = Duration.ofSeconds(1);
    private static final Duration IDLE_BEFORE_CLOSE = Duration.ofMinutes(3);
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int CHECK_SECONDS = 1;

    private final Passwords passwords;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<Key, AgroalDataSource> pools = new ConcurrentHashMap<>();

    /** Pools that log in with these passwords. */
    public Pools(Passwords passwords) {
        this.passwords = passwords;
    }

    private record Key(String host, Purpose purpose) {}

    /** Makes a host known, or the name of its password another; answers its key. */
    public String add(Host host) {
        hosts.put(host.key(), host);
        HostProbe.add(host, () -> password(host.key()));
        return host.key();
    }

    /**
     * Borrows a connection.
     *
     * @param host key of a host made known before
     * @param schema becomes the connection's catalog
     * @throws SQLException when none is to be had within five seconds, or the schema is not there
     */
    public Connection connection(String host, String schema, Purpose purpose) throws SQLException {
        Connection connection = pool(host, purpose).getConnection();
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
     * @throws SQLException when none is to be had within five seconds
     */
    public Connection connection(String host, Purpose purpose) throws SQLException {
        return pool(host, purpose).getConnection();
    }

    /**
     * Connections of no pool, each opened when it is asked for: for migrations, which leave them in another schema.
     *
     * @param host key of a host made known before
     */
    public DataSource unpooled(String host) {
        Host known = hosts.get(host);
        if (known == null) {
            throw new IllegalArgumentException("No such database host: " + host);
        }
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
        pools.forEach((key, pool) -> figures.put(key.host() + " " + key.purpose(), pool.getMetrics()));
        return figures;
    }

    @Override
    public void close() {
        pools.values().forEach(AgroalDataSource::close);
        pools.clear();
    }

    private static void close(Connection connection, SQLException because) {
        try {
            connection.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private AgroalDataSource pool(String host, Purpose purpose) throws SQLException {
        Key key = new Key(host, purpose);
        AgroalDataSource pool = pools.get(key);
        if (pool != null) {
            return pool;
        }
        Host known = hosts.get(host);
        if (known == null) {
            throw new SQLException("No such database host: " + host, "08001");
        }
        return pools.computeIfAbsent(key, k -> open(known, purpose));
    }

    private AgroalDataSource open(Host host, Purpose purpose) {
        AgroalConnectionFactoryConfigurationSupplier factory = new AgroalConnectionFactoryConfigurationSupplier()
                .jdbcUrl(host.url())
                .connectionProviderClass(com.mysql.cj.jdbc.Driver.class)
                .autoCommit(true)
                .trackJdbcResources(false)
                // whoever has waited for a lock sees what its holder has committed
                .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)
                .principal(new NamePrincipal(host.user()))
                .addSecurityProvider(new PasswordAtConnect(this::password))
                .credential(new PasswordAtConnect.Account(host.key()));
        ConnectionProperties.of(host, purpose).forEach(factory::jdbcProperty);
        AgroalConnectionPoolConfigurationSupplier pool = new AgroalConnectionPoolConfigurationSupplier()
                .initialSize(0)
                .minSize(0)
                .maxSize(purpose.limit())
                .acquisitionTimeout(ACQUISITION)
                .idleValidationTimeout(IDLE_BEFORE_CHECK)
                .reapTimeout(IDLE_BEFORE_CLOSE)
                .maxLifetime(LIFETIME)
                .exceptionSorter(new FatalErrors())
                .connectionValidator(Pools::answers)
                .connectionFactoryConfiguration(factory);
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled(true)
                    .connectionPoolConfiguration(pool));
        } catch (SQLException e) {
            throw new IllegalStateException("The pool of " + host.key() + " cannot be made", e);
        }
    }

    private Optional<String> password(String host) {
        return Optional.ofNullable(hosts.get(host)).map(Host::passwordName).flatMap(passwords::named);
    }

    private static boolean answers(Connection connection) {
        try {
            return connection.isValid(CHECK_SECONDS);
        } catch (SQLException e) {
            // isValid throws for a negative time-out only
            throw new IllegalStateException(e);
        }
    }
}
