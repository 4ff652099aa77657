package com.togahub.it.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token taken apart, to be put together again otherwise than the application did. */
public final class ForgedToken {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final ObjectNode header;
    private final ObjectNode claims;
    private final String signature;

    private ForgedToken(ObjectNode header, ObjectNode claims, String signature) {
        this.header = header;
        this.claims = claims;
        this.signature = signature;
    }

    /** Takes a token apart. */
    public static ForgedToken of(String token) {
        String[] parts = token.split("\\.", -1);
        return new ForgedToken(json(parts[0]), json(parts[1]), parts[2]);
    }

    private static ObjectNode json(String part) {
        try {
            return (ObjectNode) Api.JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException e) {
            throw new UncheckedIOException("no token of ours", e);
        }
    }

    /** The same with other claims. */
    public ForgedToken claiming(Consumer<ObjectNode> change) {
        ObjectNode changed = claims.deepCopy();
        change.accept(changed);
        return new ForgedToken(header, changed, signature);
    }

    /** The same with another header. */
    public ForgedToken headed(Consumer<ObjectNode> change) {
        ObjectNode changed = header.deepCopy();
        change.accept(changed);
        return new ForgedToken(changed, claims, signature);
    }

    /** With the signature it came with, whether or not that still fits. */
    public String unsigned() {
        return content() + "." + signature;
    }

    /** With no signature at all. */
    public String bare() {
        return content() + ".";
    }

    /**
     * Signed with the application's own secret, which no forger has: so that nothing but the claims can be what is refused.
     *
     * @param algorithm of {@link Mac}
     */
    public String signed(String algorithm) {
        String secret = Rows.strings(
                        "Core",
                        "SELECT secret FROM SigningSecrets WHERE kid = ?",
                        header.path("kid").asText())
                .get(0);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            byte[] sum = mac.doFinal(content().getBytes(StandardCharsets.US_ASCII));
            return content() + "." + ENCODER.encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private String content() {
        return encoded(header) + "." + encoded(claims);
    }

    private static String encoded(ObjectNode json) {
        return ENCODER.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
