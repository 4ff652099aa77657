package com.togahub.persistence.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.CronEntry;
import com.togahub.engine.job.CronStore;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.StoreException.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code CronJobs}, the last evaluated minute (a row of {@code Parameters}), and the jobs that minutes make. */
public final class CronTable implements CronStore {
    private static final String EVALUATED = "worker.cron.evaluatedThrough";
    private static final String NOW = "SELECT NOW(3)";
    private static final String ACTIVE = """
            SELECT id, name, schedule, action, parameters, missedRunPolicy = 'RUN_ONCE', overlapPolicy = 'ALLOW'
            FROM CronJobs WHERE isActive = 1 ORDER BY id
            """;
    private static final String READ_THROUGH = "SELECT value FROM Parameters WHERE name = ?";
    private static final String WRITE_THROUGH = """
            INSERT INTO Parameters (name, value) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE value = GREATEST(value, VALUES(value))
            """;
    private static final String RUNNING = "SELECT id FROM WorkerJobs WHERE cronJobId = ? AND isSuccess IS NULL LIMIT 1";

    private final Jdbc core;
    private final JobTable jobs;

    /** The table, with the table of the jobs it makes. */
    public CronTable(ConnectionSource core, JobTable jobs) {
        this.core = new Jdbc(core);
        this.jobs = requireNonNull(jobs, "jobs");
    }

    @Override
    public Instant now() {
        return core.query(row -> utc(row.getObject(1, LocalDateTime.class)), NOW)
                .get(0);
    }

    @Override
    public List<CronEntry> active() {
        return core.query(CronTable::entry, ACTIVE);
    }

    @Override
    public Optional<Instant> evaluatedThrough() {
        return core.query(row -> Instant.parse(row.getString(1)), READ_THROUGH, EVALUATED).stream()
                .findFirst();
    }

    @Override
    public void evaluatedThrough(Instant minute) {
        // texts of whole minutes in UTC sort as the minutes do
        core.update(
                WRITE_THROUGH, EVALUATED, minute.truncatedTo(ChronoUnit.MINUTES).toString());
    }

    @Override
    public OptionalLong insert(CronEntry entry, Instant minute) {
        try {
            return OptionalLong.of(jobs.insert(entry, minute));
        } catch (StoreException failure) {
            return unlessDuplicate(failure);
        }
    }

    @Override
    public void recordSkipped(CronEntry entry, Instant minute, String reason) {
        try {
            jobs.insertSkipped(entry, minute, reason);
        } catch (StoreException failure) {
            unlessDuplicate(failure);
        }
    }

    @Override
    public boolean isRunning(CronEntry entry) {
        return !core.query(row -> row.getLong(1), RUNNING, entry.id()).isEmpty();
    }

    /** Another node was first: that is as good. */
    private static OptionalLong unlessDuplicate(StoreException failure) {
        if (failure.kind() == Kind.DUPLICATE) {
            return OptionalLong.empty();
        }
        throw failure;
    }

    private static CronEntry entry(ResultSet row) throws SQLException {
        String parameters = row.getString(5);
        return new CronEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                parameters == null ? "{}" : parameters,
                row.getBoolean(6),
                row.getBoolean(7));
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
