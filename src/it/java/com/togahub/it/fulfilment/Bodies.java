package com.togahub.it.fulfilment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
import com.togahub.it.support.Api;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fulfilments and their parts as bodies of requests. */
final class Bodies {
    /** Fields of packages beside the tracking number. */
    static final List<String> PARCEL_FIELDS = List.of(
            "packageNumber",
            "sscc",
            "description",
            "weight",
            "weightUnit",
            "length",
            "width",
            "height",
            "dimensionUnit");

    /** Those of them that are numbers. */
    static final List<String> NUMBERS = List.of("weight", "length", "width", "height");

    private static final List<String> REFERENCES =
            List.of("itemFulfillmentStage", "shipToAddress", "location", "fulfilledByUser");

    private final PlacedChain placed;

    Bodies(PlacedChain placed) {
        this.placed = placed;
    }

    /** A whole fulfilment. */
    ObjectNode body(Shipment shipment) {
        ObjectNode body = Ground.naming(Map.of("salesOrder", placed.uuid(shipment.order)));
        shipment.header.forEach((field, value) -> put(body, field, Optional.of(value)));
        shipment.lines.values().forEach(line -> body.withArray("itemFulfillmentItems")
                .add(body(line)));
        shipment.parcels.values().forEach(parcel -> body.withArray("itemFulfillmentPackages")
                .add(body(parcel)));
        return body;
    }

    /** An item with its units. */
    ObjectNode body(Line line) {
        ObjectNode body = Api.JSON.createObjectNode().put("quantity", line.quantity);
        line.orderLine.ifPresent(name -> body.putObject("salesOrderItem").put("uuid", placed.uuid(name)));
        line.units.values().forEach(unit -> body.withArray("itemFulfillmentItemUnits")
                .add(Ground.naming(Map.of("unit", placed.uuid(unit)))));
        return body;
    }

    /** A package as it is created. */
    ObjectNode body(Parcel parcel) {
        ObjectNode body = Api.JSON.createObjectNode();
        parcel.tracking().ifPresent(name -> body.putObject("trackingNumber").put("uuid", placed.uuid(name)));
        parcel.fields().forEach((field, value) -> put(body, field, Optional.of(value)));
        return body;
    }

    /** A package as it is changed: what it does not have is cleared. */
    ObjectNode change(Parcel parcel) {
        ObjectNode body = Api.JSON.createObjectNode();
        put(body, "trackingNumber", parcel.tracking().map(placed::uuid));
        PARCEL_FIELDS.forEach(
                field -> put(body, field, Optional.ofNullable(parcel.fields().get(field))));
        return body;
    }

    /** An item as it is changed. */
    ObjectNode change(Optional<String> orderLine, BigDecimal quantity) {
        ObjectNode body = Api.JSON.createObjectNode().put("quantity", quantity);
        put(body, "salesOrderItem", orderLine.map(placed::uuid));
        return body;
    }

    /** Sets a member to what its field takes, or to null. */
    static void put(ObjectNode body, String field, Optional<String> value) {
        if (value.isEmpty()) {
            body.putNull(field);
        } else if (REFERENCES.contains(field) || field.equals("trackingNumber") || field.equals("salesOrderItem")) {
            body.putObject(field).put("uuid", value.get());
        } else if (NUMBERS.contains(field)) {
            body.put(field, new BigDecimal(value.get()));
        } else {
            body.put(field, value.get());
        }
    }
}
