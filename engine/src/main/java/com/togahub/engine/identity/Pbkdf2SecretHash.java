package com.togahub.engine.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018) with HMAC-SHA-512 and 210,000 iterations, the number OWASP's password storage cheat sheet gives for
 * it. The stored form is that of Jakarta Security's {@code Pbkdf2PasswordHash}, {@code algorithm:iterations:salt:hash} with
 * base64, so that either can read the other's.
 */
public final class Pbkdf2SecretHash implements SecretHash {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile(ALGORITHM + ":(\\d{1,8}):([A-Za-z0-9+/]{22,88}={0,2}):([A-Za-z0-9+/]{43,88}={0,2})");

    private final SecureRandom random = new SecureRandom();
    private final int iterations;

    /** Hashes at the full cost. */
    public Pbkdf2SecretHash() {
        this(ITERATIONS);
    }

    /** Hashes at another cost; whatever it is, hashes of any cost are verified. */
    public Pbkdf2SecretHash(int iterations) {
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("no such cost: " + iterations);
        }
        this.iterations = iterations;
    }

    @Override
    public String hash(String secret) {
        byte[] salt = new byte[BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return ALGORITHM + ":" + iterations + ":" + base64.encodeToString(salt) + ":"
                + base64.encodeToString(derive(secret, salt, iterations, BYTES));
    }

    @Override
    public boolean verify(String secret, String hash) {
        Matcher form = FORM.matcher(hash);
        if (!form.matches()) {
            return false;
        }
        int cost = Integer.parseInt(form.group(1));
        if (cost < 1 || cost > MOST_ITERATIONS) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(form.group(2));
        byte[] expected = Base64.getDecoder().decode(form.group(3));
        return MessageDigest.isEqual(expected, derive(secret, salt, cost, expected.length));
    }

    private static byte[] derive(String secret, byte[] salt, int iterations, int bytes) {
        PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, iterations, bytes * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }
}
