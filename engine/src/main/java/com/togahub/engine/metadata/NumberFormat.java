package com.togahub.engine.metadata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a record's {@code number} is made: a prefix and at least so many digits.
 *
 * @param prefix what stands before the digits
 * @param digits least number of digits, filled with zeros
 */
public record NumberFormat(String prefix, int digits) {
    private static final Pattern FORM = Pattern.compile("([^#]*)(#+)");

    /** Reads a format such as {@code SO#####}. */
    public static NumberFormat parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("number format '" + text + "' is not a prefix followed by #");
        }
        return new NumberFormat(matcher.group(1), matcher.group(2).length());
    }

    /** The number for a value of the sequence. */
    public String format(long value) {
        String plain = Long.toString(value);
        return prefix + "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }
}
