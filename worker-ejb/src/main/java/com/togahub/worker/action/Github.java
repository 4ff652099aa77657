package com.togahub.worker.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.engine.settings.Secret;
import com.togahub.engine.settings.Settings;
import com.togahub.worker.signature.HmacSha256;
import com.togahub.worker.signature.SignatureException;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@code Github/..}: what GitHub sends to {@code /webhook/github}. */
@WorkerAction
public class Github {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String VENDOR = "GITHUB";
    private static final String SIGNATURE = "x-hub-signature-256";
    private static final String PREFIX = "sha256=";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FORM_FIELD = "payload=";

    private final Settings settings;

    /** With the settings that hold the secret. */
    @Inject
    public Github(Settings settings) {
        this.settings = settings;
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
     * Checks the signature over the bytes as they were sent, and says what happened.
     *
     * @throws SignatureException when the signature is missing or wrong, or, outside of the start command, no secret is set
     */
    public Summary webhook(String payload, @DefaultValue("false") boolean isBase64Encoded, Map<String, String> headers)
            throws JsonProcessingException {
        byte[] body = isBase64Encoded ? Base64.getDecoder().decode(payload) : payload.getBytes(StandardCharsets.UTF_8);
        String signature = check(body, Optional.ofNullable(headers.get(SIGNATURE)));
        JsonNode event = MAPPER.readTree(json(payload, headers.getOrDefault("content-type", "")));
        return new Summary(
                headers.getOrDefault("x-github-event", "unknown"),
                text(event.path("action")),
                text(event.path("repository").path("full_name")),
                signature);
    }

    private String check(byte[] body, Optional<String> signature) {
        Secret secret = settings.webhookSecrets().get(VENDOR);
        if (secret == null) {
            if (settings.isEmbedded()) {
                return "not checked: no secret is configured (TOGA_WEBHOOK_SECRET_GITHUB)";
            }
            throw new SignatureException("no secret is configured (TOGA_WEBHOOK_SECRET_GITHUB)");
        }
        String sent = signature.orElseThrow(() -> new SignatureException("the header " + SIGNATURE + " is missing"));
        if (!sent.startsWith(PREFIX) || !new HmacSha256(secret).isSignedInHex(body, sent.substring(PREFIX.length()))) {
            throw new SignatureException("the signature is wrong");
        }
        return "valid";
    }

    private static String json(String payload, String contentType) {
        boolean isForm = contentType.startsWith(FORM) && payload.startsWith(FORM_FIELD);
        return isForm ? URLDecoder.decode(payload.substring(FORM_FIELD.length()), StandardCharsets.UTF_8) : payload;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
