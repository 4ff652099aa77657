package com.togahub.engine.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.intercept.Requests;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how sales orders hang together: by the purchase orders between them, as wholes and line by line. */
final class Chain {
    /** Purchase orders that one filter names. */
    private static final int MOST_NAMES = 200;

    private final Requests requests;

    Chain(Requests requests) {
        this.requests = requests;
    }

    /** The order whose purchase order became this one; the first where several did. */
    Optional<String> upstream(String salesOrder) {
        List<String> purchases = Shipments.rows(
                        requests, "/purchase-orders-sales-orders", "salesOrder.uuid==" + salesOrder, "purchaseOrder")
                .stream()
                .flatMap(row -> Shipments.reference(row, "purchaseOrder").stream())
                .toList();
        Map<String, String> spawnedBy = new HashMap<>();
        for (JsonNode row :
                named("/sales-orders-purchase-orders", "purchaseOrder", purchases, "purchaseOrder,salesOrder")) {
            spawnedBy.putIfAbsent(
                    Shipments.reference(row, "purchaseOrder").orElseThrow(),
                    Shipments.reference(row, "salesOrder").orElseThrow());
        }
        return purchases.stream()
                .filter(spawnedBy::containsKey)
                .map(spawnedBy::get)
                .findFirst();
    }

    /** A line of an order: its name, its place in the order and the quantity ordered. */
    private record Line(String uuid, int number, BigDecimal ordered) {
        static Line of(JsonNode line) {
            return new Line(
                    line.path("uuid").asText(),
                    line.path("lineNumber").asInt(Integer.MAX_VALUE),
                    line.path("quantity").decimalValue());
        }
    }

    /** How lines of any order stand for the lines of one upstream. */
    Lines lines(String upstream) {
        Map<String, List<Line>> bought = new HashMap<>();
        Set<String> purchases = new LinkedHashSet<>();
        for (JsonNode row : Shipments.rows(
                requests,
                "/sales-order-items-purchase-order-items",
                "salesOrderItem.salesOrder.uuid==" + upstream,
                "salesOrderItem.uuid,salesOrderItem.lineNumber,salesOrderItem.quantity,"
                        + "purchaseOrderItem.uuid,purchaseOrderItem.purchaseOrder")) {
            JsonNode bridged = row.path("purchaseOrderItem");
            bought.computeIfAbsent(bridged.path("uuid").asText(), each -> new ArrayList<>())
                    .add(Line.of(row.path("salesOrderItem")));
            purchases.add(Shipments.reference(bridged, "purchaseOrder").orElseThrow());
        }
        Lines lines = new Lines();
        record Pair(Line up, Line down) {}
        List<Pair> pairs = new ArrayList<>();
        for (JsonNode row : named(
                "/purchase-order-items-sales-order-items",
                "purchaseOrderItem.purchaseOrder",
                List.copyOf(purchases),
                "purchaseOrderItem,salesOrderItem.uuid,salesOrderItem.lineNumber,salesOrderItem.quantity")) {
            Line down = Line.of(row.path("salesOrderItem"));
            String between = Shipments.reference(row, "purchaseOrderItem").orElseThrow();
            bought.getOrDefault(between, List.of()).forEach(up -> pairs.add(new Pair(up, down)));
        }
        pairs.sort(Comparator.comparingInt(pair -> pair.up().number()));
        pairs.forEach(pair -> lines.add(
                pair.down().uuid(),
                pair.down().ordered(),
                pair.up().uuid(),
                pair.up().ordered()));
        return lines;
    }

    private List<JsonNode> named(String route, String path, List<String> uuids, String fields) {
        List<JsonNode> rows = new ArrayList<>();
        for (int from = 0; from < uuids.size(); from += MOST_NAMES) {
            List<String> some = uuids.subList(from, Math.min(uuids.size(), from + MOST_NAMES));
            rows.addAll(Shipments.rows(requests, route, path + ".uuid=in=(" + String.join(",", some) + ")", fields));
        }
        return rows;
    }
}
