package com.togahub.persistence.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.CheckIn;
import com.togahub.engine.job.CronEntry;
import com.togahub.engine.job.End;
import com.togahub.engine.job.Job;
import com.togahub.engine.job.JobId;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcome;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.StoreException.Kind;
import com.togahub.persistence.group.GroupedCalls;
import com.togahub.persistence.job.JobRows.Held;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code WorkerJobs}: the life of a job from its row to its outcome. Nobody else writes a job's state. Inserts of several threads
 * share statements and commits.
 */
public final class JobTable implements JobStore {
    private static final int GROUPS = 3;
    private static final int MOST_PER_GROUP = 32;
    /** Larger parameters travel alone, so that no group grows beyond what the server takes at once. */
    private static final int LARGE = 64 * 1024;

    private final Jdbc core;
    private final String coreSchema;
    private final String instanceId;
    private final GroupedCalls<NewJob, Long> inserts =
            new GroupedCalls<>(GROUPS, MOST_PER_GROUP, jobs -> insertRows(jobs));

    /**
     * The table.
     *
     * @param coreSchema name of the Core schema
     * @param instanceId this node, under which jobs are queued and run
     */
    public JobTable(ConnectionSource core, String coreSchema, String instanceId) {
        this.core = new Jdbc(core);
        this.coreSchema = requireNonNull(coreSchema, "coreSchema");
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
        return core
                .query(JobRows::id, JobQueries.SAME, job.uuid(), job.dedupeKey().orElse(null))
                .stream()
                .findFirst()
                .map(id -> new Stored(id, false))
                .orElseGet(() -> insertRow(job));
    }

    private Stored insertRow(NewJob job) {
        long number;
        if (job.failure().isPresent()) {
            number = insertFailed(job, job.failure().get());
        } else {
            number =
                    job.parameters().length() > LARGE ? insertRows(List.of(job)).get(0) : inserts.call(job);
        }
        return new Stored(new JobId(number, job.uuid()), true);
    }

    private List<Long> insertRows(List<NewJob> jobs) {
        List<Object> parameters = new ArrayList<>(jobs.size() * JobSql.ROW_SIZE);
        jobs.forEach(job -> parameters.addAll(row(job)));
        String rows = JobSql.ROW + (", " + JobSql.ROW).repeat(jobs.size() - 1);
        return core.insert(JobSql.INSERT + rows, parameters.toArray());
    }

    private long insertFailed(NewJob job, String reason) {
        List<Object> parameters = new ArrayList<>(row(job));
        parameters.add(reason);
        parameters.add(Fingerprint.of(reason));
        return core.insert(JobSql.INSERT_FAILED, parameters.toArray()).get(0);
    }

    private List<Object> row(NewJob job) {
        return Arrays.asList(
                job.uuid(),
                job.action(),
                job.parameters(),
                job.dedupeKey().orElse(null),
                job.deliveryId().orElse(null),
                instanceId);
    }

    @Override
    public JobId insert(Session session, NewJob job) {
        List<Object> row = Arrays.asList(job.uuid(), job.action(), job.parameters());
        Statement statement = new Statement(Place.CORE, JobSql.INSERT_PENDING.formatted(coreSchema), row, List.of());
        return new JobId(session.insert(statement, List.of(row)).get(0), job.uuid());
    }

    /** Adds a pending job of a cron entry, beside its schedule, to the session's transaction. */
    JobId insert(Session session, long cronJob, NewJob job) {
        List<Object> row = List.of(job.uuid(), cronJob, job.action(), job.parameters());
        Statement statement =
                new Statement(Place.CORE, JobSql.INSERT_CRON_PENDING.formatted(coreSchema), row, List.of());
        return new JobId(session.insert(statement, List.of(row)).get(0), job.uuid());
    }

    /** Stores an entry's job for a minute as queued; fails with {@link Kind#DUPLICATE} when there is one. */
    long insert(CronEntry entry, Instant minute) {
        return core.insert(
                        JobSql.INSERT_CRON,
                        UUID.randomUUID().toString(),
                        entry.id(),
                        LocalDateTime.ofInstant(minute, ZoneOffset.UTC),
                        entry.action(),
                        entry.parameters(),
                        instanceId)
                .get(0);
    }

