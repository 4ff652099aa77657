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
    static Payload of(byte[] body) {
        try {
            return new Payload(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString(),
                    false);
        } catch (CharacterCodingException binary) {
            return new Payload(Base64.getEncoder().encodeToString(body), true);
        }
    }
}
