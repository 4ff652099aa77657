package com.togahub.engine.cxml.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.intercept.Requests;
import java.util.List;

/** The record of an order, to add to what it keeps of documents. */
public final class OrderRecord {
    private OrderRecord() {}

    /** Locks an order, and then reads its {@code uuid} and {@code extrinsics}. */
    public static ObjectNode lock(Requests requests, PartnerOrder order) {
        String route = order.kind().route();
        requests.lock(route + "/" + order.uuid());
        return new Lookup(requests, route, "uuid")
                .having(List.of(order.uuid()), "", List.of("uuid", "extrinsics"))
                .get(0);
    }

    /** A copy of what a record keeps, to be added to. */
    public static ObjectNode extrinsics(ObjectNode row) {
        JsonNode kept = row.path("extrinsics");
        return kept instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    /** Adds a member to what an order keeps, in the place of one of that name. */
    public static void keep(Requests requests, PartnerOrder order, String member, JsonNode value) {
        ObjectNode extrinsics = extrinsics(lock(requests, order));
        extrinsics.set(member, value);
        requests.put(
                order.kind().route() + "/" + order.uuid(),
                JsonNodeFactory.instance.objectNode().set("extrinsics", extrinsics));
    }
}