    /** Stores that an entry did not run for a minute; fails with {@link Kind#DUPLICATE} when there is a job for it. */
    void insertSkipped(CronEntry entry, Instant minute, String reason) {
        core.insert(
                JobSql.INSERT_SKIPPED,
                UUID.randomUUID().toString(),
                entry.id(),
                LocalDateTime.ofInstant(minute, ZoneOffset.UTC),
                entry.action(),
                entry.parameters(),
                reason);
    }

    @Override
    public Optional<Job> find(long number) {
        return core.query(JobRows::job, JobQueries.FIND, number).stream().findFirst();
    }

    @Override
    public List<JobId> findByUuid(Collection<String> uuids) {
        return uuids.isEmpty()
                ? List.of()
                : core.query(JobRows::id, JobQueries.BY_UUID + Jdbc.list(uuids.size()), uuids.toArray());
    }

    @Override
    public List<CheckIn> checkIn(List<Long> numbers) {
        String token = UUID.randomUUID().toString();
        // of several deliveries of one message in a group, one gets what there is to get
        List<Long> distinct = Jdbc.padded(numbers.stream().distinct().sorted().toList());
        String list = Jdbc.list(distinct.size());
        Optional<StoreException> unanswered = Optional.empty();
        try {
            core.update(JobSql.CHECK_IN + list, arguments(List.of(instanceId, token), distinct));
        } catch (StoreException away) {
            if (away.kind() != Kind.UNAVAILABLE) {
                throw away;
            }
            // the answer was lost, so the rows say whether it was done
            unanswered = Optional.of(away);
        }
        Map<Long, Held> found =
                core.query(Held::read, JobQueries.CHECKED_IN + list, arguments(List.of(token), distinct)).stream()
                        .collect(Collectors.toMap(held -> held.job().id().number(), Function.identity()));
        if (unanswered.isPresent() && found.values().stream().noneMatch(held -> token.equals(held.token()))) {
            // it was not done: these jobs are not someone else's, their messages have to come again
            throw unanswered.get();
        }
        Set<Long> given = new HashSet<>();
        return numbers.stream()
                .map(number -> answer(Optional.ofNullable(found.get(number)), token, given.add(number)))
                .toList();
    }

    private static CheckIn answer(Optional<Held> found, String token, boolean isFirst) {
        if (found.isEmpty()) {
            return new CheckIn.Unknown();
        }
        boolean isOurs = found.get().token().equals(token);
        return isOurs && isFirst ? new CheckIn.Started(found.get().job()) : new CheckIn.Declined();
    }

    @Override
    public List<Boolean> checkOut(List<End> ends) {
        // one statement writes one outcome per job; the rare second attempt of a job is written after it, as is what is
        // postponed
        Map<Boolean, List<End>> parts = distinctJobs(ends);
        Set<End> written = new HashSet<>(write(parts.get(true)));
        parts.get(false).forEach(end -> written.addAll(writeAlone(end)));
        return ends.stream().map(written::remove).toList();
    }

    private static Map<Boolean, List<End>> distinctJobs(List<End> ends) {
        Set<Long> jobs = new HashSet<>();
        return ends.stream()
                .collect(Collectors.partitioningBy(end -> !(end.outcome() instanceof Outcome.Postponed)
                        && jobs.add(end.attempt().job())));
    }

    private List<End> writeAlone(End end) {
        if (end.outcome() instanceof Outcome.Postponed postponed) {
            return postpone(end.attempt(), postponed) ? List.of(end) : List.of();
        }
        return write(List.of(end));
    }

    private List<End> write(List<End> ends) {
        if (ends.isEmpty()) {
            return List.of();
        }
        String token = UUID.randomUUID().toString();
        CheckOuts statement = CheckOuts.of(Jdbc.padded(ends), token);
        int matched = core.update(statement.sql(), statement.parameters());
        if (matched == ends.size()) {
            return ends;
        }
        if (matched == 0) {
            return List.of();
        }
        List<Long> jobs =
                Jdbc.padded(ends.stream().map(end -> end.attempt().job()).toList());
        Set<Long> ours = Set.copyOf(core.query(
                JobRows::number, JobQueries.CHECKED_OUT + Jdbc.list(jobs.size()), arguments(List.of(token), jobs)));
        return ends.stream().filter(end -> ours.contains(end.attempt().job())).toList();
    }

