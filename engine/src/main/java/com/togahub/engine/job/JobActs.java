package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.request.Json;
import java.util.List;
import java.util.Map;

/**
 * Routes that do something to jobs: {@code POST /v2/worker-job-retries} and {@code POST /v2/worker-job-cancellations}, with
 * bodies as {@link JobSelection} reads them. What they do is part of the request's transaction.
 */
public final class JobActs implements ScriptedApi {
    private final String name;
    private final String data;
    private final String done;
    private final String state;
    private final JobControl control;
    private final Act act;

    private JobActs(String name, String data, String done, String state, JobControl control, Act act) {
        this.name = name;
        this.data = data;
        this.done = done;
        this.state = state;
        this.control = requireNonNull(control, "control");
        this.act = act;
    }

    /** Makes finished jobs run again. */
    public static ScriptedApi retries(JobControl control) {
        return new JobActs(
                "WorkerJobRetries", "workerJobRetries", "retried", "isSuccess=null=false", control, new Act() {
                    @Override
                    public void one(JobId id, String reason) {
                        control.retry(id, reason);
                    }

                    @Override
                    public int all(List<JobId> ids, String reason) {
                        return control.retry(ids, reason);
                    }
                });
    }

    /** Ends jobs that wait or run. */
    public static ScriptedApi cancellations(JobControl control) {
        return new JobActs(
                "WorkerJobCancellations",
                "workerJobCancellations",
                "cancelled",
                "isSuccess=null=true",
                control,
                new Act() {
                    @Override
                    public void one(JobId id, String reason) {
                        control.cancel(id, reason);
                    }

                    @Override
                    public int all(List<JobId> ids, String reason) {
                        return control.cancel(ids, reason);
                    }
                });
    }

    /** What is done. */
    private interface Act {
        /** To a single job; refused when its state does not allow it. */
        void one(JobId id, String reason);

        /** To those whose state allows it; answers how many they were. */
        int all(List<JobId> ids, String reason);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        JobSelection selection = JobSelection.of(body);
        ObjectNode answer = Json.mapper().createObjectNode();
        if (selection.one().isPresent()) {
            String uuid = JobSelection.readable(requests, selection.one().get());
            act.one(control.find(uuid), selection.reason());
            answer.putObject("workerJob").put("uuid", uuid);
            return new Data(201, data, answer);
        }
        answer.put("matched", selection.count(requests, state));
        if (selection.isPreview()) {
            return new Data(200, data, answer.put(done, 0));
        }
        List<JobId> ids = control.find(selection.uuids(requests, state));
        return new Data(201, data, answer.put(done, act.all(ids, selection.reason())));
    }
}
