package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.caller.PunchOutTerms.Carriage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The form by which a browser carries a message to the buyer.
 *
 * @param target where to
 * @param field name of its one field
 * @param value of the field
 */
public record ReturnForm(ReturnTarget target, String field, String value) {
    private static final String DECLARED = "encoding=\"UTF-8\"";

    public ReturnForm {
        requireNonNull(target, "target");
        requireNonNull(field, "field");
        requireNonNull(value, "value");
    }

    static ReturnForm of(ReturnTarget target, Carriage carriage, String document) {
        String value = carriage == Carriage.BASE64
                ? Base64.getEncoder().encodeToString(document.getBytes(StandardCharsets.UTF_8))
                : ascii(document);
        return new ReturnForm(target, carriage.field(), value);
    }

    /** The document in US-ASCII, so that no page's character set can spoil it: everything else as character references. */
    private static String ascii(String document) {
        StringBuilder text = new StringBuilder(document.length());
        document.replaceFirst(DECLARED, "encoding=\"US-ASCII\"").codePoints().forEach(point -> {
            if (point < 0x80) {
                text.append((char) point);
            } else {
                text.append("&#").append(point).append(';');
            }
        });
        return text.toString();
    }
}
