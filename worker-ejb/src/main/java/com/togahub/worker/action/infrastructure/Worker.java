package com.togahub.worker.action.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobId;
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
     * @throws ProblemException when there is no such job or it is not finished
     */
    public JobId retry(JsonNode workerJobId) {
        if (workerJobId.isIntegralNumber()) {
            return control.retry(workerJobId.longValue());
        }
        if (workerJobId.isTextual()) {
            return control.retry(workerJobId.textValue());
        }
        throw new ProblemException(Code.EV_7, "workerJobId must be a job's uuid or number.");
    }
}
