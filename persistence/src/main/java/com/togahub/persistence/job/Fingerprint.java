package com.togahub.persistence.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The same for failures of one kind: what differs from job to job, numbers and ids, does not count. */
final class Fingerprint {
    private static final Pattern VARYING =
            Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4,12}){4}|[0-9]+|'[^']*'|\"[^\"]*\"");
    private static final int BYTES = 8;

    private Fingerprint() {}

    static String of(String reason) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(VARYING.matcher(reason).replaceAll("#").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
