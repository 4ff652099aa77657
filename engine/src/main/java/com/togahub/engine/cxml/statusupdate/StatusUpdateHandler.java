package com.togahub.engine.cxml.statusupdate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.exchange.Offer;
import com.togahub.engine.cxml.kept.Kept;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.partner.OrderRecord;
import com.togahub.engine.cxml.partner.Partner;
import com.togahub.engine.cxml.partner.PartnerOrder;
import com.togahub.engine.cxml.partner.PartnerOrders;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.intercept.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Takes down a {@code StatusUpdateRequest} with the order of the document that it is about. The order's own status stays: what
 * is reported is how a document or a payment fares, not what becomes of the goods.
 */
public final class StatusUpdateHandler implements Handler {
    private static final String MEMBER = "statusUpdate";
    private static final int MAX_CODE = 999;

    @Override
    public Handled handle(Incoming incoming, Requests requests) {
        Element request = incoming.envelope().payload();
        String about = Nodes.child(request, "DocumentReference")
                .flatMap(reference -> Nodes.attribute(reference, "payloadID"))
                .orElseThrow(() ->
                        new Refusal(Status.BAD_REQUEST, "The element DocumentReference with a payloadID is missing."));
        Element status = Nodes.child(request, "Status")
                .orElseThrow(() -> new Refusal(Status.BAD_REQUEST, "The element Status is missing."));
        int code = Nodes.attribute(status, "code")
                .flatMap(text -> Decimals.positive(text, MAX_CODE))
                .orElseThrow(
                        () -> new Refusal(Status.BAD_REQUEST, "The code of Status must be a number of the protocol."));
        Partner partner = Partner.lock(incoming, requests);
        Optional<PartnerOrder> order = order(incoming, partner, about, requests);
        order.ifPresent(each -> OrderRecord.keep(requests, each, MEMBER, kept(request, incoming, about, code)));
        String said =
                Nodes.text(status).or(() -> Nodes.attribute(status, "text")).orElse("");
        return new Handled(
                        CxmlResponse.of(Status.OK, "Status of the document " + about + " received"),
                        order.map(each -> Map.of(each.kind().field(), each.uuid()))
                                .orElse(Map.of()))
                .noted(("Status " + code + " of the document " + about + ": " + said).strip());
    }

    @Override
    public Optional<Offer> offer(CxmlIdentity identity) {
        return identity.mapping().knowsCustomer() || identity.mapping().knowsVendor()
                ? Optional.of(new Offer(Map.of()))
                : Optional.empty();
    }

    /**
     * The order of the document; empty where it has none.
     *
     * @throws Refusal 417 for a document that this sender has not sent, and that is about no order of the partner's
     */
    private static Optional<PartnerOrder> order(Incoming incoming, Partner partner, String about, Requests requests) {
        List<ObjectNode> documents = new Lookup(requests, "/cxml-documents", "payloadID")
                .having(List.of(about), "", List.of("identityUuid", "salesOrder", "purchaseOrder"));
        Optional<PartnerOrder> order = new PartnerOrders(requests, partner).ofDocuments(documents);
        boolean isOwn = documents.stream().anyMatch(row -> row.path("identityUuid")
                .asText()
                .equals(incoming.identity().uuid()));
        if (order.isEmpty() && !isOwn) {
            throw new Refusal(Status.EXPECTATION_FAILED, "There is no document with the payloadID " + about);
        }
        return order;
    }

    private static ObjectNode kept(Element request, Incoming incoming, String about, int code) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.put("payloadID", incoming.envelope().payloadId());
        kept.put("about", about);
        kept.put("code", code);
        kept.setAll(Kept.of(request, Set.of()));
        return kept;
    }
}
