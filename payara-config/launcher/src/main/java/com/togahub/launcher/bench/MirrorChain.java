package com.togahub.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A chain of sales orders of one length, tied line by line, and what can be shipped at its bottom; made through the API. */
final class MirrorChain {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Objects that one POST takes. */
    private static final int MOST = 1_000;

    private final Session session;
    private final int lines;
    private final String bottom;
    private final List<String> items;
    private final List<String> units = new ArrayList<>();

    private MirrorChain(Session session, int lines, Order bottom) {
        this.session = session;
        this.lines = lines;
        this.bottom = bottom.uuid();
        this.items = bottom.lines();
    }

    /**
     * Makes a chain.
     *
     * @param levels sales orders
     * @param lines of each
     * @param pieces with serial numbers, for each line
     */
    static MirrorChain make(Session session, int levels, int lines, int pieces) {
        String customer = first(session, "/v2/customers?recordsPerPage=1&depth=-1");
        String vendor = first(session, "/v2/vendors?recordsPerPage=1&depth=-1");
        List<Order> orders = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            orders.add(order(session, "sales", "customer", customer, lines, pieces));
        }
        for (int level = 1; level < levels; level++) {
            Order between = order(session, "purchase", "vendor", vendor, lines, pieces);
            tie(session, orders.get(level), between, orders.get(level - 1));
        }
        MirrorChain chain = new MirrorChain(session, lines, orders.get(0));
        chain.enter(lines * pieces);
        return chain;
    }

    private record Order(String uuid, List<String> lines) {}

    private static Order order(Session session, String kind, String party, String uuid, int lines, int quantity) {
        ObjectNode body = JSON.createObjectNode().put(party, uuid);
        ArrayNode items = body.putArray(kind + "OrderItems");
        for (int line = 1; line <= lines; line++) {
            items.addObject().put("lineNumber", line).put("quantity", quantity);
        }
        String members = kind + "OrderItems";
        JsonNode made = session.json(
                        "POST", "/v2/" + kind + "-orders?fields=uuid," + members + ".uuid", body.toString())
                .path("data")
                .elements()
                .next();
        return new Order(made.path("uuid").asText(), uuids(made.path(members)));
    }

    private static void tie(Session session, Order upper, Order between, Order lower) {
        ObjectNode spawned =
                JSON.createObjectNode().put("salesOrder", upper.uuid()).put("purchaseOrder", between.uuid());
        ObjectNode became =
                JSON.createObjectNode().put("purchaseOrder", between.uuid()).put("salesOrder", lower.uuid());
        session.json("POST", "/v2/sales-orders-purchase-orders", spawned.toString());
        session.json("POST", "/v2/purchase-orders-sales-orders", became.toString());
        ArrayNode up = JSON.createArrayNode();
        ArrayNode down = JSON.createArrayNode();
        for (int line = 0; line < between.lines().size(); line++) {
            String bought = between.lines().get(line);
            up.addObject().put("salesOrderItem", upper.lines().get(line)).put("purchaseOrderItem", bought);
            down.addObject()
                    .put("purchaseOrderItem", bought)
                    .put("salesOrderItem", lower.lines().get(line));
        }
        session.json("POST", "/v2/sales-order-items-purchase-order-items?fields=uuid", up.toString());
        session.json("POST", "/v2/purchase-order-items-sales-order-items?fields=uuid", down.toString());
    }

    private void enter(int count) {
        for (int from = 0; from < count; from += MOST) {
            ArrayNode bodies = JSON.createArrayNode();
            for (int i = from; i < Math.min(count, from + MOST); i++) {
                bodies.addObject().put("serialNumber", "bench-" + UUID.randomUUID());
            }
            units.addAll(uuids(session.json("POST", "/v2/units?fields=uuid", bodies.toString())
                    .path("data")
                    .elements()
                    .next()));
        }
    }

    /** The body of a fulfilment that ships all of it. */
    String shipment() {
        ObjectNode body = JSON.createObjectNode().put("salesOrder", bottom);
        ArrayNode shipped = body.putArray("itemFulfillmentItems");
        int pieces = units.size() / lines;
        for (int line = 0; line < lines; line++) {
            ArrayNode listed = shipped.addObject()
                    .put("salesOrderItem", items.get(line))
                    .put("quantity", pieces)
                    .putArray("itemFulfillmentItemUnits");
            units.subList(line * pieces, (line + 1) * pieces)
                    .forEach(unit -> listed.addObject().put("unit", unit));
        }
        return body.toString();
    }

    private static List<String> uuids(JsonNode records) {
        List<String> uuids = new ArrayList<>();
        records.forEach(each -> uuids.add(each.path("uuid").asText()));
        return uuids;
    }

    private static String first(Session session, String path) {
        return session.json("GET", path, "").path("data").findPath("uuid").asText();
    }
}
