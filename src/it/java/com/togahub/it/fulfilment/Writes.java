package com.togahub.it.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.support.Api;
import com.togahub.it.support.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes to fulfilments and items, made through the API and told to the reference, with a diary for when they differ. */
final class Writes {
    static final String FULFILMENTS = "/item-fulfillments";
    static final String ITEMS = "/item-fulfillment-items";
    static final String FIELDS = "?fields=uuid,itemFulfillmentItems.uuid,"
            + "itemFulfillmentItems.itemFulfillmentItemUnits.uuid,itemFulfillmentPackages.uuid";

    static final String ITEM_FIELDS = "?fields=uuid,itemFulfillmentItemUnits.uuid";

    private final Api api;
    private final PlacedChain placed;
    private final Reference reference;
    private final Bodies bodies;
    private final Map<String, String> uuids = new HashMap<>();
    private final Map<String, String> entered = new HashMap<>();
    private final List<String> diary = new ArrayList<>();
    private int next;

    Writes(Api api, PlacedChain placed, Reference reference) {
        this.api = api;
        this.placed = placed;
        this.reference = reference;
        this.bodies = new Bodies(placed);
    }

    Api api() {
        return api;
    }

    PlacedChain placed() {
        return placed;
    }

    Reference reference() {
        return reference;
    }

    Bodies bodies() {
        return bodies;
    }

    /** The writes to units and packages. */
    PartWrites parts() {
        return new PartWrites(this);
    }

    /** The writes of much at once. */
    BatchWrites batches() {
        return new BatchWrites(this);
    }

    /** Names of the fulfilments that were entered, by uuid. */
    Map<String, String> entered() {
        return entered;
    }

    /** What was done, in its order. */
    List<String> diary() {
        return diary;
    }

    /** The uuid of something that was entered. */
    String uuid(String name) {
        return uuids.computeIfAbsent(name, each -> {
            throw new IllegalStateException("nothing entered is named " + each);
        });
    }

    /** Makes the uuid of something that nobody entered, a mirror or a part of one, known. */
    void know(String name, String uuid) {
        uuids.put(name, uuid);
    }

    /** A name that nothing has yet. */
    String fresh(String prefix) {
        return prefix + next++;
    }

    /** Notes what was done and insists on its success. */
    Reply did(Reply reply, int status, String what) {
        diary.add(what);
        if (reply.status() != status) {
            throw new AssertionError(what + ": " + reply.envelope());
        }
        return reply;
    }

    /** Posts whole fulfilments, in one request; an array where there are several. */
    List<String> create(List<Shipment> shipments) {
        List<String> names = new ArrayList<>();
        List<ObjectNode> posted = shipments.stream().map(bodies::body).toList();
        JsonNode body =
                posted.size() == 1 ? posted.get(0) : Api.JSON.createArrayNode().addAll(posted);
        JsonNode created = did(api.post(FULFILMENTS + FIELDS, body), 201, "POST " + shipments.size() + ": " + body)
                .data("itemFulfillments");
        for (int i = 0; i < shipments.size(); i++) {
            names.add(entered(shipments.get(i), created.isArray() ? created.get(i) : created));
        }
        names.forEach(reference::settle);
        return names;
    }

    private String entered(Shipment shipment, JsonNode created) {
        String name = fresh("E");
        String uuid = created.path("uuid").asText();
        uuids.put(name, uuid);
        entered.put(uuid, name);
        reference.shipments().put(name, shipment);
        same(shipment.lines.keySet(), created.path("itemFulfillmentItems"));
        int i = 0;
        for (Line line : shipment.lines.values()) {
            same(line.units.keySet(), created.at("/itemFulfillmentItems/" + i++ + "/itemFulfillmentItemUnits"));
        }
        same(shipment.parcels.keySet(), created.path("itemFulfillmentPackages"));
        return name;
    }

    private void same(Iterable<String> names, JsonNode rows) {
        int i = 0;
        for (String name : names) {
            uuids.put(name, rows.path(i++).path("uuid").asText());
        }
        if (i != (rows.isMissingNode() ? 0 : rows.size())) {
            throw new AssertionError("not " + names + ": " + rows);
        }
    }

