package com.togahub.engine.cxml.order;

import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.cxml.value.Money;
import com.togahub.engine.cxml.xml.Nodes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Whether amounts that are said twice agree, but for what senders round. */
final class Sums {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int CENTS = 2;

    private Sums() {}

    /** A line's account splits must add up to it, where they name amounts. */
    static void requireSplits(
            Element item, BigDecimal quantity, Optional<Money> price, String where, Findings findings) {
        List<BigDecimal> charges = Nodes.children(item, "Distribution").stream()
                .flatMap(split -> Nodes.textAt(split, "Charge", "Money").stream())
                .flatMap(text -> Decimals.parse(text).stream())
                .toList();
        if (charges.isEmpty() || price.isEmpty()) {
            return;
        }
        BigDecimal sum = charges.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal line = quantity.multiply(price.get().amount());
        if (differ(sum, line, charges.size())) {
            findings.add(where + "the charges of Distribution add up to " + shown(sum) + ", not to the line's "
                    + shown(line) + ".");
        }
    }

    /** What is remarkable about an order's total; both are kept. */
    static Optional<String> remark(OrderRequest order) {
        boolean priced = order.lines().stream().allMatch(line -> line.price().isPresent());
        if (!priced || order.statedTotal().isEmpty() || order.lines().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal sum = order.lines().stream()
                .map(line -> line.quantity().multiply(line.price().orElseThrow().amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal total = order.statedTotal().get();
        return differ(sum, total, order.lines().size())
                ? Optional.of("Total says " + shown(total) + ", its lines add up to " + shown(sum))
                : Optional.empty();
    }

    /** Each summand may have been rounded to a cent. */
    private static boolean differ(BigDecimal one, BigDecimal other, int summands) {
        return one.subtract(other).abs().compareTo(CENT.multiply(BigDecimal.valueOf(summands))) > 0;
    }

    private static String shown(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
    }
}
