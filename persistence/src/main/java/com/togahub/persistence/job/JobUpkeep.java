package com.togahub.persistence.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.JobWatch;
import com.togahub.engine.job.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Instances and what they hold. Finds what is wrong; what is to be written of a job is written by the {@link JobTable}. */
public final class JobUpkeep implements JobWatch {
    private static final String ANNOUNCE = """
            INSERT INTO WorkerInstances (instanceId, region, version, role, dtStarted, dtHeartbeat, running)
            VALUES (?, ?, ?, ?, NOW(3), NOW(3), 0)
            ON DUPLICATE KEY UPDATE region = VALUES(region), version = VALUES(version), role = VALUES(role),
                dtStarted = NOW(3), dtHeartbeat = NOW(3), running = 0
            """;
    private static final String BEAT =
            "UPDATE WorkerInstances SET dtHeartbeat = NOW(3), running = ? WHERE instanceId = ?";
    private static final String RETIRE = "DELETE FROM WorkerInstances WHERE instanceId = ?";
    private static final String FORGET = """
            DELETE FROM WorkerInstances WHERE dtHeartbeat < NOW(3) - INTERVAL 1 DAY
            """;

    private final Jdbc core;
    private final JobTable jobs;
    private final Instance instance;

    /**
     * This node.
     *
     * @param id its name
     * @param region where it runs
     * @param version of the application
     * @param role what it serves
     */
    public record Instance(String id, String region, String version, String role) {
        public Instance {
            requireNonNull(id, "id");
            requireNonNull(region, "region");
            requireNonNull(version, "version");
            requireNonNull(role, "role");
        }
    }

    /** Upkeep by an instance. */
    public JobUpkeep(ConnectionSource core, JobTable jobs, Instance instance) {
        this.core = new Jdbc(core);
        this.jobs = requireNonNull(jobs, "jobs");
        this.instance = requireNonNull(instance, "instance");
    }

    @Override
    public void announce() {
        core.query(JobUpkeep::attempt, JobSql.RUNNING_ON, instance.id())
                .forEach(attempt -> jobs.checkOut(attempt, lost(instance.id())));
        jobs.unqueue(core.query(row -> row.getLong(1), JobSql.UNSENT_BY, instance.id()));
        insertInstance();
    }

    @Override
    public void beat(int running) {
        if (core.update(BEAT, running, instance.id()) == 0) {
            // somebody deleted the row
            insertInstance();
        }
    }

    @Override
    public void retire() {
        core.update(RETIRE, instance.id());
    }

    @Override
    public List<Attempt> failOverdue(Duration limit) {
        List<Attempt> ended = new ArrayList<>();
        for (Overdue overdue : core.query(Overdue::read, JobSql.OVERDUE, limit.toSeconds(), limit.toSeconds())) {
            if (jobs.checkOut(overdue.attempt(), Outcome.timedOut(overdue.limit()))) {
                ended.add(overdue.attempt());
            }
        }
        return ended;
    }

    @Override
    public int failOrphans(Duration silence) {
        long seconds = silence.toSeconds();
        int failed = 0;
        for (Orphan orphan : core.query(Orphan::read, JobSql.ORPHANS, seconds, seconds)) {
            failed += jobs.checkOut(orphan.attempt(), lost(orphan.instance())) ? 1 : 0;
        }
        jobs.unqueue(core.query(row -> row.getLong(1), JobSql.UNSENT, seconds));
        core.update(FORGET);
        return failed;
    }

    @Override
    public List<Attempt> unwanted(Set<Attempt> mine) {
        if (mine.isEmpty()) {
            return List.of();
        }
        Object[] numbers = mine.stream().map(Attempt::job).toArray();
        List<Standing> standing = core.query(Standing::read, JobSql.STANDING + Jdbc.list(numbers.length), numbers);
        return standing.stream()
                .filter(Standing::isUnwanted)
                .map(Standing::attempt)
                .filter(mine::contains)
                .toList();
    }

    @Override
    public void releaseAllBut(Set<Attempt> mine, Duration age) {
        for (Attempt held : core.query(JobUpkeep::attempt, JobSql.HELD, instance.id(), age.toSeconds())) {
            if (!mine.contains(held)) {
                jobs.release(held);
            }
        }
    }

    private void insertInstance() {
        core.update(ANNOUNCE, instance.id(), instance.region(), instance.version(), instance.role());
    }

    private static Outcome lost(String instance) {
        return new Outcome.Failed("the instance " + instance + " stopped answering while it ran this job");
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(row.getLong(1), row.getInt(2));
    }

    private record Overdue(Attempt attempt, Duration limit) {
        static Overdue read(ResultSet row) throws SQLException {
            return new Overdue(JobUpkeep.attempt(row), Duration.ofSeconds(row.getLong(3)));
        }
    }

    private record Orphan(Attempt attempt, String instance) {
        static Orphan read(ResultSet row) throws SQLException {
            return new Orphan(JobUpkeep.attempt(row), row.getString(3));
        }
    }

    private record Standing(Attempt attempt, boolean isUnwanted) {
        static Standing read(ResultSet row) throws SQLException {
            boolean isFinished = row.getObject(3) != null;
            return new Standing(JobUpkeep.attempt(row), isFinished || row.getBoolean(4));
        }
    }
}
