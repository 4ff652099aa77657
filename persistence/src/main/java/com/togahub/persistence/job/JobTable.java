package com.togahub.persistence.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.Job;
import com.togahub.engine.job.JobId;
import com.togahub.engine.job.JobState;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcome;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.StoreException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code WorkerJobs}: the life of a job from its row to its outcome. */
public final class JobTable implements JobStore {
    private final Jdbc core;
    private final String insertPending;
    private final String instanceId;

    /**
     * The table.
     *
     * @param coreSchema name of the Core schema
     * @param instanceId this node, under which jobs are queued and run
     */
    public JobTable(ConnectionSource core, String coreSchema, String instanceId) {
        this.core = new Jdbc(core);
        this.insertPending = JobSql.INSERT_PENDING.formatted(requireNonNull(coreSchema, "coreSchema"));
        this.instanceId = requireNonNull(instanceId, "instanceId");
    }

    @Override
    public Stored insert(NewJob job) {
        try {
            return insertRow(job);
        } catch (StoreException taken) {
            if (taken.kind() != Kind.DUPLICATE) {
                throw taken;
            }
        }
        if (job.dedupeKey().isPresent()
                && core.update(JobSql.FREE_KEY, job.dedupeKey().get()) > 0) {
            return insertRow(job);
        }
        return core.query(JobTable::id, JobSql.SAME, job.uuid(), job.dedupeKey().orElse(null)).stream()
                .findFirst()
                .map(id -> new Stored(id, false))
                .orElseGet(() -> insertRow(job));
    }

    private Stored insertRow(NewJob job) {
        long number = core.insert(
                JobSql.INSERT,
                job.uuid(),
                job.action(),
                job.parameters(),
                job.dedupeKey().orElse(null),
                instanceId);
        return new Stored(new JobId(number, job.uuid()), true);
    }

    @Override
    public JobId insert(Session session, NewJob job) {
        List<Object> row = Arrays.asList(job.uuid(), job.action(), job.parameters());
        Statement statement = new Statement(Place.CORE, insertPending, row, List.of());
        return new JobId(session.insert(statement, List.of(row)).get(0), job.uuid());
    }

    @Override
    public Optional<Job> find(long number) {
        return core.query(JobTable::job, JobSql.FIND, number).stream().findFirst();
    }

    @Override
    public Optional<JobId> findByUuid(String uuid) {
        return core.query(JobTable::id, JobSql.FIND_BY_UUID, uuid).stream().findFirst();
    }

    @Override
    public boolean checkIn(Attempt attempt) {
        String token = UUID.randomUUID().toString();
        try {
            return core.update(JobSql.CHECK_IN, instanceId, token, attempt.job(), attempt.number()) == 1;
        } catch (StoreException unanswered) {
            if (unanswered.kind() != Kind.UNAVAILABLE) {
                throw unanswered;
            }
            // the answer was lost, so the row says whether it was done
            return !core.query(row -> row.getLong(1), JobSql.IS_CHECKED_IN, attempt.job(), token)
                    .isEmpty();
        }
    }

    @Override
    public boolean checkOut(Attempt attempt, Outcome outcome) {
        return core.update(
                        JobSql.CHECK_OUT,
                        outcome instanceof Outcome.Succeeded,
                        outcome instanceof Outcome.Succeeded success
                                ? success.result().orElse(null)
                                : null,
                        outcome instanceof Outcome.Failed failure ? failure.reason() : null,
                        outcome instanceof Outcome.Failed failure ? Fingerprint.of(failure.reason()) : null,
                        attempt.job(),
                        attempt.number())
                == 1;
    }

    @Override
    public boolean retry(long number) {
        return core.inTransaction(connection -> {
            List<Ended> ended = Jdbc.query(connection, Ended::read, JobSql.FINISHED, number);
            if (ended.isEmpty()) {
                return false;
            }
            Jdbc.update(
                    connection,
                    JobSql.LOG_ATTEMPT,
                    number,
                    ended.get(0).attempt(),
                    ended.get(0).line());
            return Jdbc.update(connection, JobSql.RETRY, instanceId, number) == 1;
        });
    }

    @Override
    public boolean cancel(long number) {
        return core.update(JobSql.CANCEL_WAITING, number) + core.update(JobSql.CANCEL_RUNNING, number) > 0;
    }

    @Override
    public void unqueue(Collection<Long> numbers) {
        if (!numbers.isEmpty()) {
            core.update(JobSql.UNQUEUE + Jdbc.list(numbers.size()), numbers.toArray());
        }
    }

    @Override
    public List<Long> takePending(int limit) {
        return core.inTransaction(
                connection -> queue(connection, Jdbc.query(connection, JobTable::number, JobSql.PENDING, limit)));
    }

    @Override
    public List<Long> takeStale(Duration age, int limit) {
        return core.inTransaction(connection ->
                queue(connection, Jdbc.query(connection, JobTable::number, JobSql.STALE, age.toSeconds(), limit)));
    }

    @Override
    public int deleteSucceeded(int days, int limit) {
        return core.update(JobSql.DELETE_OLD, days, limit);
    }

    /** Takes a check-in back whose action never ran. */
    void release(Attempt attempt) {
        core.update(JobSql.RELEASE, attempt.job(), attempt.number(), instanceId);
    }

    private List<Long> queue(Connection connection, List<Long> numbers) throws SQLException {
        if (!numbers.isEmpty()) {
            Object[] parameters = new Object[numbers.size() + 1];
            parameters[0] = instanceId;
            for (int i = 0; i < numbers.size(); i++) {
                parameters[i + 1] = numbers.get(i);
            }
            Jdbc.update(connection, JobSql.QUEUE + Jdbc.list(numbers.size()), parameters);
        }
        return numbers;
    }

    private static Long number(ResultSet row) throws SQLException {
        return row.getLong(1);
    }

    private static JobId id(ResultSet row) throws SQLException {
        return new JobId(row.getLong(1), row.getString(2));
    }

    private static Job job(ResultSet row) throws SQLException {
        String parameters = row.getString(4);
        int limit = row.getInt(9);
        Optional<Duration> timeLimit = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(limit));
        return new Job(
                id(row),
                row.getString(3),
                parameters == null ? "{}" : parameters,
                row.getInt(5),
                state(row),
                timeLimit);
    }

    private static JobState state(ResultSet row) throws SQLException {
        boolean isSuccess = row.getBoolean(8);
        if (!row.wasNull()) {
            return isSuccess ? JobState.SUCCEEDED : JobState.FAILED;
        }
        if (row.getObject(7) != null) {
            return JobState.RUNNING;
        }
        return row.getObject(6) == null ? JobState.PENDING : JobState.QUEUED;
    }

    /** How an attempt ended that is tried again. */
    private record Ended(int attempt, boolean isSuccess, String reason) {
        static Ended read(ResultSet row) throws SQLException {
            return new Ended(row.getInt(1), row.getBoolean(2), row.getString(3));
        }

        String line() {
            return "attempt " + attempt + (isSuccess ? " succeeded" : " failed: " + reason) + "; retried";
        }
    }
}
