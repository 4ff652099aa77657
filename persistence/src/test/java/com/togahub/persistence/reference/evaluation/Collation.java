package com.togahub.persistence.reference.evaluation;

import java.text.Normalizer;
import java.util.Locale;

/** utf8mb4_unicode_520_ci, for the characters that generated texts hold. */
final class Collation {
    private static final String ORDER = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";

    private Collation() {}

    /** Equal for texts that compare equal. */
    static String folded(String text) {
        String stripped = letters(text);
        int end = stripped.length();
        while (end > 0 && stripped.charAt(end - 1) == ' ') {
            end--;
        }
        return stripped.substring(0, end);
    }

    /** Without case and accents, trailing spaces kept. */
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "")
                .toLowerCase(Locale.ROOT);
    }

    static int compare(String left, String right) {
        String a = folded(left);
        String b = folded(right);
        for (int i = 0; i < Math.max(a.length(), b.length()); i++) {
            int difference = weight(a, i) - weight(b, i);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    // the shorter text counts as if it were filled with spaces
    private static int weight(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        int known = ORDER.indexOf(text.charAt(at));
        return known >= 0 ? known : ORDER.length() + text.charAt(at);
    }

    /** SQL's LIKE with a backslash as escape. */
    static boolean like(String text, String pattern, boolean folding) {
        return folding ? like(letters(text), 0, letters(pattern), 0) : like(text, 0, pattern, 0);
    }

    private static boolean like(String text, int at, String pattern, int from) {
        if (from == pattern.length()) {
            return at == text.length();
        }
        char next = pattern.charAt(from);
        if (next == '%') {
            for (int skip = at; skip <= text.length(); skip++) {
                if (like(text, skip, pattern, from + 1)) {
                    return true;
                }
            }
            return false;
        }
        boolean escaped = next == '\\' && from + 1 < pattern.length();
        char wanted = escaped ? pattern.charAt(from + 1) : next;
        boolean fits = at < text.length() && ((next == '_' && !escaped) || text.charAt(at) == wanted);
        return fits && like(text, at + 1, pattern, from + (escaped ? 2 : 1));
    }
}
