package com.togahub.engine.webhook;

import com.togahub.engine.job.binding.ActionPath;
import java.util.Optional;

/** The log of deliveries, {@code Logs.Webhook}. */
public interface WebhookLog {
    /**
     * Adds a row.
     *
     * @throws com.togahub.engine.store.StoreException when it cannot; that is no reason to refuse the delivery
     */
    void write(Entry entry);

    /**
     * Deletes old rows.
     *
     * @param days how old they must be
     * @param limit how many at most
     * @return how many were deleted
     */
    int deleteOlderThan(int days, int limit);

    /**
     * A row.
     *
     * @param delivery the request
     * @param payload its body as text
     * @param isBase64 whether that is base64, as the body is not UTF-8
     * @param action the action it is for, if its path can be one's
     * @param deliveryId the sender's name for it
     * @param jobUuid the job that it made, or that it is a duplicate of
     * @param outcome what became of it
     */
    record Entry(
            Delivery delivery,
            String payload,
            boolean isBase64,
            Optional<ActionPath> action,
            Optional<String> deliveryId,
            Optional<String> jobUuid,
            WebhookOutcome outcome) {}
}
