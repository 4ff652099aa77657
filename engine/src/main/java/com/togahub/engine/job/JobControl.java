package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.store.Database;
import java.util.Collection;
import java.util.List;

/**
 * What people do to jobs. It is part of the caller's transaction, if there is one: rolled back, nothing has happened; what is to
 * follow, messages and interrupts, follows its commit.
 */
public final class JobControl {
    private static final int LONGEST_REASON = 1_000;

    private final JobStore store;
    private final Dispatch dispatch;
    private final RunningJobs running;
    private final Database database;

    /** Control over a store's jobs. */
    public JobControl(JobStore store, Dispatch dispatch, RunningJobs running, Database database) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
        this.running = requireNonNull(running, "running");
        this.database = requireNonNull(database, "database");
    }

    /** The job of this uuid; EV-14 when there is none. */
    public JobId find(String uuid) {
        return store.findByUuid(List.of(uuid)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Code.EV_14, "There is no job " + uuid + "."));
    }

    /** The job of this number; EV-14 when there is none. */
    public JobId find(long number) {
        return store.find(number)
                .map(Job::id)
                .orElseThrow(() -> new ProblemException(Code.EV_14, "There is no job " + number + "."));
    }

    /** The jobs of these uuids; unknown ones are left out. */
    public List<JobId> find(Collection<String> uuids) {
        return store.findByUuid(uuids);
    }

    /**
     * Makes a finished job run again.
     *
     * @param reason why, for people; may be empty
     * @throws ProblemException EO-4 when it is not finished
     */
    public JobId retry(JobId id, String reason) {
        if (retry(List.of(id), reason) == 0) {
            throw new ProblemException(Code.EO_4, "Job " + id.uuid() + " is not finished, so it cannot be retried.");
        }
        return id;
    }

    /**
     * Makes those of these jobs run again that are finished.
     *
     * @return how many they were
     */
    public int retry(List<JobId> ids, String reason) {
        return database.writeCore(session -> {
            List<Long> queued = store.retry(session, numbers(ids), cut(reason));
            database.afterCommit(() -> dispatch.send(queued));
            return queued.size();
        });
    }

    /**
     * Asks for the end of a job: waiting, it fails at once; running, it is interrupted within seconds.
     *
     * @param reason why, for people; may be empty
     * @throws ProblemException EO-4 when it is finished
     */
    public JobId cancel(JobId id, String reason) {
        if (cancel(List.of(id), reason) == 0) {
            throw new ProblemException(Code.EO_4, "Job " + id.uuid() + " is finished, so it cannot be cancelled.");
        }
        return id;
    }

    /**
     * Asks for the end of those of these jobs that are not finished.
     *
     * @return how many they were
     */
    public int cancel(List<JobId> ids, String reason) {
        return database.writeCore(session -> {
            List<Long> asked = store.cancel(session, numbers(ids), cut(reason));
            // other nodes see it at their next heartbeat
            database.afterCommit(() -> running.interrupt(asked, "cancelled"));
            return asked.size();
        });
    }

    private static List<Long> numbers(List<JobId> ids) {
        return ids.stream().map(JobId::number).toList();
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
