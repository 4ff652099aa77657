package com.togahub.engine.cxml.punchout;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a line's key: its basket, and a name that no other line has, not even one that another session puts into the
 * same basket at the same time.
 *
 * @param basket uuid
 * @param line eight hexadecimal digits
 */
record LineKey(String basket, String line) {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([0-9a-f]{8})");
    private static final int DIGITS = 8;

    static Optional<LineKey> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new LineKey(form.group(1), form.group(2))) : Optional.empty();
    }

    static LineKey random(String basket) {
        return new LineKey(basket, UUID.randomUUID().toString().substring(0, DIGITS));
    }

    @Override
    public String toString() {
        return basket + "." + line;
    }
}
