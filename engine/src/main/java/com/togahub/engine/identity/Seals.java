package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with the platform's signing keys: AES-GCM under a key derived from the signing key, with a nonce that is a
 * keyed hash of the text (a synthetic initialisation vector), so that equal texts have equal seals and nothing else shows.
 */
public final class Seals {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    private final KeyRing keys;

    /** Seals under the keys of a ring; what it accepts can be opened. */
    public Seals(KeyRing keys) {
        this.keys = requireNonNull(keys, "keys");
    }

    /** The sealed text. */
    public String seal(byte[] plain) {
        SigningKey key = keys.current();
        try {
            byte[] nonce = Arrays.copyOf(hash(derived(key, "nonce"), plain), NONCE);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            byte[] sealed = cipher.doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return key.kid() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM and HMAC", e);
        }
    }

    /** What was sealed; empty for a text that no accepted key has sealed. */
    public Optional<byte[]> open(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return keys.accepted(text.substring(0, dot)).flatMap(key -> open(key, text.substring(dot + 1)));
    }

    private static Optional<byte[]> open(SigningKey key, String text) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            if (whole.length < NONCE + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, NONCE));
            return Optional.of(cipher.doFinal(whole, NONCE, whole.length - NONCE));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // not ours, or changed: to its bearer it is all the same
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SigningKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived(key, "seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] derived(SigningKey key, String use) throws GeneralSecurityException {
        return hash(key.bytes(), use.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hash(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(text);
    }
}
