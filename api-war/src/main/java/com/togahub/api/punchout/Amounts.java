package com.togahub.api.punchout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers for people. */
final class Amounts {
    private Amounts() {}

    /** An amount of money, with two to six decimals as it has them. */
    static String shown(BigDecimal amount, String currency) {
        DecimalFormat format = new DecimalFormat("#,##0.00####", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return currency + "\u00a0" + format.format(amount);
    }

    /** A quantity. */
    static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
