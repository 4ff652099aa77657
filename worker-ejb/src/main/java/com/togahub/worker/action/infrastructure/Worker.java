package com.togahub.worker.action.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobId;
import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import jakarta.inject.Inject;

/** {@code Infrastructure/Worker/..}: what people do to jobs. */
@WorkerAction
public class Worker {
    @Inject
    private JobControl control;

    /**
     * Makes a finished job run again, committed before its message is sent.
     *
     * @param workerJobId its uuid, or its number
     * @param reason why, for people
     * @throws ProblemException when there is no such job or it is not finished
     */
    public JobId retry(JsonNode workerJobId, @DefaultValue("") String reason) {
        return control.retry(find(workerJobId), reason);
    }

    private JobId find(JsonNode workerJobId) {
        if (workerJobId.isIntegralNumber()) {
            return control.find(workerJobId.longValue());
        }
        if (workerJobId.isTextual()) {
            return control.find(workerJobId.textValue());
        }
        throw new ProblemException(Code.EV_7, "workerJobId must be a job's uuid or number.");
    }
}
