package com.togahub.worker.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.worker.signature.Sender;
import com.togahub.worker.signature.Verification;
import com.togahub.worker.signature.Webhook;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** {@code Github/..}: what GitHub sends to {@code /webhook/github}. */
@WorkerAction
public class Github {
    private final Verification verification;

    /** With what checks signatures. */
    @Inject
    public Github(Verification verification) {
        this.verification = verification;
    }

    /**
     * What happened at GitHub.
     *
     * @param event kind of event, such as {@code push}
     * @param action what about it, such as {@code opened}
     * @param repository full name of the repository
     * @param signature {@code valid}, or why it was not checked
     */
    public record Summary(String event, Optional<String> action, Optional<String> repository, String signature) {}

    /**
     * Checks the signature and says what happened.
     *
     * @throws com.togahub.worker.signature.SignatureException when it is missing or wrong
     * @throws com.togahub.worker.signature.BodyException when there is no JSON
     */
    public Summary webhook(
            String payload, @DefaultValue("false") boolean isBase64Encoded, Map<String, String> headers) {
        Webhook webhook = verification.check(Sender.GITHUB, payload, isBase64Encoded, headers);
        JsonNode event = webhook.isForm() ? webhook.json("payload") : webhook.json();
        return new Summary(
                webhook.header("x-github-event").orElse("unknown"),
                Webhook.text(event.path("action")),
                Webhook.text(event.path("repository").path("full_name")),
                webhook.signature());
    }
}
