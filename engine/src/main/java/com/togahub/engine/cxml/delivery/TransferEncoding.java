package com.togahub.engine.cxml.delivery;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;

/** MIME's content transfer encodings. */
final class TransferEncoding {
    private TransferEncoding() {}

    static byte[] decode(String encoding, byte[] bytes) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "7bit", "8bit", "binary" -> bytes;
            case "base64" -> base64(bytes);
            case "quoted-printable" -> quotedPrintable(bytes);
            default -> throw new Refusal(Status.NOT_ACCEPTABLE, "A part has an unknown transfer encoding");
        };
    }

    private static byte[] base64(byte[] bytes) {
        try {
            return Base64.getMimeDecoder().decode(bytes);
        } catch (IllegalArgumentException broken) {
            throw new Refusal(Status.NOT_ACCEPTABLE, "A part is not base64", broken);
        }
    }

    private static byte[] quotedPrintable(byte[] bytes) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        int position = 0;
        while (position < bytes.length) {
            if (bytes[position] != '=') {
                decoded.write(bytes[position++]);
            } else if (at(bytes, position + 1) == '\r' && at(bytes, position + 2) == '\n') {
                position += 3;
            } else if (at(bytes, position + 1) == '\n') {
                position += 2;
            } else {
                int high = Character.digit(at(bytes, position + 1), 16);
                int low = Character.digit(at(bytes, position + 2), 16);
                if (high < 0 || low < 0) {
                    throw new Refusal(Status.NOT_ACCEPTABLE, "A part is not quoted-printable");
                }
                decoded.write(high * 16 + low);
                position += 3;
            }
        }
        return decoded.toByteArray();
    }

    private static char at(byte[] bytes, int position) {
        return position < bytes.length ? (char) (bytes[position] & 0xFF) : '\0';
    }
}
