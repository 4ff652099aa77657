package com.togahub.engine.cxml.confirmation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.confirmation.Confirmation.Line;
import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.exchange.Offer;
import com.togahub.engine.cxml.partner.OrderLines;
import com.togahub.engine.cxml.partner.OrderRecord;
import com.togahub.engine.cxml.partner.Partner;
import com.togahub.engine.cxml.partner.PartnerOrder;
import com.togahub.engine.cxml.partner.PartnerOrder.Kind;
import com.togahub.engine.cxml.partner.PartnerOrders;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.intercept.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes down what a vendor confirms of one of our purchase orders. */
public final class ConfirmationHandler implements Handler {
    private static final int SHOWN = 10;

    @Override
    public Handled handle(Incoming incoming, Requests requests) {
        Confirmation confirmation = ConfirmationReader.read(incoming.envelope().payload());
        Partner partner = Partner.lock(incoming, requests);
        if (partner.vendor().isEmpty()) {
            throw new Refusal(Status.FORBIDDEN, "No vendor is mapped to this sender");
        }
        PartnerOrder order = order(confirmation, partner, requests);
        ObjectNode record = OrderRecord.lock(requests, order);
        boolean isKnown = confirmation
                .confirmId()
                .filter(Confirmed.confirmIds(record)::contains)
                .isPresent();
        if (!confirmation.isUpdate() && isKnown) {
            throw new Refusal(
                    Status.CONFLICT,
                    "There is a confirmation with the confirmID "
                            + confirmation.confirmId().orElseThrow() + " already");
        }
        OrderLines lines = OrderLines.of(requests, List.of(order), "dateConfirmedDelivery", "extrinsics");
        requireKnown(confirmation, lines.numbered(order).keySet());
        ObjectNode body = new Confirmed(confirmation, lines.of(order))
                .body(record, incoming.envelope().payloadId());
        requests.put(order.kind().route() + "/" + order.uuid(), body, Map.of("fields", "uuid"));
        return new Handled(
                CxmlResponse.of(Status.OK, "Confirmation of the order " + order.number() + " received"),
                Map.of(order.kind().field(), order.uuid()));
    }

    @Override
    public Optional<Offer> offer(CxmlIdentity identity) {
        return identity.mapping().knowsVendor() ? Optional.of(new Offer(Map.of())) : Optional.empty();
    }

    private static PartnerOrder order(Confirmation confirmation, Partner partner, Requests requests) {
        Partner vendor = new Partner(Optional.empty(), partner.vendor(), partner.addresses(), partner.parties());
        PartnerOrder order = new PartnerOrders(requests, vendor)
                .require(List.of(confirmation.order()))
                .get(confirmation.order());
        String name = confirmation.order().text();
        if (order.kind() != Kind.PURCHASE) {
            throw new Refusal(Status.EXPECTATION_FAILED, "There is no purchase order " + name);
        }
        if (order.isCancelled()) {
            throw new Refusal(Status.CONFLICT, "The order " + name + " has been cancelled");
        }
        return order;
    }

    private static void requireKnown(Confirmation confirmation, Set<Integer> known) {
        String unknown = confirmation.lines().stream()
                .map(Line::lineNumber)
                .filter(number -> !known.contains(number))
                .limit(SHOWN)
                .map(number -> "line " + number)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new Refusal(
                    Status.EXPECTATION_FAILED,
                    "The order " + confirmation.order().text() + " has no " + unknown);
        }
    }
}
