package com.togahub.engine.cxml.value;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.xml.Nodes;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * An amount.
 *
 * @param amount not negative
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    public Money {
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
    }

    /**
     * Reads the {@code Money} below an element.
     *
     * @param where how the sender finds the place, for the findings
     */
    public static Optional<Money> of(Optional<Element> holder, String where, Findings findings) {
        Optional<Element> money = holder.flatMap(element -> Nodes.child(element, "Money"));
        if (money.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> amount = Nodes.text(money.get()).flatMap(Decimals::amount);
        Optional<String> currency = Nodes.attribute(money.get(), "currency")
                .map(code -> code.toUpperCase(Locale.ROOT))
                .filter(Money::isKnown);
        if (amount.isEmpty()) {
            findings.add(where + " must be a plain decimal number that is not negative.");
        }
        if (currency.isEmpty()) {
            findings.add(where + " must name an ISO 4217 currency.");
        }
        return amount.flatMap(value -> currency.map(code -> new Money(value, code)));
    }

    /** Whether a text is a currency's code, in either case. */
    public static boolean isCurrency(String code) {
        return isKnown(code.toUpperCase(Locale.ROOT));
    }

    private static boolean isKnown(String code) {
        try {
            return Currency.getInstance(code) != null;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
