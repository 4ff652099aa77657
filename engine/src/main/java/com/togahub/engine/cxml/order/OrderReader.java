package com.togahub.engine.cxml.order;

import com.togahub.engine.cxml.kept.Kept;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.value.Dates;
import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.cxml.value.Money;
import com.togahub.engine.cxml.value.PostalAddress;
import com.togahub.engine.cxml.value.Texts;
import com.togahub.engine.cxml.xml.Nodes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads an {@code OrderRequest}. */
public final class OrderReader {
    private static final int MAX_ORDER_ID = 100;
    private static final int MAX_VERSION = 1_000_000;
    private static final Set<String> ATTRIBUTES = Set.of("orderID", "orderVersion", "type");

    private OrderReader() {}

    /**
     * The order as values.
     *
     * @throws Refusal 400 naming everything that is not acceptable
     */
    public static OrderRequest read(Element request) {
        Element header = Nodes.child(request, "OrderRequestHeader")
                .orElseThrow(() -> new Refusal(Status.BAD_REQUEST, "The element OrderRequestHeader is missing."));
        OrderRequest.Type type = type(header);
        Findings all = new Findings();
        Findings findings = all.in(header);
        requireReference(type, header, findings);
        Optional<Money> total = Money.of(Nodes.child(header, "Total"), "Total", findings);
        // whoever withdraws an order may repeat its lines; they say nothing
        List<OrderLine> lines = type == OrderRequest.Type.DELETE ? List.of() : lines(request, all);
        OrderRequest order = new OrderRequest(
                type,
                orderId(header, findings),
                version(header, findings),
                date(header, findings),
                Nodes.attribute(header, "orderType"),
                Nodes.attribute(header, "requestedDeliveryDate").flatMap(Dates::day),
                currency(total, lines, findings),
                total.map(Money::amount),
                Money.of(Nodes.child(header, "Shipping"), "Shipping", findings).map(Money::amount),
                Money.of(Nodes.child(header, "Tax"), "Tax", findings).map(Money::amount),
                PostalAddress.of(header, "ShipTo"),
                PostalAddress.of(header, "BillTo"),
                Texts.comments(header),
                lines,
                Kept.of(header, ATTRIBUTES));
        findings.refuseIfAny();
        return order;
    }

    private static OrderRequest.Type type(Element header) {
        return switch (Nodes.attribute(header, "type").orElse("new")) {
            case "new" -> OrderRequest.Type.NEW;
            case "update" -> OrderRequest.Type.UPDATE;
            case "delete" -> OrderRequest.Type.DELETE;
            default -> throw new Refusal(Status.BAD_REQUEST, "The attribute type must be new, update or delete.");
        };
    }

    /** A later version says which document it follows. */
    private static void requireReference(OrderRequest.Type type, Element header, Findings findings) {
        boolean refers = Nodes.child(header, "DocumentReference")
                .flatMap(reference -> Nodes.attribute(reference, "payloadID"))
                .isPresent();
        if (type != OrderRequest.Type.NEW && !refers) {
            findings.add("The element DocumentReference with the payloadID of the earlier document is missing.");
        }
    }

    private static String orderId(Element header, Findings findings) {
        Optional<String> orderId = Nodes.attribute(header, "orderID");
        if (orderId.isEmpty()) {
            findings.add("The attribute orderID is missing.");
        } else if (orderId.get().length() > MAX_ORDER_ID) {
            findings.add("The attribute orderID is longer than " + MAX_ORDER_ID + " characters.");
        }
        return orderId.orElse("");
    }

    private static Optional<Integer> version(Element header, Findings findings) {
        Optional<String> text = Nodes.attribute(header, "orderVersion");
        Optional<Integer> version = text.flatMap(number -> Decimals.positive(number, MAX_VERSION));
        if (text.isPresent() && version.isEmpty()) {
            findings.add("The attribute orderVersion must be a whole number from 1.");
        }
        return version;
    }

    private static Optional<LocalDate> date(Element header, Findings findings) {
        Optional<String> text = Nodes.attribute(header, "orderDate");
        Optional<LocalDate> day = text.flatMap(Dates::day);
        if (text.isPresent() && day.isEmpty()) {
            findings.add("The attribute orderDate must be a date as in ISO 8601.");
        }
        return day;
    }

    private static List<OrderLine> lines(Element request, Findings findings) {
        List<OrderLine> lines = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        int position = 0;
        for (Element item : Nodes.children(request, "ItemOut")) {
            position++;
            Optional<OrderLine> line = LineReader.read(item, position, findings);
            if (line.isPresent() && !numbers.add(line.get().lineNumber())) {
                findings.add("The line number " + line.get().lineNumber() + " occurs twice.");
            }
            line.ifPresent(lines::add);
        }
        if (position == 0) {
            findings.add("The order has no line.");
        }
        return lines;
    }

    /** A sales order has one currency: the total's, and every line's. */
    private static Optional<String> currency(Optional<Money> total, List<OrderLine> lines, Findings findings) {
        Optional<String> currency = total.map(Money::currency).or(() -> lines.stream()
                .flatMap(line -> line.price().stream())
                .map(Money::currency)
                .findFirst());
        for (OrderLine line : lines) {
            if (line.price().isPresent() && !line.price().get().currency().equals(currency.orElse(""))) {
                findings.add("Line " + line.lineNumber() + ": the currency differs from the order's.");
            }
        }
        return currency;
    }
}
