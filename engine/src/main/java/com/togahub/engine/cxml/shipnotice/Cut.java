package com.togahub.engine.cxml.shipnotice;

/** Texts that are read by people only, as long as their fields take them; the whole stays in the kept elements. */
final class Cut {
    private Cut() {}

    static String to(String text, int length) {
        int points = text.codePointCount(0, text.length());
        return points <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
