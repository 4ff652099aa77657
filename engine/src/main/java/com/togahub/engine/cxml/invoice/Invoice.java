package com.togahub.engine.cxml.invoice;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.partner.OrderName;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.value.Dates;
import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.cxml.value.Money;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.Walk;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * What is looked at of an invoice; all of it stays in its document.
 *
 * @param invoiceId the sender's number
 * @param isWithdrawal whether an invoice of this number is taken back
 * @param date it bears
 * @param orders that it is for, at least one
 * @param total amount and currency as the document writes them
 */
record Invoice(
        String invoiceId,
        boolean isWithdrawal,
        Optional<LocalDate> date,
        Set<OrderName> orders,
        Optional<String> total) {
    private static final int MAX_ID = 100;
    private static final List<String> TOTALS = List.of("DueAmount", "NetAmount", "GrossAmount", "SubtotalAmount");

    Invoice {
        requireNonNull(invoiceId, "invoiceId");
        requireNonNull(date, "date");
        orders = new LinkedHashSet<>(orders);
        requireNonNull(total, "total");
    }

    /**
     * Reads it, and checks that every amount is one: a decimal number, or nothing at all, in a known currency.
     *
     * @throws Refusal 400 naming everything that is not acceptable
     */
    static Invoice read(Element request) {
        Element header = Nodes.child(request, "InvoiceDetailRequestHeader")
                .orElseThrow(
                        () -> new Refusal(Status.BAD_REQUEST, "The element InvoiceDetailRequestHeader is missing."));
        Findings findings = new Findings();
        Optional<String> invoiceId = Nodes.attribute(header, "invoiceID");
        if (invoiceId.filter(id -> id.length() <= MAX_ID).isEmpty()) {
            findings.add("The attribute invoiceID must have 1 to " + MAX_ID + " characters.");
        }
        Optional<String> dated = Nodes.attribute(header, "invoiceDate");
        Optional<LocalDate> date = dated.flatMap(Dates::day);
        if (dated.isPresent() && date.isEmpty()) {
            findings.add("The attribute invoiceDate must be a date as in ISO 8601.");
        }
        Set<OrderName> orders = orders(request);
        if (orders.isEmpty()) {
            findings.add("The invoice names no order.");
        }
        checkAmounts(request, findings);
        boolean isWithdrawal = isWithdrawal(header);
        findings.refuseIfAny();
        return new Invoice(invoiceId.orElseThrow(), isWithdrawal, date, orders, total(request));
    }

    private static boolean isWithdrawal(Element header) {
        return switch (Nodes.attribute(header, "operation").orElse("new")) {
            case "new" -> false;
            case "delete" -> true;
            default -> throw new Refusal(Status.BAD_REQUEST, "The attribute operation must be new or delete.");
        };
    }

    private static Set<OrderName> orders(Element request) {
        Set<OrderName> orders = new LinkedHashSet<>();
        Stream.of("InvoiceDetailOrder", "InvoiceDetailHeaderOrder")
                .flatMap(name -> Nodes.children(request, name).stream())
                .flatMap(order -> Nodes.child(order, "InvoiceDetailOrderInfo").stream())
                .forEach(info -> OrderName.of(info).ifPresent(orders::add));
        return orders;
    }

    private static void checkAmounts(Element request, Findings findings) {
        new Walk(request).each(node -> {
            if (node instanceof Element element && Nodes.is(element, "Money")) {
                String where = ((Element) element.getParentNode()).getTagName();
                Optional<String> amount = Nodes.text(element);
                if (amount.isPresent() && amount.flatMap(Decimals::parse).isEmpty()) {
                    findings.add(where + " must be a plain decimal number.");
                }
                if (Nodes.attribute(element, "currency")
                        .filter(Money::isCurrency)
                        .isEmpty()) {
                    findings.add(where + " must name an ISO 4217 currency.");
                }
            }
        });
    }

    private static Optional<String> total(Element request) {
        return TOTALS.stream()
                .flatMap(name -> Nodes.at(request, "InvoiceDetailSummary", name, "Money").stream())
                .filter(money -> Nodes.text(money).isPresent())
                .findFirst()
                .map(money -> Nodes.text(money).orElseThrow() + " " + money.getAttribute("currency"));
    }
}
