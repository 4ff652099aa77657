package com.togahub.persistence.job;

import com.togahub.engine.job.CronTicker;
import com.togahub.engine.job.Dispatch;
import com.togahub.persistence.host.Host;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A Core schema on a real server whose time a test sets, with worker nodes that tick when told to. */
final class CronWorld {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private final Pools pools =
            new Pools(name -> Optional.of(DatabaseServer.shared().password()));
    private final String host;
    private final String schema;
    private volatile Instant now = Instant.parse("2026-05-01T15:00:05Z");

    CronWorld() {
        DatabaseServer server = DatabaseServer.shared();
        schema = server.freshName("Core");
        new Migrator(server.dataSource("")).migrate(SchemaKind.CORE, schema);
        host = pools.add(new Host(
                "jdbc:mysql:", "127.0.0.1:" + server.port(), server.user(), "password", Map.of("sslMode", "DISABLED")));
        clear();
    }

    /** Forgets entries, jobs and nodes. */
    void clear() {
        sql("DELETE FROM WorkerJobs", "DELETE FROM CronJobs", "DELETE FROM WorkerInstances");
    }

    String schema() {
        return schema;
    }

    /** Sets the database's time. */
    CronWorld at(String time) {
        now = Instant.parse(time);
        return this;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Runs statements at the set time. */
    void sql(String... statements) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a statement of the test failed", e);
        }
    }

    /** A connection that lives at the set time and has no patience with locks. */
    Connection open() throws SQLException {
        Connection connection = pools.connection(host, schema, Purpose.SERVICE);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET timestamp = " + now.getEpochSecond() + "."
                    + DateTimeFormatter.ofPattern("SSS")
                            .withZone(ZoneOffset.UTC)
                            .format(now));
            statement.execute("SET innodb_lock_wait_timeout = 1");
        }
        return connection;
    }

    /** Adds an entry, made at the set time. */
    void entry(String name, String schedule) {
        entry(name, schedule, "SKIP", "ALLOW");
    }

    void entry(String name, String schedule, String missedRunPolicy, String overlapPolicy) {
        sql("INSERT INTO CronJobs (name, schedule, action, parameters, missedRunPolicy, overlapPolicy) VALUES ('" + name
                + "', '" + schedule + "', 'Test/" + name + "', NULL, '" + missedRunPolicy + "', '" + overlapPolicy
                + "')");
    }

    /** Says that a node lived from one time to another. */
    void heardOf(String node, String role, String from, String to) {
        sql("REPLACE INTO WorkerInstances (instanceId, role, dtStarted, dtHeartbeat) VALUES ('" + node + "', '" + role
                + "', '" + time(from) + "', '" + time(to) + "')");
    }

    private static String time(String instant) {
        return TIME.format(LocalDateTime.ofInstant(Instant.parse(instant), ZoneOffset.UTC));
    }

    /** Finishes all jobs. */
    void finishAll() {
        sql("UPDATE WorkerJobs SET isSuccess = 1, dtCompleted = NOW(3) WHERE isSuccess IS NULL");
    }

    /** The UTC times of an entry's runs that were not skipped, such as {@code 15:00}. */
    List<String> runs(String name) {
        return minutes(name, "j.failureReason IS NULL");
    }

    /** The UTC times at which an entry was skipped. */
    List<String> skips(String name) {
        return minutes(name, "j.failureReason LIKE 'skipped: %' AND j.isSuccess = 0");
    }

    List<String> reasons(String name) {
        return Query.column(
                schema,
                "SELECT j.failureReason FROM WorkerJobs j JOIN CronJobs c ON c.id = j.cronJobId"
                        + " WHERE c.name = ? AND j.failureReason IS NOT NULL ORDER BY j.dtScheduled",
                name);
    }

    private List<String> minutes(String name, String condition) {
        return Query.column(
                schema,
                "SELECT DATE_FORMAT(j.dtScheduled, '%H:%i') FROM WorkerJobs j JOIN CronJobs c ON c.id = j.cronJobId"
                        + " WHERE c.name = ? AND " + condition + " ORDER BY j.dtScheduled",
                name);
    }

    /** A process that starts now. */
    Node node(String id) {
        return node(id, this::open);
    }

    /** The same, with connections of the test's making. */
    Node node(String id, ConnectionSource connections) {
        List<Long> sent = Collections.synchronizedList(new ArrayList<>());
        JobTable jobs = new JobTable(connections, schema, id);
        Dispatch dispatch = new Dispatch(jobs, numbers -> {
            sent.addAll(numbers);
            return List.of();
        });
        return new Node(new CronTicker(new CronTable(connections, jobs), dispatch), sent);
    }

    /** Connections that break once so many have been lent. */
    ConnectionSource breakingAfter(int connections) {
        AtomicInteger lent = new AtomicInteger();
        return () -> {
            if (lent.incrementAndGet() > connections) {
                throw new SQLTransientConnectionException("broken by the test");
            }
            return open();
        };
    }

    /**
     * A worker node's clockwork.
     *
     * @param sent numbers of the jobs whose messages it sent
     */
    record Node(CronTicker ticker, List<Long> sent) {
        int tick() {
            return ticker.tick();
        }
    }
}
