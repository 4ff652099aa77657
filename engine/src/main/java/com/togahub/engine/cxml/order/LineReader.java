package com.togahub.engine.cxml.order;

import com.togahub.engine.cxml.kept.Kept;
import com.togahub.engine.cxml.value.Dates;
import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.cxml.value.Money;
import com.togahub.engine.cxml.value.PostalAddress;
import com.togahub.engine.cxml.value.Texts;
import com.togahub.engine.cxml.xml.Nodes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads an {@code ItemOut}. */
final class LineReader {
    private static final int MAX_LINE_NUMBER = 1_000_000_000;
    private static final int PRICE_SCALE = 6;
    private static final Set<String> ATTRIBUTES = Set.of("lineNumber", "quantity");

    private LineReader() {}

    /**
     * A line; empty when it cannot be read, which is then among the findings.
     *
     * @param position of the line in its document, from 1: its number when it has none
     */
    static Optional<OrderLine> read(Element item, int position, Findings all) {
        Findings findings = all.in(item);
        String numberText = Nodes.attribute(item, "lineNumber").orElse(Integer.toString(position));
        Optional<Integer> number = Decimals.positive(numberText, MAX_LINE_NUMBER);
        String where = "Line " + number.orElse(position) + ": ";
        if (number.isEmpty()) {
            findings.add("The line number of line " + position + " must be a whole number from 1.");
        }
        Optional<BigDecimal> quantity = Nodes.attribute(item, "quantity").flatMap(Decimals::quantity);
        if (quantity.isEmpty()) {
            findings.add(where + "quantity must be a plain decimal number above zero, with at most six decimals.");
        }
        Optional<String> part = Nodes.textAt(item, "ItemID", "SupplierPartID");
        if (part.isEmpty()) {
            findings.add(where + "SupplierPartID is missing.");
        }
        Optional<Element> detail = Nodes.child(item, "ItemDetail");
        Optional<Money> price = price(detail, where, findings);
        if (number.isEmpty() || quantity.isEmpty() || part.isEmpty()) {
            return Optional.empty();
        }
        Sums.requireSplits(item, quantity.get(), price, where, findings);
        return Optional.of(new OrderLine(
                number.get(),
                quantity.get(),
                part.get(),
                Nodes.textAt(item, "ItemID", "SupplierPartAuxiliaryID"),
                Nodes.textAt(item, "ItemID", "BuyerPartID"),
                Nodes.attribute(item, "isAdHoc").filter("yes"::equalsIgnoreCase).isPresent(),
                Nodes.attribute(item, "parentLineNumber").flatMap(text -> Decimals.positive(text, MAX_LINE_NUMBER)),
                Nodes.attribute(item, "requestedDeliveryDate").flatMap(Dates::day),
                price,
                detail.flatMap(element -> Nodes.textAt(element, "Description")),
                detail.flatMap(element -> Nodes.textAt(element, "UnitOfMeasure")),
                PostalAddress.of(item, "ShipTo"),
                Texts.comments(item),
                Kept.of(item, ATTRIBUTES)));
    }

    /** The price of one unit: a price per hundred is divided by its basis. */
    private static Optional<Money> price(Optional<Element> detail, String where, Findings findings) {
        Optional<Money> stated =
                Money.of(detail.flatMap(element -> Nodes.child(element, "UnitPrice")), where + "UnitPrice", findings);
        Optional<Element> basis = detail.flatMap(element -> Nodes.child(element, "PriceBasisQuantity"));
        if (stated.isEmpty() || basis.isEmpty()) {
            return stated;
        }
        Optional<BigDecimal> per = Nodes.attribute(basis.get(), "quantity").flatMap(Decimals::quantity);
        Optional<BigDecimal> factor = Optional.of(
                        Nodes.attribute(basis.get(), "conversionFactor").orElse("1"))
                .flatMap(Decimals::quantity);
        if (per.isEmpty() || factor.isEmpty()) {
            findings.add(where + "PriceBasisQuantity must hold plain decimal numbers above zero.");
            return stated;
        }
        BigDecimal unit =
                stated.get().amount().multiply(factor.get()).divide(per.get(), PRICE_SCALE, RoundingMode.HALF_UP);
        return Optional.of(new Money(unit, stated.get().currency()));
    }
}
