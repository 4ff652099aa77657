package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import java.util.Map;

/** {@code POST /v2/worker-job-retries {"workerJob": "<uuid>"}}: makes a finished job run again. */
public final class RetryRoute implements ScriptedApi {
    private static final String JOB = "workerJob";

    private final JobControl control;

    /** A route to a store's jobs. */
    public RetryRoute(JobControl control) {
        this.control = requireNonNull(control, "control");
    }

    @Override
    public String name() {
        return "WorkerJobRetries";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        JsonNode given = body.path(JOB);
        JsonNode uuid = given.isObject() ? given.path("uuid") : given;
        if (!uuid.isTextual()) {
            throw new ProblemException(
                    Problem.of(Code.EV_6, "The uuid of the job is required.").at(JOB));
        }
        // what the caller may not read is not there
        requests.get("/worker-jobs/" + uuid.textValue(), Map.of("fields", "uuid"));
        control.retry(uuid.textValue());
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.putObject(JOB).put("uuid", uuid.textValue());
        return new Data(201, "workerJobRetries", answer);
    }
}
