package com.togahub.it.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Notice.Box;
import com.togahub.it.fulfilment.Notice.Part;
import com.togahub.it.support.Api;
import com.togahub.it.support.Rows;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes to one advance shipping notice, made through the API and told to the reference. */
final class NoticeWrites {
    private static final String NOTICES = "/advance-shipping-notices";
    private static final String ITEMS = "/advance-shipping-notice-items";
    private static final String PACKAGES = "/advance-shipping-notice-packages";
    private static final String FIELDS =
            "?fields=uuid,advanceShippingNoticeItems.uuid,advanceShippingNoticePackages.uuid";

    private final Api api;
    private final Scene scene;
    private final Notice notice;
    private final Map<String, String> uuids = new HashMap<>();
    private String uuid = "";

    NoticeWrites(Api api, Scene scene, Notice notice) {
        this.api = api;
        this.scene = scene;
        this.notice = notice;
    }

    /** Posts the notice with all that it holds; lines that are in packages come after. */
    void create() {
        ObjectNode body = header(notice.header);
        notice.order.ifPresent(
                order -> body.putObject("salesOrder").put("uuid", scene.placed().uuid(order)));
        notice.boxes.values().forEach(box -> body.withArray("advanceShippingNoticePackages")
                .add(body(box)));
        notice.parts.values().forEach(part -> body.withArray("advanceShippingNoticeItems")
                .add(body(part)));
        JsonNode created = api.post(NOTICES + FIELDS, body).succeeded(201).data("advanceShippingNotices");
        uuid = created.path("uuid").asText();
        remember(notice.parts.keySet(), created.path("advanceShippingNoticeItems"));
        remember(notice.boxes.keySet(), created.path("advanceShippingNoticePackages"));
        told();
    }

    private void remember(Iterable<String> names, JsonNode rows) {
        int i = 0;
        for (String name : names) {
            uuids.put(name, rows.path(i++).path("uuid").asText());
        }
    }

    /** Changes fields of the header. */
    void header(String field, String value) {
        notice.header.put(field, value);
        api.put(NOTICES + "/" + uuid, header(Map.of(field, value))).succeeded(200);
        told();
    }

    /** Adds a line. */
    void add(String name, Part part, Way way) {
        notice.parts.put(name, part);
        added(name, ITEMS, "advanceShippingNoticeItems", body(part), way);
    }

    /** Adds a package. */
    void add(String name, Box box, Way way) {
        notice.boxes.put(name, box);
        added(name, PACKAGES, "advanceShippingNoticePackages", body(box), way);
    }

    private void added(String name, String route, String record, ObjectNode body, Way way) {
        if (way == Way.WITHIN) {
            ObjectNode parent = Api.JSON.createObjectNode();
            parent.putArray(record).add(body);
            JsonNode rows = api.put(NOTICES + "/" + uuid + FIELDS, parent)
                    .succeeded(200)
                    .data("advanceShippingNotices")
                    .path(record);
            uuids.put(name, rows.get(rows.size() - 1).path("uuid").asText());
        } else {
            if (way == Way.FLAT) {
                body.putObject("advanceShippingNotice").put("uuid", uuid);
            }
            uuids.put(
                    name,
                    api.post(way == Way.FLAT ? route : NOTICES + "/" + uuid + route, body)
                            .succeeded(201)
                            .data(record)
                            .path("uuid")
                            .asText());
        }
        told();
    }

    /** Changes a line. */
    void change(String name, Part part) {
        notice.parts.put(name, part);
        api.put(ITEMS + "/" + uuids.get(name), body(part)).succeeded(200);
        told();
    }

    /** Changes a package. */
    void change(String name, Box box) {
        notice.boxes.put(name, box);
        api.put(NOTICES + "/" + uuid + PACKAGES + "/" + uuids.get(name), body(box))
                .succeeded(200);
        told();
    }

    /** Takes a line out. */
    void deletePart(String name) {
        notice.parts.remove(name);
        api.delete(ITEMS + "/" + uuids.get(name)).succeeded(200);
        told();
    }

    /** Takes a package out, in which no line is. */
    void deleteBox(String name) {
        notice.boxes.remove(name);
        api.delete(NOTICES + "/" + uuid + PACKAGES + "/" + uuids.get(name)).succeeded(200);
        told();
    }

    /** Deletes the notice. */
    void delete() {
        notice.parts.clear();
        notice.order = Optional.empty();
        api.delete(NOTICES + "/" + uuid).succeeded(200);
        told();
    }

    /** Makes the reference hold what the notice stands for. */
    private void told() {
        PlacedChain placed = scene.placed();
        Reference reference = scene.reference();
        Map<String, Shipment> wanted =
                notice.shipments(placed.chain(), placed.ground().item());
        for (Chain.Order order : placed.chain().sales()) {
            String name = name(order.name());
            Optional<Shipment> there = Optional.ofNullable(reference.shipments().get(name));
            Optional<Shipment> next = Optional.ofNullable(wanted.get(order.name()));
            if (next.isPresent()) {
                Shipment shipment = there.orElse(new Shipment(order.name()));
                shipment.header.putAll(next.get().header);
                shipment.lines.clear();
                shipment.lines.putAll(next.get().lines);
                shipment.parcels.clear();
                shipment.parcels.putAll(next.get().parcels);
                reference.shipments().put(name, shipment);
                reference.settle(name);
                fulfilments(order.name())
                        .forEach(each -> scene.writes().entered().put(each, name));
            } else if (there.isPresent()) {
                reference.delete(name);
            }
        }
    }

    private String name(String order) {
        return "N" + uuid.substring(0, 8) + " for " + order;
    }

    private List<String> fulfilments(String order) {
        return Rows.strings(
                scene.placed().ground().schema(),
                "SELECT f.uuid FROM ItemFulfillments f JOIN AdvanceShippingNotices n ON n.id = f.advanceShippingNoticeId"
                        + " JOIN SalesOrders o ON o.id = f.salesOrderId WHERE n.uuid = ? AND o.uuid = ? LIMIT 1",
                uuid,
                scene.placed().uuid(order));
    }

    private static ObjectNode header(Map<String, String> fields) {
        ObjectNode body = Api.JSON.createObjectNode();
        fields.forEach((field, value) -> Bodies.put(body, field, Optional.of(value)));
        return body;
    }

    private ObjectNode body(Part part) {
        String member = part.orderLine().startsWith("S") ? "salesOrderItem" : "purchaseOrderItem";
        ObjectNode body = Api.JSON.createObjectNode().put("quantity", part.quantity());
        body.putObject(member).put("uuid", scene.placed().uuid(part.orderLine()));
        part.serials().forEach(body.putArray("serialNumbers")::add);
        part.box()
                .ifPresent(box -> body.putObject("advanceShippingNoticePackage").put("uuid", uuids.get(box)));
        return body;
    }

    private static ObjectNode body(Box box) {
        ObjectNode body = Api.JSON.createObjectNode();
        body.put("carrier", box.carrier()).put("trackingNumber", box.number());
        for (String field : List.of("packageNumber", "sscc", "weightUnit", "dimensionUnit")) {
            body.put(field, box.fields().get(field));
        }
        Bodies.NUMBERS.forEach(field -> body.put(
                field,
                Optional.ofNullable(box.fields().get(field))
                        .map(BigDecimal::new)
                        .orElse(null)));
        return body;
    }
}