    private boolean postpone(Attempt attempt, Outcome.Postponed outcome) {
        String line = "attempt " + attempt.number() + (outcome.isFailure() ? " failed: " : " has to wait: ")
                + outcome.reason() + "; to be retried in " + outcome.delay().toSeconds() + " s";
        int retries = outcome.isFailure() ? 1 : 0;
        return core.inTransaction(connection -> {
            long micros = TimeUnit.MILLISECONDS.toMicros(outcome.delay().toMillis());
            boolean isOurs =
                    Jdbc.update(connection, JobSql.POSTPONE, retries, micros, attempt.job(), attempt.number()) == 1;
            if (isOurs) {
                String level = outcome.isFailure() ? "WARNING" : "INFO";
                Jdbc.update(connection, JobSql.LOG, attempt.job(), attempt.number(), level, line);
            }
            return isOurs;
        });
    }

    @Override
    public void release(Attempt attempt) {
        core.update(JobSql.RELEASE, attempt.job(), attempt.number(), instanceId);
    }

    @Override
    public List<Long> retry(Session session, Collection<Long> numbers, String reason) {
        List<Long> finished = locked(session, JobQueries.FINISHED, numbers);
        if (!finished.isEmpty()) {
            String why = reason.isEmpty() ? "" : " (" + reason + ")";
            update(session, JobSql.LOG_ENDED, List.of(why), finished);
            update(session, JobSql.RETRY, List.of(instanceId), finished);
        }
        return finished;
    }

    @Override
    public List<Long> cancel(Session session, Collection<Long> numbers, String reason) {
        List<Long> unfinished = locked(session, JobQueries.UNFINISHED, numbers);
        if (!unfinished.isEmpty()) {
            String why = reason.isEmpty() ? "" : ": " + reason;
            update(session, JobSql.LOG_CANCELLED, List.of("its end was asked for" + why), unfinished);
            update(session, JobSql.CANCEL, List.of("cancelled before it started" + why), unfinished);
        }
        return unfinished;
    }

    private List<Long> locked(Session session, String sql, Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<Object> ids = List.copyOf(numbers);
        String text = sql.formatted(coreSchema) + Jdbc.list(ids.size()) + JobQueries.LOCKED;
        return session.query(new Statement(Place.CORE, text, ids, List.of(ColumnType.INTEGER))).stream()
                .map(row -> ((Number) row[0]).longValue())
                .toList();
    }

    private void update(Session session, String sql, List<Object> first, List<Long> numbers) {
        String text = sql.formatted(coreSchema) + Jdbc.list(numbers.size());
        session.update(new Statement(Place.CORE, text, List.of(arguments(first, numbers)), List.of()));
    }

    @Override
    public void unqueue(Collection<Long> numbers) {
        if (!numbers.isEmpty()) {
            core.update(JobSql.UNQUEUE + Jdbc.list(numbers.size()), numbers.toArray());
        }
    }

    @Override
    public List<Long> queue(Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        String waiting = JobQueries.WAITING + Jdbc.list(numbers.size()) + JobQueries.LOCKED;
        return take(waiting, numbers.toArray());
    }

    @Override
    public List<Long> takePending(int limit) {
        return take(JobQueries.PENDING, limit);
    }

    @Override
    public List<Long> takeDue(int limit) {
        return take(JobQueries.DUE, limit);
    }

    @Override
    public List<Long> takeStale(Duration age, int limit) {
        return take(JobQueries.STALE, age.toSeconds(), limit);
    }

    private List<Long> take(String sql, Object... parameters) {
        return core.inTransaction(
                connection -> queue(connection, Jdbc.query(connection, JobRows::number, sql, parameters)));
    }

    private List<Long> queue(Connection connection, List<Long> numbers) throws SQLException {
        if (!numbers.isEmpty()) {
            Jdbc.update(connection, JobSql.QUEUE + Jdbc.list(numbers.size()), arguments(List.of(instanceId), numbers));
        }
        return numbers;
    }

    @Override
    public int deleteSucceeded(int days, int limit) {
        return core.update(JobSql.DELETE_OLD, days, limit);
    }

    private static Object[] arguments(List<?> first, List<?> then) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(then);
        return all.toArray();
    }
}
