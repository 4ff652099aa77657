package com.togahub.it.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Chain.Bridge;
import com.togahub.it.fulfilment.Chain.Order;
import com.togahub.it.fulfilment.Chain.OrderLine;
import com.togahub.it.support.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A chain that was created through the API, with units and tracking numbers for its fulfilments.
 *
 * @param ground where
 * @param chain what was created
 * @param uuids of orders, lines, units and tracking numbers, by name
 * @param units names of units
 * @param trackings names of tracking numbers
 */
record PlacedChain(Ground ground, Chain chain, Map<String, String> uuids, List<String> units, List<String> trackings) {
    private static final int TRACKINGS = 5;

    PlacedChain {
        uuids = Map.copyOf(uuids);
        units = List.copyOf(units);
        trackings = List.copyOf(trackings);
    }

    /** Creates a chain. */
    static PlacedChain of(Ground ground, Chain chain, int units) {
        String mark = Api.newId();
        Map<String, String> uuids = new HashMap<>();
        orders(ground, "sales", "customer", "C901", chain.sales(), mark, uuids);
        if (!chain.purchases().isEmpty()) {
            orders(ground, "purchase", "vendor", "V001", chain.purchases(), mark, uuids);
            bridge(ground, "sales-orders-purchase-orders", "salesOrder", "purchaseOrder", chain.spawned(), uuids);
            bridge(ground, "purchase-orders-sales-orders", "purchaseOrder", "salesOrder", chain.became(), uuids);
            bridge(
                    ground,
                    "sales-order-items-purchase-order-items",
                    "salesOrderItem",
                    "purchaseOrderItem",
                    chain.linesSpawned(),
                    uuids);
            bridge(
                    ground,
                    "purchase-order-items-sales-order-items",
                    "purchaseOrderItem",
                    "salesOrderItem",
                    chain.linesBecame(),
                    uuids);
        }
        List<String> named = named(
                "U",
                ground.create("/units", "units", units, i -> Api.JSON
                        .createObjectNode()
                        .put("serialNumber", mark + "-" + i)),
                uuids);
        List<String> trackings = named(
                "T",
                ground.create("/tracking-numbers", "trackingNumbers", TRACKINGS, i -> Api.JSON
                        .createObjectNode()
                        .put("carrier", "UPS")
                        .put("number", mark + "-" + i)),
                uuids);
        return new PlacedChain(ground, chain, uuids, named, trackings);
    }

    private static List<String> named(String prefix, List<String> created, Map<String, String> uuids) {
        List<String> names = new ArrayList<>();
        for (String uuid : created) {
            String name = prefix + names.size();
            uuids.put(name, uuid);
            names.add(name);
        }
        return names;
    }

    private static void orders(
            Ground ground,
            String kind,
            String partner,
            String number,
            List<Order> orders,
            String mark,
            Map<String, String> uuids) {
        String items = kind + "OrderItems";
        List<ObjectNode> bodies = new ArrayList<>();
        for (Order order : orders) {
            ObjectNode body = Api.JSON.createObjectNode().put("externalReference", mark);
            body.putObject(partner).put("number", number);
            int position = 0;
            for (OrderLine line : order.lines()) {
                ObjectNode item = body.withArray(items).addObject();
                item.put("lineNumber", ++position).put("quantity", line.ordered());
                item.putObject("item").put("sku", ground.item());
            }
            bodies.add(body);
        }
        List<JsonNode> created = ground.create(
                "/" + kind + "-orders", kind + "Orders", bodies, "uuid," + items + ".uuid," + items + ".lineNumber");
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            uuids.put(order.name(), created.get(i).path("uuid").asText());
            created.get(i)
                    .path(items)
                    .forEach(item -> uuids.put(
                            order.lines()
                                    .get(item.path("lineNumber").asInt() - 1)
                                    .name(),
                            item.path("uuid").asText()));
        }
    }

    private static void bridge(
            Ground ground, String route, String from, String to, List<Bridge> rows, Map<String, String> uuids) {
        List<ObjectNode> bodies = rows.stream()
                .map(row -> Ground.naming(Map.of(from, uuids.get(row.from()), to, uuids.get(row.to()))))
                .toList();
        ground.create("/" + route, record(route), bodies, "uuid");
    }

    private static String record(String route) {
        StringBuilder name = new StringBuilder();
        for (String word : route.split("-", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** The uuid of an order, line, unit or tracking number. */
    String uuid(String name) {
        String uuid = uuids.get(name);
        if (uuid == null) {
            throw new IllegalStateException("nothing is named " + name);
        }
        return uuid;
    }

    /** A text with the names of what is named in it by uuid. */
    String readable(String text) {
        String readable = text;
        for (Map.Entry<String, String> named : uuids.entrySet()) {
            readable = readable.replace(named.getValue(), named.getKey());
        }
        return readable;
    }
}
