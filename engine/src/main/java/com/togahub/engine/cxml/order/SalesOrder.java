package com.togahub.engine.cxml.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The body that makes a sales order. */
final class SalesOrder {
    private SalesOrder() {}

    /**
     * Builds the body.
     *
     * @param items references by key of the part number
     * @param addresses finds or makes the addresses of the order
     * @param fixed members that the sender's mapping sets
     * @param received when the document came, for orders that name no date
     */
    static ObjectNode body(
            OrderRequest order,
            JsonNode customer,
            Map<String, JsonNode> items,
            AddressBook addresses,
            ObjectNode fixed,
            Instant received) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.setAll(fixed.deepCopy());
        body.set("customer", customer);
        LocalDate date =
                order.date().orElseGet(() -> received.atZone(ZoneOffset.UTC).toLocalDate());
        body.put("dateOrder", date.toString());
        order.currency().ifPresent(currency -> body.put("currency", currency));
        order.orderType().ifPresent(type -> body.put("orderType", type));
        order.requestedDelivery().ifPresent(day -> body.put("dateRequestedDelivery", day.toString()));
        order.statedTotal().ifPresent(amount -> body.put("statedTotal", amount));
        order.shipping().ifPresent(amount -> body.put("shippingAmount", amount));
        order.tax().ifPresent(amount -> body.put("taxAmount", amount));
        addresses.reference(order.shipTo()).ifPresent(address -> body.put("shipToAddress", address));
        addresses.reference(order.billTo()).ifPresent(address -> body.put("billToAddress", address));
        body.put("externalReference", order.orderId());
        body.put("orderVersion", order.orderVersion());
        order.notes().ifPresent(notes -> body.put("notes", notes));
        body.set("extrinsics", order.kept());
        ArrayNode lines = body.putArray("salesOrderItems");
        order.lines().forEach(line -> lines.add(line(line, items, addresses)));
        return body;
    }

    private static ObjectNode line(OrderLine line, Map<String, JsonNode> items, AddressBook addresses) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("lineNumber", line.lineNumber());
        Optional.ofNullable(items.get(Lookup.key(line.supplierPartId()))).ifPresent(item -> json.set("item", item));
        json.put("quantity", line.quantity());
        line.price().ifPresent(price -> json.put("unitPrice", price.amount()));
        line.description().ifPresent(text -> json.put("description", text));
        json.put("supplierPartId", line.supplierPartId());
        line.auxiliaryId().ifPresent(id -> json.put("supplierPartAuxiliaryId", id));
        line.buyerPartId().ifPresent(id -> json.put("buyerPartId", id));
        json.put("isAdHoc", line.isAdHoc());
        line.parentLineNumber().ifPresent(number -> json.put("parentLineNumber", number));
        line.requestedDelivery().ifPresent(day -> json.put("dateRequestedDelivery", day.toString()));
        addresses.reference(line.shipTo()).ifPresent(address -> json.put("shipToAddress", address));
        line.notes().ifPresent(notes -> json.put("notes", notes));
        line.unitOfMeasure().ifPresent(unit -> json.put("unitOfMeasure", unit));
        json.set("extrinsics", line.kept());
        return json;
    }
}
