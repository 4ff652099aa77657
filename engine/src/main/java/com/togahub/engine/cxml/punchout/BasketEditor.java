package com.togahub.engine.cxml.punchout;

import com.togahub.engine.cxml.value.Decimals;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Applies what visitors do.
 *
 * @param catalogue what can be put in
 * @param basketUuid name of the basket, part of the keys of its lines
 */
record BasketEditor(Catalogue catalogue, String basketUuid) {
    private static final String BAD_QUANTITY = "A quantity is a number above zero, with at most six decimals.";
    private static final BigDecimal MOST = new BigDecimal(1_000_000_000);

    /** A basket after a change, or the basket as it was and why. */
    record Edited(Basket basket, Optional<String> refusal) {}

    Edited apply(Basket basket, BasketChange change) {
        if (change instanceof BasketChange.Add add) {
            return add(basket, add);
        }
        if (change instanceof BasketChange.Quantities set) {
            return set(basket, set);
        }
        return new Edited(basket.without(((BasketChange.Remove) change).key()), Optional.empty());
    }

    private Edited add(Basket basket, BasketChange.Add add) {
        Optional<BigDecimal> quantity = quantity(add.quantity()).filter(value -> value.signum() > 0);
        Optional<Article> article = catalogue.article(add.item());
        if (quantity.isEmpty()) {
            return refused(basket, BAD_QUANTITY);
        }
        if (article.isEmpty()) {
            return refused(basket, "This item is not for sale any more.");
        }
        String currency = article.get().currency().orElse(basket.currency());
        if (!currency.equals(basket.currency()) && !basket.lines().isEmpty()) {
            return refused(
                    basket,
                    "The cart is in " + basket.currency() + "; an item in " + currency + " needs a cart of its own.");
        }
        BasketLine line = article.get().line(LineKey.random(basketUuid).toString(), quantity.get());
        Basket changed = new Basket(currency, basket.lines()).with(line);
        if (changed.lines().size() > Basket.MOST) {
            return refused(basket, "A cart has at most " + Basket.MOST + " lines.");
        }
        return bounded(basket, changed);
    }

    private static Edited set(Basket basket, BasketChange.Quantities set) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        Basket changed = basket;
        for (Map.Entry<String, String> entry : set.quantities().entrySet()) {
            Optional<BigDecimal> quantity = quantity(entry.getValue());
            if (quantity.isEmpty()) {
                return refused(basket, BAD_QUANTITY);
            }
            if (quantity.get().signum() == 0) {
                changed = changed.without(entry.getKey());
            } else {
                quantities.put(entry.getKey(), quantity.get());
            }
        }
        return bounded(basket, changed.with(quantities));
    }

    private static Edited bounded(Basket before, Basket changed) {
        boolean isTooMuch =
                changed.lines().stream().anyMatch(line -> line.quantity().compareTo(MOST) > 0);
        return isTooMuch
                ? refused(before, "A quantity is at most " + MOST.toPlainString() + ".")
                : new Edited(changed, Optional.empty());
    }

    /** A number from zero; a comma is a decimal point to many people. */
    private static Optional<BigDecimal> quantity(String typed) {
        return Decimals.amount(typed.strip().replace(',', '.'));
    }

    private static Edited refused(Basket basket, String why) {
        return new Edited(basket, Optional.of(why));
    }
}
