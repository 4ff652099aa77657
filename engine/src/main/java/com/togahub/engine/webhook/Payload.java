package com.togahub.engine.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A body as text.
 *
 * @param text the body, or its base64 form
 * @param isBase64 whether it is base64, as the body is not UTF-8
 */
record Payload(String text, boolean isBase64) {
    private static final Payload NONE = new Payload("", false);
    /** A statement may be 16 MiB long, and escapes can double a text; base64 has none. */
    private static final int MOST_LOGGED_AS_TEXT = 6 * 1024 * 1024;

    /** A delivery's body; nothing of one that is too large. */
    static Payload of(Delivery delivery) {
        return delivery.isTooLarge() ? NONE : of(delivery.body());
    }

    /** A delivery's body as its log row has it: what is long is base64 there, UTF-8 or not. */
    static Payload logged(Delivery delivery, Payload payload) {
        boolean isLong = !delivery.isTooLarge() && delivery.body().length > MOST_LOGGED_AS_TEXT;
        return isLong ? base64(delivery.body()) : payload;
    }

    private static Payload of(byte[] body) {
        try {
            return new Payload(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString(),
                    false);
        } catch (CharacterCodingException binary) {
            return base64(body);
        }
    }

    private static Payload base64(byte[] body) {
        return new Payload(Base64.getEncoder().encodeToString(body), true);
    }
}
