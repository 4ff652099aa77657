package com.togahub.engine.cxml.xml;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encodings that are read, and the strict decoding of a document with one of them.
 *
 * <p>The list is closed on purpose: the JDK's parser reads many more (EBCDIC, UTF-16 without a mark), behind which markup
 * can hide from whoever looked at the bytes before.
 */
public enum Encoding {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16(StandardCharsets.UTF_16),
    US_ASCII(StandardCharsets.US_ASCII),
    ISO_8859_1(StandardCharsets.ISO_8859_1),
    WINDOWS_1252(Charset.forName("windows-1252"));

    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\\?>");
    private static final int DECLARATION_BYTES = 200;

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    /**
     * The text of a document.
     *
     * @param bytes as received
     * @param mimeCharset the transport's charset parameter, which wins over the document's own declaration (RFC 7303)
     * @throws Refusal 406 for an encoding that is not listed, and for bytes that are not of the encoding
     */
    public static String decode(byte[] bytes, Optional<String> mimeCharset) {
        Encoding encoding = of(bytes, mimeCharset);
        String text = encoding.strictly(bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Encoding of(byte[] bytes, Optional<String> mimeCharset) {
        boolean wide = starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE);
        if (starts(bytes, 0xFF, 0xFE, 0, 0) || starts(bytes, 0, 0, 0xFE, 0xFF)) {
            throw unsupported("UTF-32");
        }
        Encoding named = mimeCharset.map(Encoding::named).orElse(wide ? UTF_16 : declared(bytes));
        if (named == UTF_16 && !wide) {
            throw new Refusal(Status.NOT_ACCEPTABLE, "UTF-16 needs a byte order mark");
        }
        return named;
    }

    private static Encoding declared(byte[] bytes) {
        int from = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        int length = Math.min(bytes.length - from, DECLARATION_BYTES);
        Matcher declaration = DECLARATION.matcher(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
        return declaration.find() ? named(declaration.group(1)) : UTF_8;
    }

    private static Encoding named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> UTF_8;
            case "utf-16" -> UTF_16;
            case "us-ascii", "ascii" -> US_ASCII;
            case "iso-8859-1", "latin1" -> ISO_8859_1;
            case "windows-1252", "cp1252" -> WINDOWS_1252;
            default -> throw unsupported(name);
        };
    }

    private String strictly(byte[] bytes) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new Refusal(Status.NOT_ACCEPTABLE, "The bytes are not " + charset.name(), broken);
        }
    }

    private static boolean starts(byte[] bytes, int... marks) {
        if (bytes.length < marks.length) {
            return false;
        }
        for (int i = 0; i < marks.length; i++) {
            if ((bytes[i] & 0xFF) != marks[i]) {
                return false;
            }
        }
        return true;
    }

    private static Refusal unsupported(String name) {
        String shown = name.replaceAll("[^A-Za-z0-9._-]", "?");
        return new Refusal(Status.NOT_ACCEPTABLE, "The encoding " + shown + " is not supported");
    }
}
