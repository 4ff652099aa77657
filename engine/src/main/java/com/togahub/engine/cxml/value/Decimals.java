package com.togahub.engine.cxml.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as the protocol writes them: ASCII digits and a point; no exponent, no thousands separator. */
public final class Decimals {
    private static final Pattern FORM = Pattern.compile("-?(?:[0-9]{1,12}(?:\\.[0-9]{0,12})?|\\.[0-9]{1,12})");
    private static final int SCALE = 6;
    private static final int MAX_DIGITS = 10;

    private Decimals() {}

    /** A number; empty for any other text. */
    public static Optional<BigDecimal> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text.endsWith(".") ? text + "0" : text).stripTrailingZeros();
        return Optional.of(value.scale() < 0 ? value.setScale(0) : value);
    }

    /** A number above zero with at most six decimals; empty for any other text. */
    public static Optional<BigDecimal> quantity(String text) {
        return parse(text).filter(value -> value.signum() > 0 && value.scale() <= SCALE);
    }

    /** A number from zero with at most six decimals; empty for any other text. */
    public static Optional<BigDecimal> amount(String text) {
        return parse(text).filter(value -> value.signum() >= 0 && value.scale() <= SCALE);
    }

    /** A whole number from 1 in ASCII digits. */
    public static Optional<Integer> positive(String text, int most) {
        boolean digits = text.length() <= MAX_DIGITS && text.matches("[0-9]+");
        return Optional.of(digits ? Long.parseLong(text) : 0L)
                .filter(value -> value >= 1 && value <= most)
                .map(Long::intValue);
    }
}