    /** Changes fields of the header; empty clears. */
    void header(String name, Map<String, Optional<String>> changes) {
        ObjectNode body = Api.JSON.createObjectNode();
        Shipment shipment = reference.shipment(name);
        changes.forEach((field, value) -> {
            Bodies.put(body, field, value);
            value.ifPresentOrElse(present -> shipment.header.put(field, present), () -> shipment.header.remove(field));
        });
        did(api.put(FULFILMENTS + "/" + uuid(name), body), 200, "PUT " + name + " " + body);
        reference.settle(name);
    }

    /** Says that a fulfilment is one of another order. */
    void reassign(String name, String order) {
        ObjectNode body = Ground.naming(Map.of("salesOrder", placed.uuid(order)));
        did(api.put(FULFILMENTS + "/" + uuid(name), body), 200, "PUT " + name + " " + body);
        reference.shipment(name).order = order;
        reference.settle(name);
    }

    /** Deletes a fulfilment. */
    void delete(String name) {
        did(api.delete(FULFILMENTS + "/" + uuid(name)), 200, "DELETE " + name);
        entered.remove(uuid(name));
        reference.delete(name);
    }

    /** Adds an item, with its units. */
    String add(String name, Line line, Way way) {
        String item = fresh("i");
        ObjectNode body = bodies.body(line);
        String what = "POST item of " + name + " " + way + " " + body;
        if (way == Way.WITHIN) {
            ObjectNode parent = Api.JSON.createObjectNode();
            parent.putArray("itemFulfillmentItems").add(body);
            JsonNode rows = did(api.put(FULFILMENTS + "/" + uuid(name) + FIELDS, parent), 200, what)
                    .data("itemFulfillments")
                    .path("itemFulfillmentItems");
            remember(item, line, rows.get(rows.size() - 1));
        } else {
            String route = way == Way.FLAT ? ITEMS : FULFILMENTS + "/" + uuid(name) + ITEMS;
            if (way == Way.FLAT) {
                body.putObject("itemFulfillment").put("uuid", uuid(name));
            }
            remember(
                    item,
                    line,
                    did(api.post(route + ITEM_FIELDS, body), 201, what).data("itemFulfillmentItems"));
        }
        reference.shipment(name).lines.put(item, line);
        reference.settle(name);
        return item;
    }

    /** Notes the uuids of an item and its units. */
    void remember(String item, Line line, JsonNode row) {
        uuids.put(item, row.path("uuid").asText());
        same(line.units.keySet(), row.path("itemFulfillmentItemUnits"));
    }

    /** Changes the quantity and the order's line of an item. */
    void change(String name, String item, Optional<String> orderLine, BigDecimal quantity, Way way) {
        Line line = reference.shipment(name).lines.get(item);
        line.orderLine = orderLine;
        line.quantity = quantity;
        putChild(name, "itemFulfillmentItems", ITEMS, item, bodies.change(orderLine, quantity), way);
        reference.settle(name);
    }

    /** Changes something that belongs to a fulfilment. */
    void putChild(String name, String member, String route, String child, ObjectNode body, Way way) {
        String what = "PUT " + child + " of " + name + " " + way + " " + body;
        if (way == Way.WITHIN) {
            ObjectNode parent = Api.JSON.createObjectNode();
            parent.putArray(member).add(body.put("uuid", uuid(child)));
            did(api.put(FULFILMENTS + "/" + uuid(name), parent), 200, what);
        } else {
            did(api.put(to(name, route, child, way), body), 200, what);
        }
    }

    /** The route of something that belongs to a fulfilment. */
    String to(String name, String route, String child, Way way) {
        return (way == Way.FLAT ? "" : FULFILMENTS + "/" + uuid(name)) + route + "/" + uuid(child);
    }

    /** Moves an item to another fulfilment. */
    void move(String from, String item, String to) {
        ObjectNode body = Ground.naming(Map.of("itemFulfillment", uuid(to)));
        did(api.put(ITEMS + "/" + uuid(item), body), 200, "PUT " + item + " of " + from + " to " + to);
        reference.shipment(to).lines.put(item, reference.shipment(from).lines.remove(item));
        reference.settle(from);
        reference.settle(to);
    }

    /** Deletes an item with its units. */
    void deleteItem(String name, String item, Way way) {
        did(api.delete(to(name, ITEMS, item, way)), 200, "DELETE " + item + " of " + name + " " + way);
        reference.shipment(name).lines.remove(item);
        reference.settle(name);
    }
}
