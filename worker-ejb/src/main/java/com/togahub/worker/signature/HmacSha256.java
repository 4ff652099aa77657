package com.togahub.worker.signature;

import com.togahub.engine.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures over the bytes of a body: HMAC with SHA-256 (RFC 2104), compared in constant time. */
public final class HmacSha256 {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private final byte[] key;

    /** With the bytes of the secret's text as key. */
    public HmacSha256(Secret secret) {
        this.key = secret.value().getBytes(StandardCharsets.UTF_8);
    }

    /** The signature of these bytes. */
    public byte[] sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether this is the hexadecimal form of the signature of these bytes. */
    public boolean isSignedInHex(byte[] body, String signature) {
        return HEX.matcher(signature).matches()
                && MessageDigest.isEqual(sign(body), HexFormat.of().parseHex(signature));
    }
}
