package com.togahub.engine.crud;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values as the unique keys of the tables compare them: texts without case, accents or spaces at their end. */
final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Folding() {}

    static Object fold(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).stripTrailing();
    }
}
