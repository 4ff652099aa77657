package com.togahub.engine.cxml.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.exchange.Offer;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.partner.OrderName;
import com.togahub.engine.cxml.partner.Partner;
import com.togahub.engine.cxml.partner.PartnerOrder;
import com.togahub.engine.cxml.partner.PartnerOrders;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.intercept.Requests;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes down an invoice: the kept document, its links to the orders and its notes are the record. An {@code invoiceID} is
 * unique per vendor, or else per sender and customer.
 */
public final class InvoiceHandler implements Handler {
    private static final String WITHDRAWN = "withdrawn";
    private static final int SHOWN = 10;

    @Override
    public Handled handle(Incoming incoming, Requests requests) {
        Invoice invoice = Invoice.read(incoming.envelope().payload());
        Partner partner = Partner.lock(incoming, requests);
        Map<OrderName, PartnerOrder> orders = new PartnerOrders(requests, partner).require(invoice.orders());
        boolean isKnown = isKnown(invoice, incoming, partner, requests);
        if (invoice.isWithdrawal() && !isKnown) {
            throw new Refusal(Status.EXPECTATION_FAILED, "There is no invoice " + invoice.invoiceId());
        }
        if (!invoice.isWithdrawal() && isKnown) {
            throw new Refusal(Status.CONFLICT, "The invoice " + invoice.invoiceId() + " has been received already");
        }
        return new Handled(
                        CxmlResponse.of(
                                Status.OK,
                                "Invoice " + invoice.invoiceId()
                                        + (invoice.isWithdrawal() ? " " + WITHDRAWN : " received")),
                        PartnerOrder.links(orders.values()))
                .noted(notes(invoice, orders.values()));
    }

    @Override
    public Optional<Offer> offer(CxmlIdentity identity) {
        return identity.mapping().knowsCustomer() || identity.mapping().knowsVendor()
                ? Optional.of(new Offer(Map.of()))
                : Optional.empty();
    }

    /** Whether there is one with this number that has not been withdrawn. */
    private static boolean isKnown(Invoice invoice, Incoming incoming, Partner partner, Requests requests) {
        String prefix = prefix(invoice);
        String own = "identityUuid==" + incoming.identity().uuid();
        String theirs = partner.vendor()
                .map(uuid -> "(purchaseOrder.vendor.uuid==" + uuid + "," + own + ")")
                .orElseGet(
                        () -> "salesOrder.customer.uuid==" + partner.customer().orElseThrow() + ";" + own);
        // a pattern that may keep too many: what it does with its own signs is left to the comparison below
        String pattern = prefix.replace('\\', '_').replace('"', '_').replace('*', '_') + "%";
        List<ObjectNode> documents = new Lookup(requests, "/cxml-documents", "kind")
                .having(
                        List.of("InvoiceDetailRequest"),
                        "status=lt=300;notes=ilike=\"" + pattern + "\";" + theirs,
                        List.of("notes"));
        return documents.stream()
                .map(row -> row.path("notes").asText())
                .filter(notes -> folded(notes).startsWith(folded(prefix)))
                .reduce((earlier, last) -> last)
                .filter(last -> !last.substring(prefix.length()).startsWith(WITHDRAWN))
                .isPresent();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String prefix(Invoice invoice) {
        return "Invoice " + invoice.invoiceId() + ": ";
    }

    private static String notes(Invoice invoice, Collection<PartnerOrder> orders) {
        return prefix(invoice)
                + (invoice.isWithdrawal() ? WITHDRAWN : invoice.total().orElse("no total"))
                + invoice.date().map(day -> ", of " + day).orElse("")
                + orders.stream()
                        .map(PartnerOrder::number)
                        .limit(SHOWN)
                        .collect(Collectors.joining(", ", ", for ", ""));
    }
}
