package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * A job to be stored.
 *
 * @param uuid its name; storing the same one twice stores it once
 * @param action path of the action, such as {@code Github/Webhook}; need not exist
 * @param parameters a JSON object as text
 * @param dedupeKey a second job with the same key is not stored
 * @param deliveryId name that the sender of the webhook gave it, at most 255 characters
 * @param failure why it can only fail: it is stored as failed, and no message is sent
 */
public record NewJob(
        String uuid,
        String action,
        String parameters,
        Optional<String> dedupeKey,
        Optional<String> deliveryId,
        Optional<String> failure) {
    public NewJob {
        requireNonNull(uuid, "uuid");
        requireNonNull(action, "action");
        requireNonNull(parameters, "parameters");
        requireNonNull(dedupeKey, "dedupeKey");
        requireNonNull(deliveryId, "deliveryId");
        requireNonNull(failure, "failure");
    }

    /** A job with a new name and no key. */
    public static NewJob of(String action, String parameters) {
        return new NewJob(
                UUID.randomUUID().toString(), action, parameters, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same job with other parameters. */
    public NewJob with(String otherParameters) {
        return new NewJob(uuid, action, otherParameters, dedupeKey, deliveryId, failure);
    }
}
