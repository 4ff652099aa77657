package com.togahub.engine.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.togahub.engine.intercept.Requests;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads advance shipping notices, in a fixed number of requests for any number of lines. */
final class Notices {
    static final String ROUTE = "/advance-shipping-notices";
    static final String RECORD = "advanceShippingNotices";
    static final String ITEMS = "advanceShippingNoticeItems";
    static final String PARCELS = "advanceShippingNoticePackages";

    private static final String FIELDS = "uuid,salesOrder,purchaseOrder,dtNotice,dtShipment,dtDelivery,shipToAddress,"
            + ITEMS + ".quantity," + ITEMS + ".serialNumbers," + ITEMS + ".advanceShippingNoticePackage,"
            + ITEMS + ".salesOrderItem.uuid," + ITEMS + ".salesOrderItem.salesOrder," + ITEMS + ".salesOrderItem.item,"
            + ITEMS + ".purchaseOrderItem.uuid," + ITEMS + ".purchaseOrderItem.purchaseOrder,"
            + PARCELS + ".*";
    private static final String LINE =
            "salesOrderItem.uuid,salesOrderItem.salesOrder,salesOrderItem.item,salesOrderItem.quantity,"
                    + "purchaseOrderItem.uuid,purchaseOrderItem.quantity";
    private static final int DATE_LENGTH = "2026-11-23".length();

    private final Requests requests;

    Notices(Requests requests) {
        this.requests = requests;
    }

    /** Locks one; answers whether it is there. */
    boolean lock(String uuid) {
        return requests.lock(ROUTE + "/" + uuid);
    }

    /** The names of its lines and packages. */
    List<String> parts(String uuid) {
        List<String> parts = new ArrayList<>();
        for (JsonNode row : Shipments.rows(requests, ROUTE, "uuid==" + uuid, ITEMS + ".uuid," + PARCELS + ".uuid")) {
            row.path(ITEMS).forEach(item -> parts.add(item.path("uuid").asText()));
            row.path(PARCELS).forEach(parcel -> parts.add(parcel.path("uuid").asText()));
        }
        return parts;
    }

    /** One of them, unless it has been deleted. */
    Optional<Notice> find(String uuid) {
        return Shipments.rows(requests, ROUTE, "uuid==" + uuid, FIELDS).stream()
                .findFirst()
                .map(this::read);
    }

    private Notice read(JsonNode row) {
        Map<String, List<Part>> bought = boughtFor(row);
        List<Notice.Shipped> shipped = new ArrayList<>();
        for (JsonNode item : row.path(ITEMS)) {
            BigDecimal quantity = item.path("quantity").decimalValue();
            Optional<String> parcel = Shipments.reference(item, "advanceShippingNoticePackage");
            for (Part part : parts(item, bought)) {
                shipped.add(new Notice.Shipped(
                        part.line(),
                        part.of(quantity),
                        serials(item, part.line().item()),
                        parcel));
            }
        }
        Map<String, Notice.Parcel> parcels = new LinkedHashMap<>();
        row.path(PARCELS).forEach(parcel -> parcels.put(parcel.path("uuid").asText(), parcel(parcel)));
        Optional<String> order = Shipments.reference(row, "salesOrder")
                .or(() -> Shipments.reference(row, "purchaseOrder").flatMap(this::orderOf));
        return new Notice(row.path("uuid").asText(), order, header(row), shipped, parcels);
    }

    /**
     * A line of a sales order that a line of a purchase order stands for.
     *
     * @param ordered quantity of the sales order's line
     * @param bought quantity of the purchase order's line
     * @param isOne whether it stands for this one alone, so that their quantities are the same
     */
    private record Part(Notice.Line line, BigDecimal ordered, BigDecimal bought, boolean isOne) {
        static Part of(Notice.Line line) {
            return new Part(line, BigDecimal.ONE, BigDecimal.ONE, true);
        }

        BigDecimal of(BigDecimal quantity) {
            return isOne || bought.signum() == 0
                    ? quantity
                    : quantity.multiply(ordered).divide(bought, Lines.SCALE, RoundingMode.HALF_UP);
        }
    }

