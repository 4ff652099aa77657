package com.togahub.persistence.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.JobWatch;
import com.togahub.engine.job.Outcome;
import com.togahub.engine.job.Stuck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
    public JobUpkeep(ConnectionSource core, Instance instance) {
        this.core = new Jdbc(core);
        this.instance = requireNonNull(instance, "instance");
    }

    @Override
    public void announce() {
        core.update(ANNOUNCE, instance.id(), instance.region(), instance.version(), instance.role());
    }

    @Override
    public void beat(int running) {
        if (core.update(BEAT, running, instance.id()) == 0) {
            // somebody deleted the row
            announce();
        }
    }

    @Override
    public void retire() {
        core.update(RETIRE, instance.id());
    }

    @Override
    public void forgetGone() {
        core.update(FORGET);
    }

    @Override
    public List<Stuck> overdue(Duration limit) {
        return core.query(
                row -> stuck(row, "timed out after " + row.getLong(5) + " s"),
                JobQueries.OVERDUE,
                limit.toSeconds(),
                limit.toSeconds());
    }

    @Override
    public List<Stuck> orphans(Duration silence) {
        long seconds = silence.toSeconds();
        return core.query(row -> stuck(row, lost(row.getString(5))), JobQueries.ORPHANS, seconds, seconds);
    }

    @Override
    public List<Stuck> leftBehind() {
        return core.query(row -> stuck(row, lost(row.getString(5))), JobQueries.RUNNING_ON, instance.id());
    }

    @Override
    public List<Long> unsent(Duration silence) {
        return core.query(JobRows::number, JobQueries.UNSENT, silence.toSeconds());
    }

    @Override
    public List<Long> leftUnsent() {
        return core.query(JobRows::number, JobQueries.UNSENT_BY, instance.id());
    }

    @Override
    public List<Attempt> unwanted(Set<Attempt> mine) {
        if (mine.isEmpty()) {
            return List.of();
        }
        Object[] numbers = mine.stream().map(Attempt::job).toArray();
        List<Standing> standing = core.query(Standing::read, JobQueries.STANDING + Jdbc.list(numbers.length), numbers);
        return mine.stream()
                .filter(attempt -> standing.stream().anyMatch(row -> row.makesUnwanted(attempt)))
                .toList();
    }

    @Override
    public List<Attempt> held(Duration age) {
        return core.query(JobRows::attempt, JobQueries.HELD, instance.id(), age.toSeconds());
    }

    private static Stuck stuck(ResultSet row, String reason) throws SQLException {
        return new Stuck(JobRows.attempt(row), row.getString(3), row.getInt(4), new Outcome.Failed(reason));
    }

    private static String lost(String instance) {
        return "the instance " + instance + " stopped answering while it ran this job";
    }

    private record Standing(Attempt attempt, boolean isUnwanted) {
        static Standing read(ResultSet row) throws SQLException {
            boolean isFinished = row.getObject(3) != null;
            return new Standing(JobRows.attempt(row), isFinished || row.getBoolean(4));
        }

        /** An attempt that another one has taken the place of is not wanted either. */
        boolean makesUnwanted(Attempt other) {
            boolean isSameJob = attempt.job() == other.job();
            return isSameJob && (isUnwanted || attempt.number() > other.number());
        }
    }
}
