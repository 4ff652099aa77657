package com.togahub.engine.cxml.shipnotice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.togahub.engine.cxml.lookup.AddressBook;
import com.togahub.engine.cxml.partner.Partner;
import com.togahub.engine.cxml.partner.PartnerOrder;
import com.togahub.engine.cxml.value.PostalAddress;
import com.togahub.engine.intercept.Requests;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** The fields of a notice itself. */
final class NoticeHeader {
    private static final int MAX_SERVICE = 100;
    private static final List<String> ALL = List.of(
            "salesOrder",
            "purchaseOrder",
            "dtNotice",
            "dtShipment",
            "dtDelivery",
            "shipmentType",
            "fulfillmentType",
            "carrier",
            "serviceLevel",
            "shipToAddress",
            "notes");

    private NoticeHeader() {}

    /**
     * The body of a new notice, without lines and packages.
     *
     * @param shipNoticeHeader the element, for its address
     */
    static ObjectNode body(
            ShipNotice notice,
            Element shipNoticeHeader,
            Partner partner,
            Collection<PartnerOrder> orders,
            Optional<String> carrier,
            Requests requests) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("shipmentIdentifier", notice.shipmentId());
        partner.vendor().ifPresent(uuid -> body.put("vendor", uuid));
        PartnerOrder.links(orders).forEach(body::put);
        notice.noticed().ifPresent(time -> body.put("dtNotice", time.toString()));
        notice.shipped().ifPresent(time -> body.put("dtShipment", time.toString()));
        notice.delivered().ifPresent(time -> body.put("dtDelivery", time.toString()));
        notice.shipmentType().ifPresent(type -> body.put("shipmentType", type));
        notice.fulfillmentType().ifPresent(type -> body.put("fulfillmentType", type));
        carrier.ifPresent(name -> body.put("carrier", name));
        notice.serviceLevel().ifPresent(level -> body.put("serviceLevel", Cut.to(level, MAX_SERVICE)));
        notice.notes().ifPresent(notes -> body.put("notes", notes));
        partner.customer()
                .flatMap(uuid -> new AddressBook(requests, TextNode.valueOf(uuid), partner.addresses())
                        .reference(PostalAddress.contact(shipNoticeHeader, "shipTo")))
                .ifPresent(address -> body.put("shipToAddress", address));
        ObjectNode kept = notice.kept();
        ArrayNode parties = kept.putArray(StoredNotice.PARTIES);
        partner.parties().forEach(parties::add);
        body.set("extrinsics", kept);
        return body;
    }

    /** The same for a notice that is there: what is left out is cleared. */
    static ObjectNode replacing(ObjectNode body) {
        ALL.stream().filter(name -> !body.has(name)).forEach(body::putNull);
        return body;
    }
}
