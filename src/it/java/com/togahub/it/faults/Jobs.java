package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.Rows;
import com.togahub.launcher.server.Database;
import com.togahub.launcher.server.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The cluster's {@code WorkerJobs}, past the application and the lines that tests cut, and what their runs left behind. */
final class Jobs {
    private final EmbeddedServers servers;
    private final Path diaries;

    /**
     * The jobs of these servers' database.
     *
     * @param diaries where actions note what they do
     */
    Jobs(EmbeddedServers servers, Path diaries) {
        this.servers = requireNonNull(servers, "servers");
        this.diaries = requireNonNull(diaries, "diaries");
    }

    /** A connection to Core. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                servers.database().url("Core"), Database.USER, servers.secrets().databasePassword());
    }

    /** The first column of a query's rows. */
    List<String> strings(String sql, Object... parameters) {
        try (Connection connection = connect()) {
            return Rows.strings(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one value of a query. */
    String string(String sql, Object... parameters) {
        List<String> values = strings(sql, parameters);
        if (values.size() != 1) {
            throw new IllegalStateException(values.size() + " rows instead of one: " + sql);
        }
        return values.get(0);
    }

    /** The one number of a query. */
    long number(String sql, Object... parameters) {
        return Long.parseLong(string(sql, parameters));
    }

    /** Changes rows; answers how many. */
    int change(String sql, Object... parameters) {
        try (Connection connection = connect()) {
            return Rows.change(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Adds a job that counts as queued; its message is the test's to send. */
    long add(String action, String parameters) {
        try (Connection connection = connect()) {
            return add(connection, action, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same in the caller's transaction. */
    static long add(Connection connection, String action, String parameters) throws SQLException {
        String uuid = UUID.randomUUID().toString();
        Rows.change(
                connection,
                "INSERT INTO WorkerJobs (uuid, action, parameters, dtQueued) VALUES (?, ?, ?, NOW(3))",
                uuid,
                action,
                parameters);
        return Long.parseLong(Rows.strings(connection, "SELECT id FROM WorkerJobs WHERE uuid = ?", uuid)
                .get(0));
    }

    /** Gives a job a time limit, seconds: that of a schedule that never fires. */
    void limit(long job, int seconds) {
        String name = "limit of job " + job;
        change(
                "INSERT INTO CronJobs (name, isActive, schedule, maxExecutionTime, action) VALUES (?, 0, '0 0 1 1 *', ?, 'Drill/Run')",
                name,
                seconds);
        change("UPDATE WorkerJobs SET cronJobId = (SELECT id FROM CronJobs WHERE name = ?) WHERE id = ?", name, job);
    }

    /** {@code pending}, {@code queued}, {@code running}, {@code 1} for success or {@code 0} for failure. */
    String state(long job) {
        return string(
                "SELECT COALESCE(isSuccess, IF(dtStarted IS NOT NULL, 'running', IF(dtQueued IS NOT NULL, 'queued', 'pending')))"
                        + " FROM WorkerJobs WHERE id = ?",
                job);
    }

    boolean isFinished(long job) {
        return state(job).length() == 1;
    }

    /** Why it failed; empty when it did not. */
    String reason(long job) {
        return string("SELECT COALESCE(failureReason, '') FROM WorkerJobs WHERE id = ?", job);
    }

    /** What it returned, as JSON; empty when it did not. */
    String result(long job) {
        return string("SELECT COALESCE(result, '') FROM WorkerJobs WHERE id = ?", job);
    }

    /** The instance that queued or runs it. */
    String instance(long job) {
        return string("SELECT COALESCE(instanceId, '') FROM WorkerJobs WHERE id = ?", job);
    }

    int attempt(long job) {
        return (int) number("SELECT attempt FROM WorkerJobs WHERE id = ?", job);
    }

    String uuid(long job) {
        return string("SELECT uuid FROM WorkerJobs WHERE id = ?", job);
    }

    /** What its runs did, one line each: event, attempt, node. */
    List<String> diary(long job) {
        return diary(uuid(job));
    }

    /** The same by uuid. */
    List<String> diary(String uuid) {
        Path file = diaries.resolve(uuid);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often it was begun. */
    long runs(String uuid) {
        return diary(uuid).stream().filter(line -> line.startsWith("ran ")).count();
    }

    /** Keeps a record, from now on, of every change of a job's verdict. */
    void watchVerdicts() {
        change("CREATE DATABASE Faults");
        change(
                "CREATE TABLE Faults.Verdicts (id BIGINT AUTO_INCREMENT PRIMARY KEY, job BIGINT NOT NULL, attempt INT NOT NULL,"
                        + " before_ TINYINT NULL, after_ TINYINT NULL, KEY job (job))");
        change("CREATE TRIGGER WorkerJobs_verdicts AFTER UPDATE ON WorkerJobs FOR EACH ROW"
                + " INSERT INTO Faults.Verdicts (job, attempt, before_, after_)"
                + " SELECT NEW.id, NEW.attempt, OLD.isSuccess, NEW.isSuccess FROM DUAL"
                + " WHERE NOT (OLD.isSuccess <=> NEW.isSuccess)");
    }

    /** The verdicts on a job's attempts, each {@code attempt:before>after}. */
    List<String> verdicts(long job) {
        return strings(
                "SELECT CONCAT(attempt, ':', COALESCE(before_, '-'), '>', COALESCE(after_, '-')) FROM Faults.Verdicts"
                        + " WHERE job = ? ORDER BY id",
                job);
    }

    /** Jobs whose verdict was ever written twice for one attempt, or flipped otherwise than by a new attempt. */
    List<String> flipped() {
        return strings("SELECT CONCAT(job, '/', attempt, ': ', COALESCE(before_, '-'), '>', COALESCE(after_, '-'))"
                + " FROM Faults.Verdicts v WHERE (before_ IS NOT NULL AND after_ IS NOT NULL)"
                + " OR (after_ IS NOT NULL AND EXISTS (SELECT 1 FROM Faults.Verdicts w WHERE w.job = v.job"
                + " AND w.attempt = v.attempt AND w.after_ IS NOT NULL AND w.id < v.id))");
    }
}
