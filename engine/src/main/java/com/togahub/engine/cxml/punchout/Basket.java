package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a session holds.
 *
 * @param currency of all its prices
 * @param lines in the order in which they came
 */
public record Basket(String currency, List<BasketLine> lines) {
    /** Most lines of one basket. */
    public static final int MOST = 200;

    public Basket {
        requireNonNull(currency, "currency");
        lines = List.copyOf(lines);
    }

    /** What it costs, unrounded. */
    public BigDecimal total() {
        return lines.stream().map(BasketLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The same with one line more; more of the same item on a line that has the same price. */
    Basket with(BasketLine added) {
        List<BasketLine> changed = new ArrayList<>(lines);
        for (int i = 0; i < changed.size(); i++) {
            BasketLine line = changed.get(i);
            if (line.item().equals(added.item()) && line.unitPrice().compareTo(added.unitPrice()) == 0) {
                changed.set(i, line.with(line.quantity().add(added.quantity())));
                return new Basket(currency, changed);
            }
        }
        changed.add(added);
        return new Basket(currency, changed);
    }

    /** The same without a line. */
    Basket without(String key) {
        return new Basket(
                currency, lines.stream().filter(line -> !line.key().equals(key)).toList());
    }

    /** The same with other quantities, by the keys of lines. */
    Basket with(Map<String, BigDecimal> quantities) {
        return new Basket(
                currency,
                lines.stream()
                        .map(line -> line.with(quantities.getOrDefault(line.key(), line.quantity())))
                        .toList());
    }

    /** The line of this key. */
    Optional<BasketLine> line(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst();
    }
}
