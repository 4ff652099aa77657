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
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** {@code POST /v2/worker-job-runs {"action": path, "parameters": {..}}}: starts a job. */
public final class RunRoute implements ScriptedApi {
    private static final String ACTION = "action";
    private static final String PARAMETERS = "parameters";
    private static final Set<String> MEMBERS = Set.of(ACTION, PARAMETERS);

    private final Tasks tasks;

    /** A route to these tasks. */
    public RunRoute(Tasks tasks) {
        this.tasks = requireNonNull(tasks, "tasks");
    }

    @Override
    public String name() {
        return "WorkerJobRuns";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw new ProblemException(
                        Problem.of(Code.EV_3, "There is no such member.").at(name));
            }
        }
        JsonNode action = body.path(ACTION);
        if (!action.isTextual()) {
            throw new ProblemException(
                    Problem.of(Code.EV_6, "The action's path is required.").at(ACTION));
        }
        String given = body.hasNonNull(PARAMETERS) ? body.get(PARAMETERS).toString() : "{}";
        JobId id = tasks.runAfterCommit(action.textValue(), given);
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.putObject("workerJob").put("uuid", id.uuid());
        return new Data(201, "workerJobRuns", answer);
    }
}
