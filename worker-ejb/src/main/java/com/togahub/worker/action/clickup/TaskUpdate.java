package com.togahub.worker.action.clickup;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.worker.signature.Sender;
import com.togahub.worker.signature.Verification;
import com.togahub.worker.signature.Webhook;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** {@code Clickup/TaskUpdate/..}: what ClickUp sends to {@code /webhook/clickup/task-update}. */
@WorkerAction
public class TaskUpdate {
    private final Verification verification;

    /** With what checks signatures. */
    @Inject
    public TaskUpdate(Verification verification) {
        this.verification = verification;
    }

    /**
     * What happened at ClickUp.
     *
     * @param event kind of event, such as {@code taskUpdated}
     * @param task id of the task, if it is about one
     * @param webhook id of the webhook's registration
     * @param signature {@code valid}, or why it was not checked
     */
    public record Summary(String event, Optional<String> task, Optional<String> webhook, String signature) {}

    /**
     * Checks the signature and says what happened.
     *
     * @throws com.togahub.worker.signature.SignatureException when it is missing or wrong
     * @throws com.togahub.worker.signature.BodyException when there is no JSON
     */
    public Summary webhook(
            String payload, @DefaultValue("false") boolean isBase64Encoded, Map<String, String> headers) {
        Webhook webhook = verification.check(Sender.CLICKUP, payload, isBase64Encoded, headers);
        JsonNode event = webhook.json();
        return new Summary(
                Webhook.text(event.path("event")).orElse("unknown"),
                Webhook.text(event.path("task_id")),
                Webhook.text(event.path("webhook_id")),
                webhook.signature());
    }
}
