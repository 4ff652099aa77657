package com.togahub.it.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
import com.togahub.it.support.Api;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes of much at once: items of several fulfilments in one array, and a fulfilment with all sorts of its parts. */
final class BatchWrites {
    private final Writes writes;

    BatchWrites(Writes writes) {
        this.writes = writes;
    }

    /** Adds items, each to a fulfilment of the same place in the list. */
    void add(List<String> names, List<Line> lines) {
        ArrayNode body = Api.JSON.createArrayNode();
        for (int i = 0; i < lines.size(); i++) {
            ObjectNode item = writes.bodies().body(lines.get(i));
            item.putObject("itemFulfillment").put("uuid", writes.uuid(names.get(i)));
            body.add(item);
        }
        JsonNode rows = writes.did(
                        writes.api().post(Writes.ITEMS + Writes.ITEM_FIELDS, body),
                        201,
                        "POST items of " + names + " " + body)
                .data("itemFulfillmentItems");
        for (int i = 0; i < lines.size(); i++) {
            String item = writes.fresh("i");
            writes.remember(item, lines.get(i), rows.get(i));
            writes.reference().shipment(names.get(i)).lines.put(item, lines.get(i));
        }
        names.forEach(writes.reference()::settle);
    }

    /**
     * Changes the header and items and adds items and packages, in one body.
     *
     * @param header new values; empty clears
     * @param quantities new ones of items that are there
     */
    void rewrite(
            String name,
            Map<String, Optional<String>> header,
            Map<String, BigDecimal> quantities,
            List<Line> lines,
            List<Parcel> parcels) {
        Shipment shipment = writes.reference().shipment(name);
        ObjectNode body = Api.JSON.createObjectNode();
        header.forEach((field, value) -> {
            Bodies.put(body, field, value);
            value.ifPresentOrElse(present -> shipment.header.put(field, present), () -> shipment.header.remove(field));
        });
        ArrayNode items = body.putArray("itemFulfillmentItems");
        quantities.forEach((item, quantity) -> {
            items.addObject().put("uuid", writes.uuid(item)).put("quantity", quantity);
            shipment.lines.get(item).quantity = quantity;
        });
        lines.forEach(line -> items.add(writes.bodies().body(line)));
        ArrayNode packages = body.putArray("itemFulfillmentPackages");
        parcels.forEach(parcel -> packages.add(writes.bodies().body(parcel)));
        JsonNode written = writes.did(
                        writes.api().put(Writes.FULFILMENTS + "/" + writes.uuid(name) + Writes.FIELDS, body),
                        200,
                        "PUT " + name + " " + body)
                .data("itemFulfillments");
        List<JsonNode> addedItems = last(written.path("itemFulfillmentItems"), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String item = writes.fresh("i");
            writes.remember(item, lines.get(i), addedItems.get(i));
            shipment.lines.put(item, lines.get(i));
        }
        List<JsonNode> addedPackages = last(written.path("itemFulfillmentPackages"), parcels.size());
        for (int i = 0; i < parcels.size(); i++) {
            String row = writes.fresh("p");
            writes.know(row, addedPackages.get(i).path("uuid").asText());
            shipment.parcels.put(row, parcels.get(i));
        }
        writes.reference().settle(name);
    }

    /** Children are told in the order in which they were made. */
    private static List<JsonNode> last(JsonNode rows, int count) {
        List<JsonNode> all = new ArrayList<>();
        rows.forEach(all::add);
        return all.subList(all.size() - count, all.size());
    }
}
