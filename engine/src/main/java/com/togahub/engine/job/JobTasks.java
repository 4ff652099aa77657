package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.store.Session;
import java.util.List;

/** Starts jobs: insert, commit, send. */
public final class JobTasks implements Tasks {
    private final JobStore store;
    private final Dispatch dispatch;

    /** Tasks over a store. */
    public JobTasks(JobStore store, Dispatch dispatch) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
    }

    @Override
    public JobId run(String action, String parameters) {
        JobId id = store.insert(NewJob.of(action, parameters)).id();
        dispatch.send(List.of(id.number()));
        return id;
    }

    @Override
    public JobId runAfterCommit(Session session, String action, String parameters) {
        return store.insert(session, NewJob.of(action, parameters));
    }
}
