package com.togahub.engine.cxml.punchout;

import com.togahub.engine.cxml.envelope.Fingerprint;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What opens a session to its bearer: 256 random bits.
 *
 * @param text 43 characters of the alphabet of base64url
 */
public record SessionKey(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public SessionKey {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a key");
        }
    }

    /** Whether a text has the form of a key. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static SessionKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is stored of it: no key can be told from that. */
    String hash() {
        return Fingerprint.sha256(text);
    }

    @Override
    public String toString() {
        return "SessionKey[*****]";
    }
}
