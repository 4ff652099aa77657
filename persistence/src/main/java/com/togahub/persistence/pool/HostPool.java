package com.togahub.persistence.pool;

import com.togahub.engine.fairness.FairPlaces;
import com.togahub.engine.fairness.FullException;
import com.togahub.persistence.host.Host;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.pool.ConnectionHandler;
import io.agroal.pool.wrapper.ConnectionWrapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of one host for one purpose. In front of them are as many places as there may be connections: whoever waits
 * for one waits there, where no owner gets them all, and not for a server that is away.
 */
final class HostPool implements AutoCloseable {
    /** Each server reads its own comment: MariaDB counts seconds of any statement, MySQL milliseconds of queries. */
    private static final String LIMIT = "SET @toga_limits = 1 /*M!100101 , SESSION max_statement_time = %d */"
            + " /*!80000 , SESSION max_execution_time = %d */";

    /** How long an owner waits for its share. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** How long a connection takes to be made; longer than the driver tries. */
    private static final Duration ACQUISITION = Duration.ofSeconds(5);

    private static final Duration IDLE_BEFORE_CHECK = Duration.ofSeconds(1);
    private static final Duration IDLE_BEFORE_CLOSE = Duration.ofMinutes(3);
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int CHECK_SECONDS = 1;
    /** One owner alone holds two thirds at most. */
    private static final int TIMES_THE_FREE = 2;

    private final FairPlaces places;
    private final Map<Connection, Borrowed> borrowed = new ConcurrentHashMap<>();
    private final AgroalDataSource connections;
    private volatile long used = System.nanoTime();
    private volatile boolean closed;

    /**
     * An empty pool.
     *
     * @param password asked whenever a connection is made
     */
    HostPool(Host host, Purpose purpose, PasswordAtConnect password, Duration mostPerStatement) {
        this.places = new FairPlaces(purpose.limit(), TIMES_THE_FREE);
        this.connections = open(host, purpose, password, mostPerStatement);
    }

    /**
     * Borrows a connection.
     *
     * @param owner whose share counts
     * @param isFurther whether the same work has one already
     * @throws SQLException when none is to be had
     */
    Connection connection(String owner, boolean isFurther) throws SQLException {
        FairPlaces.Place place = place(owner, isFurther);
        boolean isGiven = false;
        try {
            Connection connection = connections.getConnection();
            ConnectionHandler handler = ((ConnectionWrapper) connection).getHandler();
            borrowed.put(handler.rawConnection(), new Borrowed(handler, place));
            isGiven = true;
            return connection;
        } finally {
            if (!isGiven) {
                place.close();
            }
        }
    }

    private FairPlaces.Place place(String owner, boolean isFurther) throws SQLException {
        used = System.nanoTime();
        try {
            return places.take(owner, isFurther, PATIENCE);
        } catch (FullException e) {
            throw new SQLTransientConnectionException("no connection: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for a connection", e);
        }
    }

    /** Sends those away who wait. */
    void refuseWaiting() {
        places.refuseWaiting();
    }

    /** How many connections are borrowed. */
    int borrowed() {
        return places.taken();
    }

    /** Whether nobody has asked for a connection for so long, and none is borrowed. */
    boolean isUnusedFor(Duration time) {
        return places.taken() == 0 && System.nanoTime() - used > time.toNanos();
    }

    AgroalDataSourceMetrics figures() {
        return connections.getMetrics();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        connections.close();
    }

    private AgroalDataSource open(Host host, Purpose purpose, PasswordAtConnect password, Duration mostPerStatement) {
        AgroalConnectionFactoryConfigurationSupplier factory = new AgroalConnectionFactoryConfigurationSupplier()
                .jdbcUrl(host.url())
                .connectionProviderClass(com.mysql.cj.jdbc.Driver.class)
                .autoCommit(true)
                .trackJdbcResources(false)
                // whoever has waited for a lock sees what its holder has committed
                .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)
                .principal(new NamePrincipal(host.user()))
                .addSecurityProvider(password)
                .credential(new PasswordAtConnect.Account(host.key()));
        ConnectionProperties.pooled(host, purpose).forEach(factory::jdbcProperty);
        if (purpose == Purpose.WORK) {
            factory.initialSql(LIMIT.formatted(mostPerStatement.toSeconds(), mostPerStatement.toMillis()));
        }
        AgroalConnectionPoolConfigurationSupplier pool = new AgroalConnectionPoolConfigurationSupplier()
                .initialSize(0)
                .minSize(0)
                .maxSize(purpose.limit())
                .acquisitionTimeout(ACQUISITION)
                // by default a second later once more, which keeps everybody waiting for a server that is away
                .establishmentRetryAttempts(0)
                .idleValidationTimeout(IDLE_BEFORE_CHECK)
                .reapTimeout(IDLE_BEFORE_CLOSE)
                .maxLifetime(LIFETIME)
                .exceptionSorter(new FatalErrors())
                .connectionValidator(connection -> answers(host, connection))
                .connectionFactoryConfiguration(factory);
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier()
                            .metricsEnabled(true)
                            .connectionPoolConfiguration(pool),
                    new Returns());
        } catch (SQLException e) {
            throw new IllegalStateException("The pool of " + host.key() + " cannot be made", e);
        }
    }

    private record Borrowed(ConnectionHandler handler, FairPlaces.Place place) {}

    /**
     * Frees a connection's place when it is given back, whether the pool keeps it then or not. The pool sees nothing of statements:
     * one whose connection was lost under it would be lent again and again, as long as it is never left alone for a second.
     */
    private final class Returns implements AgroalDataSourceListener {
        @Override
        public void beforeConnectionReturn(Connection connection) {
            Borrowed back = borrowed.remove(connection);
            if (back == null) {
                return;
            }
            back.place().close();
            if (isLost(connection)) {
                back.handler().setFlushOnly();
            }
        }
    }

    private static boolean isLost(Connection connection) {
        try {
            return connection.isClosed() || WatchfulSocketFactory.isBroken(connection);
        } catch (SQLException e) {
            return true;
        }
    }

    /** Idle connections to a server that is away are not asked one by one. */
    private static boolean answers(Host host, Connection connection) {
        try {
            boolean isAway =
                    HostWatch.of(host.authority()).map(HostWatch::isAway).orElse(false);
            return !isAway && connection.isValid(CHECK_SECONDS);
        } catch (SQLException e) {
            // isValid throws for a negative time-out only
            throw new IllegalStateException(e);
        }
    }
}
