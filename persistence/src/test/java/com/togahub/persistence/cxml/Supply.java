package com.togahub.persistence.cxml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Orders that a supplier delivers for, and what its documents leave behind; the identity 333 is the vendor V001. */
final class Supply {
    final GatewayFixture gateway = new GatewayFixture();
    private final Door admin = gateway.door("admin");

    Supply() {
        admin.post("/vendors", "[{'number':'V001','name':'Supplier'},{'number':'V002','name':'Other supplier'}]")
                .is(201);
        gateway.identity("333", "{\"vendor\": {\"number\": \"V001\"}}");
        gateway.identity("444", "{\"vendor\": {\"number\": \"V002\"}}");
        gateway.identity("555", "{}");
    }

    /**
     * A purchase order with the sales order that it was placed for, above, and the one that it became, below.
     *
     * @param lines of the purchase order, in order; those of the other two are the same
     */
    record Order(String number, String uuid, String above, String below, List<String> lines) {}

    /** Places one with lines 1, 2 and so on. */
    Order order(String number, int lines, int quantity) {
        return order(number, "V001", lines, quantity);
    }

    /** The same for another vendor. */
    Order order(String number, String vendor, int lines, int quantity) {
        List<String> above = salesOrder("A-" + number, lines, quantity);
        List<String> below = salesOrder("B-" + number, lines, quantity);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("number", number);
        body.putObject("vendor").put("number", vendor);
        ArrayNode items = body.putArray("purchaseOrderItems");
        for (int line = 1; line <= lines; line++) {
            items.addObject().put("lineNumber", line).put("quantity", quantity).put("unitPrice", 2);
        }
        JsonNode made = admin.post("/purchase-orders?fields=uuid,purchaseOrderItems.uuid", body.toString())
                .is(201)
                .data();
        String uuid = made.path("uuid").asText();
        List<String> bought = new ArrayList<>();
        made.path("purchaseOrderItems")
                .forEach(line -> bought.add(line.path("uuid").asText()));
        tie("/sales-orders-purchase-orders", "salesOrder", "purchaseOrder", above.subList(0, 1), List.of(uuid));
        tie("/purchase-orders-sales-orders", "purchaseOrder", "salesOrder", List.of(uuid), below.subList(0, 1));
        tie(
                "/sales-order-items-purchase-order-items",
                "salesOrderItem",
                "purchaseOrderItem",
                above.subList(1, above.size()),
                bought);
        tie(
                "/purchase-order-items-sales-order-items",
                "purchaseOrderItem",
                "salesOrderItem",
                bought,
                below.subList(1, below.size()));
        return new Order(number, uuid, above.get(0), below.get(0), bought);
    }

