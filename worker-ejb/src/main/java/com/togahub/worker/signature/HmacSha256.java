package com.togahub.worker.signature;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures over bytes: HMAC with SHA-256 (RFC 2104), compared in constant time. */
final class HmacSha256 {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{43}=");

    private final SecretKeySpec key;

    /** How 32 bytes are written in a header. */
    enum Form {
        /** 64 hexadecimal digits, of either case. */
        HEX {
            @Override
            Optional<byte[]> decode(String text) {
                boolean isForm = HmacSha256.HEX.matcher(text).matches();
                return isForm ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
            }
        },
        /** Base64 with its padding. */
        BASE64 {
            @Override
            Optional<byte[]> decode(String text) {
                boolean isForm = HmacSha256.BASE64.matcher(text).matches();
                return isForm ? Optional.of(Base64.getDecoder().decode(text)) : Optional.empty();
            }
        };

        /** The bytes, if the text has this form. */
        abstract Optional<byte[]> decode(String text);
    }

    /** With these bytes as key, at least one. */
    HmacSha256(byte[] key) {
        this.key = new SecretKeySpec(requireNonNull(key, "key"), ALGORITHM);
    }

    /** With the bytes of a text as key. */
    static HmacSha256 withKey(String text) {
        return new HmacSha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this is, in this form, the signature of the parts one after the other. */
    boolean isSignature(String text, Form form, byte[]... parts) {
        return form.decode(text)
                .filter(sent -> MessageDigest.isEqual(sign(parts), sent))
                .isPresent();
    }

    private byte[] sign(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
