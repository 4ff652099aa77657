package com.togahub.worker.action.infrastructure.worker;

import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.engine.webhook.WebhookLog;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.IntSupplier;

/** {@code Infrastructure/Worker/Cleanup/..}: deletes what is old, in batches that hold no lock for long. */
@WorkerAction(transactional = false)
public class Cleanup {
    private static final int BATCH = 1_000;

    @Inject
    private JobStore jobs;

    @Inject
    private WebhookLog webhooks;

    /**
     * Deletes successful jobs.
     *
     * @param days how old they must be
     * @return how many were deleted
     */
    public Map<String, Integer> workerJobs(@DefaultValue("90") int days, JobContext context) {
        return deleteAll(() -> jobs.deleteSucceeded(days, BATCH), context);
    }

    /**
     * Deletes the log of webhooks.
     *
     * @param days how old its rows must be
     * @return how many were deleted
     */
    public Map<String, Integer> webhookLogs(@DefaultValue("90") int days, JobContext context) {
        return deleteAll(() -> webhooks.deleteOlderThan(days, BATCH), context);
    }

    private static Map<String, Integer> deleteAll(IntSupplier deleteBatch, JobContext context) {
        int deleted = 0;
        int last = BATCH;
        while (last == BATCH && !context.isCancelled()) {
            last = deleteBatch.getAsInt();
            deleted += last;
        }
        return Map.of("deleted", deleted);
    }
}
