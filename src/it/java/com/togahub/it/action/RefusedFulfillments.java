package com.togahub.it.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Refuses fulfilments of orders whose external reference begins with {@code refused}; of no others, whoever's they are. */
@ApplicationScoped
public class RefusedFulfillments implements Interceptor {
    @Override
    public String name() {
        return "it-refused-fulfillments";
    }

    @Override
    public void handle(Change change, Requests requests) {
        change.uuid()
                .ifPresent(uuid -> refuse(
                        requests.get("/item-fulfillments/" + uuid, Map.of("fields", "salesOrder.externalReference"))
                                .at("/itemFulfillments/salesOrder")));
        for (ObjectNode payload : change.payloads()) {
            JsonNode order = payload.path("salesOrder");
            String uuid = order.isObject() ? order.path("uuid").asText() : order.asText();
            if (!uuid.isEmpty()) {
                refuse(requests.get("/sales-orders/" + uuid, Map.of("fields", "externalReference"))
                        .path("salesOrders"));
            }
        }
    }

    private static void refuse(JsonNode order) {
        if (order.path("externalReference").asText().startsWith("refused")) {
            throw new Refusal("Nothing is shipped of this order.");
        }
    }
}
