package com.togahub.launcher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the start command ends with: where everything is, who may log in, and two lines to paste. */
final class Greeting {
    private static final String UNIQUE = "$(date +%s)-$RANDOM$RANDOM";
    private static final String PAYLOAD = "{\"zen\":\"Keep it logically awesome.\"}";

    private Greeting() {}

    /**
     * The text.
     *
     * @param baseUrl of the first node
     * @param githubSecret with which the example webhook is signed, where one is configured
     */
    static String text(String baseUrl, DemoSecrets demo, Optional<String> githubSecret) {
        StringBuilder text = new StringBuilder();
        text.append("""

                  API      %1$s/v2
                  Console  %1$s/console/
                  Docs     %1$s/v2/docs/
                  Webhook  %1$s/webhook/<action>
                  cXML     %1$s/cxml

                """.formatted(baseUrl));
        demo.credentials()
                .forEach(each -> text.append("  %-9s API key %-18s secret   %s  %s%n"
                        .formatted(each.client(), each.apiKey(), each.secret(), each.roles())));
        demo.users()
                .forEach(each -> text.append("  %-9s user    %-18s password %s  %s%n"
                        .formatted(each.client(), each.email(), each.password(), each.roles())));
        demo.cxmlIdentities()
                .forEach(each -> text.append("  %-9s cXML    %-18s secret   %s%n"
                        .formatted(each.client(), each.identity(), each.sharedSecret())));
        text.append("\nRead an order:\n\n").append(readOrder(baseUrl, demo.administrator()));
        text.append("\n\nPost a webhook, whose job the console then shows:\n\n").append(webhook(baseUrl, githubSecret));
        return text.append('\n').toString();
    }

    /** One line: gets a token, then reads the newest order with it. */
    static String readOrder(String baseUrl, DemoSecrets.Credential credential) {
        String token = "$(curl -s -H 'Content-Type: application/json' -H \"X-Transaction-Id: " + UNIQUE + "\""
                + " -d '{\"apiKey\":\"" + credential.apiKey() + "\",\"secret\":\"" + credential.secret() + "\"}' "
                + baseUrl + "/v2/auth/api | sed -E 's/.*\"accessToken\" *: *\"([^\"]+)\".*/\\1/')";
        return "curl -s -H \"Authorization: Bearer " + token + "\" -H \"X-Transaction-Id: " + UNIQUE + "\" '" + baseUrl
                + "/v2/sales-orders?where=number==SO00001'";
    }

    /** One line: posts a delivery that is a new one each time, signed where a secret is configured. */
    static String webhook(String baseUrl, Optional<String> secret) {
        String signature = secret.map(each -> " -H 'X-Hub-Signature-256: sha256=" + signature(each, PAYLOAD) + "'")
                .orElse("");
        return "curl -s -H 'Content-Type: application/json' -H 'X-GitHub-Event: ping' -H \"X-GitHub-Delivery: " + UNIQUE
                + "\"" + signature + " -d '" + PAYLOAD + "' " + baseUrl + "/webhook/github";
    }

    /** HMAC-SHA256 of the payload, lower-case hexadecimal, as GitHub signs its deliveries. */
    static String signature(String secret, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
