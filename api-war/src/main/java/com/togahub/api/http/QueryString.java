package com.togahub.api.http;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decodes paths and query strings: percent-encoded UTF-8 and nothing else. */
final class QueryString {
    private static final int MOST_PARAMETERS = 200;
    private static final int HEX = 16;

    private QueryString() {}

    /**
     * The parameters of a query, in order.
     *
     * @throws ProblemException EV-1 when an encoding is broken, EV-10 when there are too many
     */
    static Map<String, List<String>> parameters(Optional<String> query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query.isEmpty() || query.get().isEmpty()) {
            return parameters;
        }
        String[] pairs = query.get().split("&", -1);
        if (pairs.length > MOST_PARAMETERS) {
            throw new ProblemException(Code.EV_10, "There are more than " + MOST_PARAMETERS + " options.");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decode(name.replace('+', ' ')), key -> new ArrayList<>())
                        .add(decode(value.replace('+', ' ')));
            }
        }
        return parameters;
    }

    /** Decodes percent-encoding; EV-1 when it is broken or no UTF-8. */
    static String decode(String text) {
        if (text.indexOf('%') < 0 && text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                bytes.put((byte) (digit(raw, i + 1) * HEX + digit(raw, i + 2)));
                i += 2;
            } else {
                bytes.put(raw[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Code.EV_1, "The URL is not encoded as UTF-8.");
        }
    }

    private static int digit(byte[] raw, int index) {
        int digit = index < raw.length ? Character.digit(raw[index], HEX) : -1;
        if (digit < 0) {
            throw new ProblemException(Code.EV_1, "The URL is not percent-encoded as it must be.");
        }
        return digit;
    }
}
