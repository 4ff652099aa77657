package com.togahub.persistence.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.persistence.testing.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A chain of sales orders, each tied to the next one below by a purchase order, line by line.
 *
 * @param orders from the bottom to the top
 * @param lines of each order, in the same order
 */
record Tiers(List<String> orders, List<List<String>> lines) {
    /** Lines that stand one for one. */
    static Tiers straight(Door door, int levels, int lines, int quantity) {
        Tiers tiers = new Tiers(new ArrayList<>(), new ArrayList<>());
        for (int level = 0; level < levels; level++) {
            tiers.add(door, lines, quantity);
        }
        for (int level = 0; level + 1 < levels; level++) {
            List<int[]> pairs = new ArrayList<>();
            for (int line = 0; line < lines; line++) {
                pairs.add(new int[] {line, line});
            }
            tiers.tie(door, level + 1, level, pairs);
        }
        return tiers;
    }

    /** Adds an order on top that nothing is tied to yet. */
    void add(Door door, int count, int quantity) {
        String customer = uuid(door.post("/customers", "{'number':'" + unique() + "','name':'Anyone'}"));
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("customer", customer);
        ArrayNode items = order.putArray("salesOrderItems");
        for (int line = 1; line <= count; line++) {
            items.addObject().put("lineNumber", line).put("quantity", quantity);
        }
        JsonNode made = door.post("/sales-orders?fields=uuid,salesOrderItems.uuid", order.toString())
                .is(201)
                .data();
        orders.add(made.path("uuid").asText());
        List<String> names = new ArrayList<>();
        made.path("salesOrderItems").forEach(item -> names.add(item.path("uuid").asText()));
        lines.add(names);
    }

    /** Ties two orders: each pair is a line of the upper and one of the lower, with a purchase order's line between. */
    void tie(Door door, int upper, int lower, List<int[]> pairs) {
        String vendor = uuid(door.post("/vendors", "{'number':'" + unique() + "','name':'Any vendor'}"));
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("vendor", vendor);
        List<Integer> bought = pairs.stream().map(pair -> pair[0]).distinct().toList();
        ArrayNode items = order.putArray("purchaseOrderItems");
        bought.forEach(line -> items.addObject().put("lineNumber", line + 1).put("quantity", 1));
        JsonNode made = door.post("/purchase-orders?fields=uuid,purchaseOrderItems.uuid", order.toString())
                .is(201)
                .data();
        String purchase = made.path("uuid").asText();
        bridge(door, "/sales-orders-purchase-orders", "salesOrder", orders.get(upper), "purchaseOrder", purchase);
        bridge(door, "/purchase-orders-sales-orders", "purchaseOrder", purchase, "salesOrder", orders.get(lower));
        ArrayNode up = JsonNodeFactory.instance.arrayNode();
        ArrayNode down = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < bought.size(); i++) {
            up.addObject()
                    .put("salesOrderItem", lines.get(upper).get(bought.get(i)))
                    .put(
                            "purchaseOrderItem",
                            made.path("purchaseOrderItems").get(i).path("uuid").asText());
        }
        for (int[] pair : pairs) {
            down.addObject()
                    .put(
                            "purchaseOrderItem",
                            made.path("purchaseOrderItems")
                                    .get(bought.indexOf(pair[0]))
                                    .path("uuid")
                                    .asText())
                    .put("salesOrderItem", lines.get(lower).get(pair[1]));
        }
        door.post("/sales-order-items-purchase-order-items?fields=uuid", up.toString())
                .is(201);
        door.post("/purchase-order-items-sales-order-items?fields=uuid", down.toString())
                .is(201);
    }

    private static void bridge(Door door, String route, String one, String first, String other, String second) {
        door.post(
                        route,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put(one, first)
                                .put(other, second)
                                .toString())
                .is(201);
    }

    static String uuid(Door.Reply reply) {
        return reply.is(201).data().path("uuid").asText();
    }

    static String unique() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
