package com.togahub.engine.cxml.order;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.lookup.CustomerFilter;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.lookup.ReferenceFilter;
import com.togahub.engine.intercept.Requests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sales order that an earlier document made.
 *
 * @param number ours
 * @param version of the last document
 * @param isCancelled whether it has been withdrawn
 * @param lines uuids by line number
 * @param unnumbered uuids of lines without a number, which are not the sender's
 */
record StoredOrder(
        String uuid,
        String number,
        int version,
        boolean isCancelled,
        Map<Integer, String> lines,
        List<String> unnumbered) {
    static final String ROUTE = "/sales-orders";
    static final String CANCELLED = "cancelled";

    private static final List<String> FIELDS =
            List.of("uuid", "number", "status", "orderVersion", "salesOrderItems.uuid", "salesOrderItems.lineNumber");

    StoredOrder {
        requireNonNull(uuid, "uuid");
        requireNonNull(number, "number");
        lines = Map.copyOf(lines);
        unnumbered = List.copyOf(unnumbered);
    }

    /**
     * The order of a customer with a number of theirs. The customer is locked before anybody looks, so that two documents with
     * one number, or two versions of one order, go one after the other.
     */
    static Optional<StoredOrder> find(Requests requests, JsonNode customer, String orderId) {
        ReferenceFilter.lock(requests, "/customers", customer);
        String same = Lookup.in("externalReference", List.of(orderId)) + ";" + CustomerFilter.of(customer);
        return new Lookup(requests, ROUTE, "externalReference")
                .rows(same, FIELDS, 1).stream().findFirst().map(StoredOrder::of);
    }

    private static StoredOrder of(ObjectNode row) {
        Map<Integer, String> lines = new HashMap<>();
        List<String> unnumbered = new ArrayList<>();
        for (JsonNode line : row.path("salesOrderItems")) {
            String uuid = line.path("uuid").asText();
            if (line.path("lineNumber").isInt()) {
                lines.put(line.path("lineNumber").asInt(), uuid);
            } else {
                unnumbered.add(uuid);
            }
        }
        return new StoredOrder(
                row.path("uuid").asText(),
                row.path("number").asText(),
                row.path("orderVersion").asInt(1),
                row.path("status").asText().equals(CANCELLED),
                lines,
                unnumbered);
    }

    /** Whether anything of it has been shipped, so that it cannot change any more. */
    boolean isShipped(Requests requests) {
        return !new Lookup(requests, "/item-fulfillments", "uuid")
                .rows("salesOrder.uuid==" + uuid, List.of("uuid"), 1)
                .isEmpty();
    }
}
