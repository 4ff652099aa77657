package com.togahub.worker.action.infrastructure.worker;

import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.engine.webhook.LargeParameters;
import com.togahub.engine.webhook.WebhookLog;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntSupplier;

/** {@code Infrastructure/Worker/Cleanup/..}: deletes what is old, in batches that hold no lock for long. */
@WorkerAction(transactional = false)
public class Cleanup {
    private static final int BATCH = 1_000;

    /** For that long a job with parameters in the bucket may be on its way to its row: longer than stashed payloads live. */
    private static final Duration UNDER_WAY = Duration.ofDays(8);

    private final JobStore jobs;
    private final WebhookLog webhooks;
    private final LargeParameters parameters;
    private final Clock clock;

    /** Over the stores of what is cleaned up. */
    @Inject
    public Cleanup(JobStore jobs, WebhookLog webhooks, LargeParameters parameters, Clock clock) {
        this.jobs = jobs;
        this.webhooks = webhooks;
        this.parameters = parameters;
        this.clock = clock;
    }

    /**
     * Deletes successful jobs, and parameters in the bucket that no job refers to any more.
     *
     * @param days how old the jobs must be
     * @return how many of both were deleted
     */
    public Map<String, Integer> workerJobs(@DefaultValue("90") int days, JobContext context) {
        int deleted = deleteAll(() -> jobs.deleteSucceeded(days, BATCH), context);
        int orphans = parameters.deleteOrphans(jobs, clock.instant().minus(UNDER_WAY));
        return Map.of("deleted", deleted, "deletedParameters", orphans);
    }

    /**
     * Deletes the log of webhooks.
     *
     * @param days how old its rows must be
     * @return how many were deleted
     */
    public Map<String, Integer> webhookLogs(@DefaultValue("90") int days, JobContext context) {
        return Map.of("deleted", deleteAll(() -> webhooks.deleteOlderThan(days, BATCH), context));
    }

    private static int deleteAll(IntSupplier deleteBatch, JobContext context) {
        int deleted = 0;
        int last = BATCH;
        while (last == BATCH && !context.isCancelled()) {
            last = deleteBatch.getAsInt();
            deleted += last;
        }
        return deleted;
    }
}
