package com.togahub.persistence.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Ships at the bottom of chains, and looks at what shows above.
 *
 * @param door of somebody who may see everything
 */
record Shipping(EngineFixture fixture, Door door) {
    private static final String WHOLE =
            "?fields=*,itemFulfillmentItems.*,itemFulfillmentItems.itemFulfillmentItemUnits.*,itemFulfillmentPackages.*";

    /** Ships so much of the first lines. */
    String ship(Tiers tiers, int... quantities) {
        return ship(door, tiers, quantities);
    }

    /** The same as somebody else. */
    String ship(Door sender, Tiers tiers, int... quantities) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("salesOrder", tiers.orders().get(0))
                .put("dateDeliveryEta", "2026-12-01");
        ArrayNode items = body.putArray("itemFulfillmentItems");
        for (int line = 0; line < quantities.length; line++) {
            items.addObject()
                    .put("salesOrderItem", tiers.lines().get(0).get(line))
                    .put("quantity", quantities[line]);
        }
        return Tiers.uuid(sender.post("/item-fulfillments", body.toString()));
    }

    /** A fulfilment with everything below it. */
    JsonNode whole(String uuid) {
        return door.get("/item-fulfillments/" + uuid + WHOLE).is(200).data();
    }

    /** The fulfilment and its mirrors, from below to above. */
    List<JsonNode> chain(String uuid) {
        List<JsonNode> chain = new ArrayList<>(List.of(whole(uuid)));
        while (chain.get(chain.size() - 1).path("upstreamItemFulfillment").has("uuid")) {
            chain.add(whole(chain.get(chain.size() - 1)
                    .path("upstreamItemFulfillment")
                    .path("uuid")
                    .asText()));
        }
        return chain;
    }

    /** How many fulfilments there are. */
    long count() {
        return Long.parseLong(Query.value(fixture.client(), "SELECT COUNT(*) FROM ItemFulfillments"));
    }

    /** The quantities of a fulfilment's lines. */
    static String quantities(JsonNode fulfilment) {
        List<String> quantities = new ArrayList<>();
        fulfilment
                .path("itemFulfillmentItems")
                .forEach(item -> quantities.add(item.path("quantity")
                        .decimalValue()
                        .stripTrailingZeros()
                        .toPlainString()));
        return String.join(" ", quantities);
    }
}
