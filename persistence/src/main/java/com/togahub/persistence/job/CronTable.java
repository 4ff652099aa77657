package com.togahub.persistence.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Attendance;
import com.togahub.engine.job.CronEntry;
import com.togahub.engine.job.CronStore;
import com.togahub.engine.job.JobId;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.StoreException.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code CronJobs}, through when each is settled ({@code CronJobMarks}), and the jobs that minutes make. */
public final class CronTable implements CronStore {
    private static final String NOW = "SELECT NOW(3)";
    private static final String ACTIVE = """
            SELECT c.id, c.name, c.schedule, c.action, c.parameters, c.missedRunPolicy = 'RUN_ONCE',
                c.overlapPolicy = 'ALLOW', m.dtSettled
            FROM CronJobs c JOIN CronJobMarks m ON m.cronJobId = c.id WHERE c.isActive = 1 ORDER BY c.id
            """;
    private static final String CHANGED = """
            SELECT c.id, c.isActive, c.schedule, GREATEST(COALESCE(m.dtSettled, c.dtUpdated), c.dtUpdated)
            FROM CronJobs c LEFT JOIN CronJobMarks m ON m.cronJobId = c.id
            WHERE CASE WHEN c.isActive = 1 THEN m.cronJobId IS NULL OR m.schedule <> c.schedule
                ELSE m.cronJobId IS NOT NULL END
            """;
    private static final String FORGET = "DELETE FROM CronJobMarks WHERE cronJobId = ?";
    /** Ignores that an entry has been deleted since. */
    private static final String SETTLE = """
            INSERT IGNORE INTO CronJobMarks (cronJobId, schedule, dtSettled) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE
                schedule = IF(VALUES(dtSettled) >= dtSettled, VALUES(schedule), schedule),
                dtSettled = GREATEST(dtSettled, VALUES(dtSettled))
            """;

    private static final String STAYS =
            "SELECT dtStarted, dtHeartbeat FROM WorkerInstances WHERE dtHeartbeat > ? AND (role IS NULL OR role <> 'api')";
    private static final String FIND = "SELECT id, action, parameters FROM CronJobs WHERE uuid = ?";
    private static final String RUNNING = "SELECT id FROM WorkerJobs WHERE cronJobId = ? AND isSuccess IS NULL LIMIT 1";

    private final Jdbc core;
    private final JobTable jobs;

    /**
     * The table, with the table of the jobs it makes.
     *
     */
    public CronTable(ConnectionSource core, JobTable jobs) {
        this.core = new Jdbc(core);
        this.jobs = requireNonNull(jobs, "jobs");
    }

    @Override
    public Instant now() {
        return core.query(row -> utc(row, 1), NOW).get(0);
    }

    @Override
    public void noticeChanges() {
        for (Changed entry : core.query(Changed::read, CHANGED)) {
            if (entry.isActive()) {
                core.update(SETTLE, entry.id(), entry.schedule(), local(entry.through()));
            } else {
                core.update(FORGET, entry.id());
            }
        }
    }

    @Override
    public List<CronEntry> active() {
        return core.query(CronTable::entry, ACTIVE);
    }

    @Override
    public void settle(Collection<CronEntry> entries) {
        core.inTransaction(connection -> {
            for (CronEntry entry : entries) {
                Jdbc.update(connection, SETTLE, entry.id(), entry.schedule(), local(entry.settledThrough()));
            }
            return entries.size();
        });
    }

    @Override
    public List<Attendance.Stay> stays(Instant heardAfter) {
        return core.query(row -> new Attendance.Stay(utc(row, 1), utc(row, 2)), STAYS, local(heardAfter));
    }

    @Override
    public Optional<JobId> insert(Session session, String uuid) {
        return core
                .query(row -> new ByHand(row.getLong(1), row.getString(2), parameters(row.getString(3))), FIND, uuid)
                .stream()
                .findFirst()
                .map(entry -> jobs.insert(session, entry.id(), NewJob.of(entry.action(), entry.parameters())));
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
        return new CronEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                parameters(row.getString(5)),
                row.getBoolean(6),
                row.getBoolean(7),
                utc(row, 8));
    }

    /** An entry that its mark does not fit. */
    private record Changed(long id, boolean isActive, String schedule, Instant through) {
        static Changed read(ResultSet row) throws SQLException {
            return new Changed(row.getLong(1), row.getBoolean(2), row.getString(3), utc(row, 4));
        }
    }

    /** An entry that somebody runs now. */
    private record ByHand(long id, String action, String parameters) {}

    private static String parameters(String written) {
        return written == null ? "{}" : written;
    }

    private static Instant utc(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
