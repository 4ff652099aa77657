package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.engine.job.binding.ActionPath;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.store.Database;
import java.io.IOException;

/** Starts jobs: insert, commit, send. */
public final class JobTasks implements Tasks {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final JobStore store;
    private final Dispatch dispatch;
    private final Database database;
    private final DirectRuns direct;

    /** Tasks over a store. */
    public JobTasks(JobStore store, Dispatch dispatch, Database database, DirectRuns direct) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
        this.database = requireNonNull(database, "database");
        this.direct = requireNonNull(direct, "direct");
    }

    @Override
    public JobId run(String action, String parameters) {
        JobId id = store.insert(checked(action, parameters)).id();
        dispatch.sendSoon(id.number());
        return id;
    }

    @Override
    public JobId runAfterCommit(String action, String parameters) {
        NewJob job = checked(action, parameters);
        return database.writeCore(session -> {
            JobId id = store.insert(session, job);
            database.afterCommit(() -> dispatch.announce(id.number()));
            return id;
        });
    }

    @Override
    public Outcome runDirect(String action, String parameters) {
        NewJob job = checked(action, parameters);
        return direct.run(job.action(), job.parameters());
    }

    private static NewJob checked(String action, String parameters) {
        if (ActionPath.parse(action).isEmpty()) {
            throw new ProblemException(Problem.of(Code.EV_7, "This is not an action's path, such as Team/Github/Merge.")
                    .at("action"));
        }
        if (!isObject(parameters)) {
            throw new ProblemException(Problem.of(Code.EV_7, "The parameters must be a JSON object.")
                    .at("parameters"));
        }
        return NewJob.of(action, parameters);
    }

    /** Read, not built: most are never looked at here again. */
    private static boolean isObject(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            return isObject;
        } catch (IOException broken) {
            return false;
        }
    }
}
