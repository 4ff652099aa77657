package com.togahub.engine.cxml.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.togahub.engine.cxml.envelope.Credential;
import com.togahub.engine.cxml.envelope.Mac;
import com.togahub.engine.settings.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * The message authentication code of two parties (cXML 1.2, 3.1.7.5): the first twelve bytes of HMAC-SHA1 over the names of
 * {@code From} and {@code Sender} and two dates. It says who sends, not what: the document itself is not covered.
 */
final class MacCheck {
    private static final String ALGORITHM = "HmacSHA1";
    private static final int LENGTH = 12;

    /** Stands in for the secret of an identity that has none, so that it costs the same. */
    private static final Secret NOBODY = new Secret("no identity has this secret");

    private MacCheck() {}

    /**
     * Whether the sender knows the secret, and the dates are right now.
     *
     * @param from the one party that is sent for
     * @param secret the identity's; empty when it has none, which never matches
     */
    static boolean matches(Mac mac, Credential from, Credential sender, Optional<Secret> secret, Instant now) {
        byte[] expected = code(mac, from, sender, secret.orElse(NOBODY));
        boolean same = MessageDigest.isEqual(expected, decoded(mac.value()));
        return same && secret.isPresent() && mac.isCurrent(now);
    }

    private static byte[] code(Mac mac, Credential from, Credential sender, Secret secret) {
        try {
            javax.crypto.Mac hash = javax.crypto.Mac.getInstance(ALGORITHM);
            hash.init(new SecretKeySpec(secret.value().getBytes(UTF_8), ALGORITHM));
            for (String part : new String[] {
                from.domainKey(),
                from.identityKey(),
                sender.domainKey(),
                sender.identityKey(),
                mac.creationDate(),
                mac.expirationDate()
            }) {
                hash.update(part.getBytes(UTF_8));
                hash.update((byte) 0);
            }
            return Arrays.copyOf(hash.doFinal(), LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            // as wrong as any other value
            return new byte[0];
        }
    }
}
