package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.util.List;

/** What people do to jobs. */
public final class JobControl {
    private final JobStore store;
    private final Dispatch dispatch;

    /** Control over a store's jobs. */
    public JobControl(JobStore store, Dispatch dispatch) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
    }

    /**
     * Makes a finished job run again: committed, then sent.
     *
     * @param uuid the job's
     * @return its id
     * @throws ProblemException EV-14 when there is no such job, EO-4 when it is not finished
     */
    public JobId retry(String uuid) {
        return retry(find(uuid));
    }

    /**
     * The same by the job's number.
     *
     * @throws ProblemException EV-14 when there is no such job, EO-4 when it is not finished
     */
    public JobId retry(long number) {
        return retry(store.find(number)
                .map(Job::id)
                .orElseThrow(() -> new ProblemException(Code.EV_14, "There is no job " + number + ".")));
    }

    private JobId retry(JobId id) {
        if (!store.retry(id.number())) {
            throw new ProblemException(Code.EO_4, "Job " + id.uuid() + " is not finished, so it cannot be retried.");
        }
        dispatch.send(List.of(id.number()));
        return id;
    }

    /**
     * Asks for the end of a job that is not finished.
     *
     * @throws ProblemException EV-14 when there is no such job, EO-4 when it is finished
     */
    public JobId cancel(String uuid) {
        JobId id = find(uuid);
        if (!store.cancel(id.number())) {
            throw new ProblemException(Code.EO_4, "Job " + uuid + " is finished, so it cannot be cancelled.");
        }
        return id;
    }

    private JobId find(String uuid) {
        return store.findByUuid(uuid)
                .orElseThrow(() -> new ProblemException(Code.EV_14, "There is no job " + uuid + "."));
    }
}
