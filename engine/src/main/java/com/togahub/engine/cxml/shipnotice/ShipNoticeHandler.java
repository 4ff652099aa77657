package com.togahub.engine.cxml.shipnotice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.exchange.Offer;
import com.togahub.engine.cxml.partner.OrderName;
import com.togahub.engine.cxml.partner.Partner;
import com.togahub.engine.cxml.partner.PartnerOrder;
import com.togahub.engine.cxml.partner.PartnerOrders;
import com.togahub.engine.cxml.shipnotice.ShipNotice.Portion;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.ProblemException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Turns a {@code ShipNoticeRequest} into an advance shipping notice, into another version of it, or has it withdrawn. The
 * fulfilments follow by the notice's own rules, in the same transaction.
 */
public final class ShipNoticeHandler implements Handler {
    private static final String ITEMS = "advanceShippingNoticeItems";
    private static final String PARCELS = "advanceShippingNoticePackages";
    private static final Map<String, String> ANSWERED =
            Map.of("fields", "uuid,number," + PARCELS + ".uuid," + PARCELS + ".packageNumber");

    @Override
    public Handled handle(Incoming incoming, Requests requests) {
        Element request = incoming.envelope().payload();
        ShipNotice notice = ShipNoticeReader.read(request);
        Partner partner = Partner.lock(incoming, requests);
        Optional<StoredNotice> stored = StoredNotice.find(requests, partner, notice.shipmentId());
        return switch (notice.operation()) {
            case NEW -> {
                if (stored.isPresent()) {
                    throw new Refusal(
                            Status.CONFLICT,
                            "There is a notice with the shipmentID " + notice.shipmentId() + " already");
                }
                yield write(notice, request, partner, Optional.empty(), requests);
            }
            case UPDATE -> write(notice, request, partner, Optional.of(known(notice, stored)), requests);
            case DELETE -> withdraw(notice, known(notice, stored), requests);
        };
    }

    @Override
    public Optional<Offer> offer(CxmlIdentity identity) {
        return identity.mapping().knowsCustomer() || identity.mapping().knowsVendor()
                ? Optional.of(new Offer(Map.of()))
                : Optional.empty();
    }

    private static StoredNotice known(ShipNotice notice, Optional<StoredNotice> stored) {
        return stored.orElseThrow(() -> new Refusal(
                Status.EXPECTATION_FAILED, "There is no notice with the shipmentID " + notice.shipmentId()));
    }

    private static Handled write(
            ShipNotice notice, Element request, Partner partner, Optional<StoredNotice> stored, Requests requests) {
        Map<OrderName, PartnerOrder> orders = orders(notice, partner, requests);
        Parcels parcels = new Parcels(notice);
        NoticeLines lines = NoticeLines.of(notice, orders, stored.map(StoredNotice::uuid), requests);
        Element header = Nodes.child(request, "ShipNoticeHeader").orElseThrow();
        ObjectNode body = NoticeHeader.body(notice, header, partner, orders.values(), parcels.carrier(), requests);
        body.set(PARCELS, parcels.bodies());
        String number;
        try {
            number = stored.map(known -> replace(known, body, parcels, lines, requests))
                    .orElseGet(() -> create(body, parcels, lines, requests));
        } catch (ProblemException problem) {
            throw NoticeProblems.named(problem, lines);
        }
        String what = stored.isPresent() ? "replaced, which is " : "received as ";
        return done(notice, what + number, PartnerOrder.links(orders.values()));
    }

    private static String create(ObjectNode body, Parcels parcels, NoticeLines lines, Requests requests) {
        if (parcels.numbers().isEmpty()) {
            body.set(ITEMS, lines.bodies(Map.of()));
        }
        JsonNode made = requests.post(StoredNotice.ROUTE, body, ANSWERED).path("advanceShippingNotices");
        if (!parcels.numbers().isEmpty()) {
            fill(made, parcels, lines, requests);
        }
        return made.path("number").asText();
    }

    private static String replace(
            StoredNotice known, ObjectNode body, Parcels parcels, NoticeLines lines, Requests requests) {
        known.empty(requests);
        String route = StoredNotice.ROUTE + "/" + known.uuid();
        JsonNode changed =
                requests.put(route, NoticeHeader.replacing(body), ANSWERED).path("advanceShippingNotices");
        fill(changed, parcels, lines, requests);
        return known.number();
    }

    /** The lines come after the packages, which they refer to by names that only the engine gives. */
    private static void fill(JsonNode notice, Parcels parcels, NoticeLines lines, Requests requests) {
        Map<String, String> made = new HashMap<>();
        notice.path(PARCELS)
                .forEach(parcel -> made.put(
                        parcel.path("packageNumber").asText(),
                        parcel.path("uuid").asText()));
        Map<String, String> packages = new HashMap<>();
        parcels.numbers().forEach((key, number) -> packages.put(key, made.get(Integer.toString(number))));
        ArrayNode items = lines.bodies(packages);
        String route = StoredNotice.ROUTE + "/" + notice.path("uuid").asText();
        requests.put(route, JsonNodeFactory.instance.objectNode().set(ITEMS, items), Map.of("fields", "uuid"));
    }

    private static Handled withdraw(ShipNotice notice, StoredNotice known, Requests requests) {
        requests.delete(StoredNotice.ROUTE + "/" + known.uuid());
        return done(notice, "withdrawn, which was " + known.number(), known.links());
    }

    private static Map<OrderName, PartnerOrder> orders(ShipNotice notice, Partner partner, Requests requests) {
        Map<OrderName, PartnerOrder> orders = new PartnerOrders(requests, partner)
                .require(notice.portions().stream().map(Portion::order).toList());
        Set<String> seen = new HashSet<>();
        orders.forEach((name, order) -> {
            if (!seen.add(order.uuid())) {
                throw new Refusal(Status.BAD_REQUEST, "The order " + name.text() + " occurs twice.");
            }
            if (order.isCancelled()) {
                throw new Refusal(Status.CONFLICT, "The order " + name.text() + " has been cancelled");
            }
        });
        return orders;
    }

    private static Handled done(ShipNotice notice, String what, Map<String, String> links) {
        return new Handled(CxmlResponse.of(Status.OK, "Shipment " + notice.shipmentId() + " " + what), links);
    }
}
