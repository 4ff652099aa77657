package com.togahub.engine.webhook;

import com.togahub.engine.job.binding.ActionPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Which headers name a delivery, so that one sent twice is one job.
 *
 * @param headers names in lower case; the first present one counts
 */
public record DeliveryIds(List<String> headers) {
    private static final int MAX_LENGTH = 255;

    public DeliveryIds {
        headers = List.copyOf(headers);
    }

    /** The sender's name for a delivery; what is longer than 255 characters is cut. */
    public Optional<String> id(Delivery delivery) {
        return header(delivery)
                .map(header -> value(delivery, header))
                .map(id -> id.length() > MAX_LENGTH ? id.substring(0, MAX_LENGTH) : id);
    }

    /** The key of a delivery's job: the same for the same id sent to the same action. 64 characters. */
    public Optional<String> key(Delivery delivery, ActionPath action) {
        return header(delivery).map(header -> digest(action + "\n" + header + "\n" + value(delivery, header)));
    }

    private Optional<String> header(Delivery delivery) {
        return headers.stream()
                .filter(header -> !delivery.headers().getOrDefault(header, "").isBlank())
                .findFirst();
    }

    private static String value(Delivery delivery, String header) {
        return delivery.headers().get(header).strip();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
