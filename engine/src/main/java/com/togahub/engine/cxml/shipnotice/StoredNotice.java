package com.togahub.engine.cxml.shipnotice;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.partner.Partner;
import com.togahub.engine.intercept.Requests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The advance shipping notice that an earlier document made.
 *
 * @param uuid of its record
 * @param number ours
 * @param links uuids of the orders that it names as a whole, by field
 */
record StoredNotice(String uuid, String number, Map<String, String> links) {
    static final String ROUTE = "/advance-shipping-notices";
    static final String PARTIES = "from";

    private static final List<String> FIELDS = List.of("uuid", "number", "salesOrder", "purchaseOrder", "extrinsics");
    private static final int MOST = 10_000;

    StoredNotice {
        requireNonNull(uuid, "uuid");
        requireNonNull(number, "number");
        links = Map.copyOf(links);
    }

    /**
     * The notice with this number: the vendor's, or, where no vendor is known, the one that came from the same parties.
     *
     * @param partner locked, so that two documents with one number go one after the other
     */
    static Optional<StoredNotice> find(Requests requests, Partner partner, String shipmentId) {
        String same = Lookup.in("shipmentIdentifier", List.of(shipmentId)) + ";"
                + partner.vendor().map(uuid -> "vendor.uuid==" + uuid).orElse("vendor=null=true");
        return new Lookup(requests, ROUTE, "shipmentIdentifier")
                .rows(same, FIELDS, MOST).stream()
                        .filter(row -> partner.vendor().isPresent() || isFrom(partner, row))
                        .findFirst()
                        .map(StoredNotice::of);
    }

    private static boolean isFrom(Partner partner, ObjectNode row) {
        List<String> parties = new ArrayList<>();
        row.path("extrinsics").path(PARTIES).forEach(party -> parties.add(party.asText()));
        return parties.equals(partner.parties());
    }

    private static StoredNotice of(ObjectNode row) {
        Map<String, String> links = new HashMap<>();
        for (String field : List.of("salesOrder", "purchaseOrder")) {
            JsonNode order = row.path(field).path("uuid");
            if (order.isTextual()) {
                links.put(field, order.asText());
            }
        }
        return new StoredNotice(row.path("uuid").asText(), row.path("number").asText(), links);
    }

    /** Takes its lines and packages away, in a fixed number of requests. */
    void empty(Requests requests) {
        for (String route : List.of("/advance-shipping-notice-items", "/advance-shipping-notice-packages")) {
            List<String> uuids = new Lookup(requests, route, "advanceShippingNotice.uuid")
                    .having(List.of(uuid), "", List.of("uuid")).stream()
                            .map(row -> row.path("uuid").asText())
                            .toList();
            requests.delete(route, uuids);
        }
    }
}
