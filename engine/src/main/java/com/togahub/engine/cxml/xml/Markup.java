package com.togahub.engine.cxml.xml;

import com.togahub.engine.cxml.status.Finding;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One pass over a document's text, before any parser sees it: checks the limits and takes the document type declaration
 * away, so that the parser can be told to accept none.
 *
 * <p>This tells tokens apart; it does not check that the document is well-formed, which remains the parser's part. What it
 * does not understand it refuses, so that both always agree on where markup begins.
 */
public final class Markup {
    /** Deepest element nesting that is read; the root has depth 1. */
    public static final int MAX_DEPTH = 100;

    /** Most elements and attributes that are read, which bounds the memory a document of the largest size can take. */
    public static final int MAX_PIECES = 500_000;

    private static final Pattern PLAIN_DOCTYPE = Pattern.compile("<!DOCTYPE\\s+[A-Za-z_:][A-Za-z0-9._:-]*"
            + "(\\s+(SYSTEM\\s+(\"[^\"]*\"|'[^']*')|PUBLIC\\s+(\"[^\"]*\"|'[^']*')\\s+(\"[^\"]*\"|'[^']*')))?\\s*>");
    private static final int MAX_DOCTYPE = 2_000;
    private static final int MAX_REFERENCE = 12;

    private final String text;
    /** The same characters, which are looked at one by one. */
    private final char[] characters;

    private int position;
    private int depth;
    private int pieces;
    private boolean rooted;
    private int doctypeFrom = -1;
    private int doctypeTo = -1;

    private Markup(String text) {
        this.text = text;
        this.characters = text.toCharArray();
    }

    /**
     * The document without its document type declaration, every other character on its line.
     *
     * @throws Refusal 406 for an internal subset, an entity reference beyond the five, and nesting beyond the limit; 499 for
     *     too many elements
     */
    public static String plain(String text) {
        Markup markup = new Markup(text);
        markup.scan();
        return markup.withoutDoctype();
    }

    private void scan() {
        while (position < characters.length) {
            char next = at(position);
            if (next == '<') {
                markup();
            } else if (next == '&') {
                reference();
            } else {
                position++;
            }
        }
    }

    private char at(int index) {
        return characters[index];
    }

    private void markup() {
        char kind = position + 1 < characters.length ? at(position + 1) : '>';
        if (kind != '!' && kind != '?') {
            tag();
        } else if (text.startsWith("<!--", position)) {
            skipPast("-->", 4, "comment");
        } else if (text.startsWith("<![CDATA[", position)) {
            skipPast("]]>", 9, "CDATA section");
        } else if (text.startsWith("<?", position)) {
            skipPast("?>", 2, "processing instruction");
        } else if (text.startsWith("<!DOCTYPE", position)) {
            doctype();
        } else if (text.startsWith("<!", position)) {
            throw refused("a declaration that is not allowed");
        } else {
            tag();
        }
    }

    private void doctype() {
        if (rooted || doctypeFrom >= 0) {
            throw refused("a misplaced document type declaration");
        }
        var plain = PLAIN_DOCTYPE.matcher(text).region(position, Math.min(characters.length, position + MAX_DOCTYPE));
        if (!plain.lookingAt()) {
            throw refused("a document type declaration with an internal subset, or one that is malformed");
        }
        doctypeFrom = position;
        doctypeTo = plain.end();
        position = doctypeTo;
    }

    private void tag() {
        int start = position;
        boolean closing = text.startsWith("</", start);
        count();
        rooted = true;
        position++;
        while (position < characters.length && at(position) != '>') {
            char next = at(position);
            if (next == '"' || next == '\'') {
                value(next);
            } else if (next == '<' || next == '&') {
                throw refused("a tag that is not well-formed");
            } else {
                position++;
            }
        }
        if (position >= characters.length) {
            throw refused("a tag without an end");
        }
        boolean empty = at(position - 1) == '/';
        position++;
        if (closing) {
            depth--;
        } else if (!empty && ++depth > MAX_DEPTH) {
            throw refused("elements nested deeper than " + MAX_DEPTH);
        }
    }

    private void value(char quote) {
        count();
        position++;
        while (position < characters.length && at(position) != quote) {
            if (at(position) == '<') {
                throw refused("an attribute that is not well-formed");
            }
            if (at(position) == '&') {
                reference();
            } else {
                position++;
            }
        }
        position++;
    }

    private void reference() {
        int end = text.indexOf(';', position);
        String name = end < 0 || end - position > MAX_REFERENCE ? "" : text.substring(position + 1, end);
        boolean known = name.startsWith("#")
                || switch (name) {
                    case "amp", "lt", "gt", "quot", "apos" -> true;
                    default -> false;
                };
        if (!known) {
            throw refused("an entity reference other than the five predefined ones");
        }
        position = end + 1;
    }

    private void count() {
        if (++pieces > MAX_PIECES) {
            throw new Refusal(Status.DOCUMENT_SIZE_ERROR, "The document has more than " + MAX_PIECES + " elements");
        }
    }

    private void skipPast(String end, int from, String what) {
        int found = text.indexOf(end, position + from);
        if (found < 0) {
            throw refused("a " + what + " without an end");
        }
        position = found + end.length();
    }

    private String withoutDoctype() {
        if (doctypeFrom < 0) {
            return text;
        }
        // its line ends stay, so that lines keep their numbers
        String lines = text.substring(doctypeFrom, doctypeTo).replaceAll("[^\n]", "");
        return text.substring(0, doctypeFrom) + lines + text.substring(doctypeTo);
    }

    private Refusal refused(String what) {
        long line = 1
                + text.substring(0, Math.min(position, characters.length))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        Finding finding = Finding.onLine(Math.toIntExact(line), "Line " + line + " holds " + what);
        return new Refusal(Status.NOT_ACCEPTABLE, List.of(finding), null);
    }
}