    /** Its uuid, followed by those of its lines. */
    private List<String> salesOrder(String number, int lines, int quantity) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("number", number);
        body.putObject("customer").put("number", "C001");
        ArrayNode items = body.putArray("salesOrderItems");
        for (int line = 1; line <= lines; line++) {
            ObjectNode item = items.addObject().put("lineNumber", line).put("quantity", quantity);
            item.putObject("item").put("sku", "P-1");
        }
        JsonNode made = admin.post("/sales-orders?fields=uuid,salesOrderItems.uuid", body.toString())
                .is(201)
                .data();
        List<String> names = new ArrayList<>(List.of(made.path("uuid").asText()));
        made.path("salesOrderItems").forEach(line -> names.add(line.path("uuid").asText()));
        return names;
    }

    private void tie(String route, String one, String other, List<String> first, List<String> second) {
        ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < first.size(); i++) {
            pairs.addObject().put(one, first.get(i)).put(other, second.get(i));
        }
        admin.post(route + "?fields=uuid", pairs.toString()).is(201);
    }

    /** What a sales order shows as shipped: of each fulfilment the lines, with their pieces, and the packages. */
    List<String> shipped(String salesOrder) {
        JsonNode list = admin.get("/item-fulfillments?where=salesOrder.uuid==" + salesOrder
                        + "&fields=itemFulfillmentItems.quantity,itemFulfillmentItems.salesOrderItem.lineNumber,"
                        + "itemFulfillmentItems.itemFulfillmentItemUnits.unit.serialNumber,"
                        + "itemFulfillmentPackages.trackingNumber.number,"
                        + "itemFulfillmentPackages.trackingNumber.carrier,itemFulfillmentPackages.weight")
                .is(200)
                .data();
        List<String> all = new ArrayList<>();
        for (JsonNode fulfilment : list) {
            List<String> parts = new ArrayList<>();
            for (JsonNode item : fulfilment.path("itemFulfillmentItems")) {
                StringBuilder text = new StringBuilder()
                        .append(item.path("salesOrderItem").path("lineNumber").asText())
                        .append(": ")
                        .append(plain(item.path("quantity")));
                item.path("itemFulfillmentItemUnits").forEach(unit -> text.append(' ')
                        .append(unit.path("unit").path("serialNumber").asText()));
                parts.add(text.toString());
            }
            for (JsonNode parcel : fulfilment.path("itemFulfillmentPackages")) {
                JsonNode tracking = parcel.path("trackingNumber");
                parts.add("# " + tracking.path("carrier").asText() + " "
                        + tracking.path("number").asText() + " " + plain(parcel.path("weight")));
            }
            all.add(String.join(" | ", parts));
        }
        return all;
    }

    private static String plain(JsonNode number) {
        return number.isNumber() ? number.decimalValue().stripTrailingZeros().toPlainString() : "-";
    }

    /** The rows of a query in the client's database. */
    List<Map<String, String>> rows(String sql, Object... parameters) {
        return Query.rows(gateway.client(), sql, parameters);
    }

    /** The only row. */
    Map<String, String> row(String sql, Object... parameters) {
        List<Map<String, String>> rows = rows(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows of: " + sql);
        }
        return rows.get(0);
    }

    /** How many rows some tables hold together: what a refused document must leave alone. */
    String counts() {
        return Stream.of(
                        "AdvanceShippingNotices",
                        "AdvanceShippingNoticeItems",
                        "AdvanceShippingNoticePackages",
                        "ItemFulfillments",
                        "ItemFulfillmentItems",
                        "ItemFulfillmentItemUnits",
                        "ItemFulfillmentPackages",
                        "Units",
                        "TrackingNumbers")
                .map(table -> "(SELECT COUNT(*) FROM " + table + ") AS " + table)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", ", "SELECT ", ""), sql -> row(sql).toString()));
    }

    /** A document of the identity 333 with this request. */
    static String document(String payloadId, String request) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <cXML payloadID="%s" timestamp="2026-11-20T10:00:00-05:00">
                  <Header>
                    <From><Credential domain="DUNS"><Identity>333</Identity></Credential></From>
                    <To><Credential domain="DUNS"><Identity>999</Identity></Credential></To>
                    <Sender>
                      <Credential domain="DUNS"><Identity>333</Identity><SharedSecret>open sesame</SharedSecret></Credential>
                      <UserAgent>Supplier 1.0</UserAgent>
                    </Sender>
                  </Header>
                  <Request>%s</Request>
                </cXML>
                """.formatted(payloadId, request);
    }

    /** Statements that a handler takes for a document of the identity 333. */
    int statements(Handler handler, String document) {
        Incoming incoming = new Incoming(
                EnvelopeReader.read(Unpacker.unpack(new Post(
                        Optional.of("text/xml; charset=UTF-8"),
                        Optional.empty(),
                        document.getBytes(StandardCharsets.UTF_8),
                        "https://cxml.example/cxml",
                        "cxml.example",
                        Optional.empty(),
                        Optional.empty()))),
                gateway.registered("333"),
                "https://cxml.example/cxml",
                Instant.EPOCH);
        return gateway.door("admin")
                .act("cxml", requests -> {
                    handler.handle(incoming, requests);
                    return new Data(200, "done", JsonNodeFactory.instance.objectNode());
                })
                .statements();
    }
}
