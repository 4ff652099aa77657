package com.togahub.engine.cxml.order;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as the protocol writes them: ASCII digits and a point; no exponent, no thousands separator. */
final class Decimals {
    private static final Pattern FORM = Pattern.compile("-?(?:[0-9]{1,12}(?:\\.[0-9]{0,12})?|\\.[0-9]{1,12})");
    private static final int SCALE = 6;

    private Decimals() {}

    /** A number; empty for any other text. */
    static Optional<BigDecimal> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text.endsWith(".") ? text + "0" : text).stripTrailingZeros();
        return Optional.of(value.scale() < 0 ? value.setScale(0) : value);
    }

    /** A number above zero with at most six decimals; empty for any other text. */
    static Optional<BigDecimal> quantity(String text) {
        return parse(text).filter(value -> value.signum() > 0 && value.scale() <= SCALE);
    }

    /** A number from zero with at most six decimals; empty for any other text. */
    static Optional<BigDecimal> amount(String text) {
        return parse(text).filter(value -> value.signum() >= 0 && value.scale() <= SCALE);
    }
}