    private static List<Part> parts(JsonNode item, Map<String, List<Part>> bought) {
        return item.path("salesOrderItem").has("uuid")
                ? List.of(Part.of(line(item.path("salesOrderItem"))))
                : bought.getOrDefault(
                        item.path("purchaseOrderItem").path("uuid").asText(), List.of());
    }

    private static Notice.Line line(JsonNode line) {
        return new Notice.Line(
                line.path("uuid").asText(),
                Shipments.reference(line, "salesOrder").orElseThrow(),
                Shipments.reference(line, "item"));
    }

    /** What lines of purchase orders stand for: the lines that they became, else those that they were bought for. */
    private Map<String, List<Part>> boughtFor(JsonNode notice) {
        Set<String> purchases = new LinkedHashSet<>();
        for (JsonNode item : notice.path(ITEMS)) {
            if (!item.path("salesOrderItem").has("uuid")) {
                Shipments.reference(item.path("purchaseOrderItem"), "purchaseOrder")
                        .ifPresent(purchases::add);
            }
        }
        Map<String, List<Part>> all = new HashMap<>();
        if (!purchases.isEmpty()) {
            String condition = "purchaseOrderItem.purchaseOrder.uuid=in=(" + String.join(",", purchases) + ")";
            all.putAll(parts("/sales-order-items-purchase-order-items", condition));
            all.putAll(parts("/purchase-order-items-sales-order-items", condition));
        }
        return all;
    }

    private Map<String, List<Part>> parts(String route, String condition) {
        Map<String, List<JsonNode>> rows = new LinkedHashMap<>();
        Shipments.rows(requests, route, condition, LINE).forEach(row -> rows.computeIfAbsent(
                        row.path("purchaseOrderItem").path("uuid").asText(), none -> new ArrayList<>())
                .add(row));
        Map<String, List<Part>> parts = new HashMap<>();
        rows.forEach((line, several) -> parts.put(
                line,
                several.stream()
                        .map(row -> new Part(
                                line(row.path("salesOrderItem")),
                                row.path("salesOrderItem").path("quantity").decimalValue(),
                                row.path("purchaseOrderItem").path("quantity").decimalValue(),
                                several.size() == 1))
                        .toList()));
        return parts;
    }

    /** The sales order that a purchase order became, else the one that it was bought for. */
    private Optional<String> orderOf(String purchase) {
        String condition = "purchaseOrder.uuid==" + purchase;
        return first("/purchase-orders-sales-orders", condition)
                .or(() -> first("/sales-orders-purchase-orders", condition));
    }

    private Optional<String> first(String route, String condition) {
        return Shipments.rows(requests, route, condition, "salesOrder").stream()
                .findFirst()
                .flatMap(row -> Shipments.reference(row, "salesOrder"));
    }

    private static List<Notice.Serial> serials(JsonNode item, Optional<String> product) {
        List<Notice.Serial> serials = new ArrayList<>();
        item.path("serialNumbers").forEach(number -> {
            if (number.isValueNode() && !number.asText().isBlank()) {
                serials.add(new Notice.Serial(product, number.asText().strip()));
            }
        });
        return serials;
    }

    private static Map<String, JsonNode> header(JsonNode row) {
        Map<String, JsonNode> header = new HashMap<>();
        text(row, "dtShipment").ifPresent(time -> header.put("dateItemFulfillment", date(time)));
        text(row, "dtDelivery").ifPresent(time -> header.put("dateDeliveryEta", date(time)));
        text(row, "dtNotice").ifPresent(time -> header.put("dtSubmitted", TextNode.valueOf(time)));
        Shipments.reference(row, "shipToAddress")
                .ifPresent(address -> header.put("shipToAddress", TextNode.valueOf(address)));
        return header;
    }

    /** The day of a time, which the API shows in UTC. */
    private static JsonNode date(String time) {
        return TextNode.valueOf(time.substring(0, DATE_LENGTH));
    }

    private static Notice.Parcel parcel(JsonNode row) {
        Optional<Notice.Tracking> tracking =
                text(row, "trackingNumber").map(number -> new Notice.Tracking(text(row, "carrier"), number));
        return new Notice.Parcel(tracking, Shipments.fields(row));
    }

    private static Optional<String> text(JsonNode row, String name) {
        return Optional.of(row.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }
}
