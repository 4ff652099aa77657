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

/** {@code Slack/..}: what Slack sends to {@code /webhook/slack}. */
@WorkerAction
public class Slack {
    private final Verification verification;

    /** With what checks signatures. */
    @Inject
    public Slack(Verification verification) {
        this.verification = verification;
    }

    /**
     * What happened at Slack.
     *
     * @param type kind of event, such as {@code event_callback}, or {@code command} for a slash command
     * @param subject the event inside, or the command
     * @param team where it happened
     * @param signature {@code valid}, or why it was not checked
     */
    public record Summary(String type, Optional<String> subject, Optional<String> team, String signature) {}

    /**
     * Checks the signature and says what happened.
     *
     * @throws com.togahub.worker.signature.SignatureException when it is missing or wrong
     * @throws com.togahub.worker.signature.BodyException when it is neither JSON nor a form
     */
    public Summary webhook(
            String payload, @DefaultValue("false") boolean isBase64Encoded, Map<String, String> headers) {
        Webhook webhook = verification.check(Sender.SLACK, payload, isBase64Encoded, headers);
        return webhook.isForm() ? ofForm(webhook) : ofEvent(webhook.json(), webhook.signature());
    }

    /** Slash commands are forms; what buttons do is a form with JSON in its {@code payload}. */
    private static Summary ofForm(Webhook webhook) {
        Map<String, String> form = webhook.form();
        if (form.containsKey("payload")) {
            return ofEvent(webhook.json("payload"), webhook.signature());
        }
        return new Summary(
                form.containsKey("command") ? "command" : "unknown",
                Optional.ofNullable(form.get("command")),
                Optional.ofNullable(form.get("team_id")),
                webhook.signature());
    }

    private static Summary ofEvent(JsonNode event, String signature) {
        return new Summary(
                Webhook.text(event.path("type")).orElse("unknown"),
                Webhook.text(event.path("event").path("type")),
                Webhook.text(event.path("team_id"))
                        .or(() -> Webhook.text(event.path("team").path("id"))),
                signature);
    }
}
