package com.togahub.engine.cxml.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.ExtrinsicRules;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.lookup.AddressBook;
import com.togahub.engine.cxml.lookup.Lookup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies that make a sales order, and that make it another version of itself. */
final class SalesOrder {
    private static final List<String> HEADER = List.of(
            "orderType",
            "dateRequestedDelivery",
            "statedTotal",
            "shippingAmount",
            "taxAmount",
            "shipToAddress",
            "billToAddress",
            "notes");
    private static final List<String> LINE = List.of(
            "item",
            "unitPrice",
            "description",
            "supplierPartAuxiliaryId",
            "buyerPartId",
            "parentLineNumber",
            "dateRequestedDelivery",
            "shipToAddress",
            "notes",
            "unitOfMeasure");

    private SalesOrder() {}

    /**
     * Builds the body.
     *
     * @param items references by key of the part number
     * @param addresses finds or makes the addresses of the order
     * @param mapping of the sender: sets members, and says where Extrinsics go
     * @param received when the document came, for orders that name no date
     */
    static ObjectNode body(
            OrderRequest order,
            JsonNode customer,
            Map<String, JsonNode> items,
            AddressBook addresses,
            Mapping mapping,
            Instant received) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.setAll(mapping.order().deepCopy());
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
        body.put("orderVersion", order.orderVersion().orElse(1));
        order.notes().ifPresent(notes -> body.put("notes", notes));
        body.set("extrinsics", order.kept());
        ArrayNode lines = body.putArray("salesOrderItems");
        order.lines().forEach(line -> {
            ObjectNode json = line(line, items, addresses);
            ExtrinsicRules.apply(mapping.extrinsics().line(), line.kept(), json);
            lines.add(json);
        });
        ExtrinsicRules.apply(mapping.extrinsics().order(), order.kept(), body);
        return body;
    }

    /**
     * Builds the body that makes a sales order what a later version of its document says: what that leaves out is cleared,
     * and lines keep their records by their numbers.
     *
     * @param stored the order as it is
     * @param version of the document
     */
    static ObjectNode replacement(
            OrderRequest order,
            JsonNode customer,
            Map<String, JsonNode> items,
            AddressBook addresses,
            Mapping mapping,
            StoredOrder stored,
            int version,
            Instant received) {
        ObjectNode body = body(order, customer, items, addresses, mapping, received);
        // what the mapping sets is for new orders: people may have changed it since
        mapping.order().fieldNames().forEachRemaining(body::remove);
        body.remove("customer");
        body.put("orderVersion", version);
        HEADER.stream().filter(name -> !body.has(name)).forEach(body::putNull);
        body.path("salesOrderItems").forEach(line -> {
            ObjectNode changed = (ObjectNode) line;
            LINE.stream().filter(name -> !changed.has(name)).forEach(changed::putNull);
            Optional.ofNullable(stored.lines().get(changed.path("lineNumber").asInt()))
                    .ifPresent(uuid -> changed.put("uuid", uuid));
        });
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
