package com.togahub.it.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
import com.togahub.it.support.Api;
import java.util.Map;

/** Writes to units and packages of fulfilments. */
final class PartWrites {
    private static final String UNITS = "/item-fulfillment-item-units";
    private static final String PACKAGES = "/item-fulfillment-packages";

    private final Writes writes;

    PartWrites(Writes writes) {
        this.writes = writes;
    }

    /** Adds a unit to an item. */
    void addUnit(String name, String item, String unit, Way way) {
        String row = writes.fresh("u");
        ObjectNode body = Ground.naming(Map.of("unit", writes.placed().uuid(unit)));
        String what = "POST unit " + unit + " of " + item + " of " + name + " " + way;
        if (way == Way.WITHIN) {
            ObjectNode parent = Api.JSON.createObjectNode();
            parent.putArray("itemFulfillmentItemUnits").add(body);
            JsonNode rows = writes.did(
                            writes.api()
                                    .put(
                                            Writes.ITEMS + "/" + writes.uuid(item)
                                                    + "?fields=itemFulfillmentItemUnits.uuid",
                                            parent),
                            200,
                            what)
                    .data("itemFulfillmentItems")
                    .path("itemFulfillmentItemUnits");
            writes.know(row, rows.get(rows.size() - 1).path("uuid").asText());
        } else {
            if (way == Way.FLAT) {
                body.putObject("itemFulfillmentItem").put("uuid", writes.uuid(item));
            }
            String route = way == Way.FLAT
                    ? UNITS
                    : Writes.FULFILMENTS + "/" + writes.uuid(name) + Writes.ITEMS + "/" + writes.uuid(item) + UNITS;
            writes.know(
                    row,
                    writes.did(writes.api().post(route, body), 201, what)
                            .data("itemFulfillmentItemUnits")
                            .path("uuid")
                            .asText());
        }
        writes.reference().shipment(name).lines.get(item).units.put(row, unit);
        writes.reference().settle(name);
    }

    /** Has a row of an item name another unit. */
    void changeUnit(String name, String item, String row, String unit) {
        ObjectNode body = Ground.naming(Map.of("unit", writes.placed().uuid(unit)));
        writes.did(
                writes.api().put(UNITS + "/" + writes.uuid(row), body),
                200,
                "PUT " + row + " of " + item + " of " + name + " to " + unit);
        writes.reference().shipment(name).lines.get(item).units.put(row, unit);
        writes.reference().settle(name);
    }

    /** Moves a unit to an item of another fulfilment. */
    void moveUnit(String from, String item, String row, String to, String other) {
        ObjectNode body = Ground.naming(Map.of("itemFulfillmentItem", writes.uuid(other)));
        writes.did(
                writes.api().put(UNITS + "/" + writes.uuid(row), body),
                200,
                "PUT " + row + " of " + from + " to " + other + " of " + to);
        Line line = writes.reference().shipment(from).lines.get(item);
        writes.reference().shipment(to).lines.get(other).units.put(row, line.units.remove(row));
        writes.reference().settle(from);
        writes.reference().settle(to);
    }

    /** Takes a unit from an item. */
    void deleteUnit(String name, String item, String row, Way way) {
        String route = way == Way.FLAT ? "" : Writes.ITEMS + "/" + writes.uuid(item);
        writes.did(
                writes.api().delete(route + UNITS + "/" + writes.uuid(row)),
                200,
                "DELETE " + row + " of " + item + " of " + name);
        writes.reference().shipment(name).lines.get(item).units.remove(row);
        writes.reference().settle(name);
    }

    /** Adds a package. */
    String add(String name, Parcel parcel, Way way) {
        String row = writes.fresh("p");
        ObjectNode body = writes.bodies().body(parcel);
        String what = "POST package of " + name + " " + way + " " + body;
        if (way == Way.WITHIN) {
            ObjectNode parent = Api.JSON.createObjectNode();
            parent.putArray("itemFulfillmentPackages").add(body);
            JsonNode rows = writes.did(
                            writes.api().put(Writes.FULFILMENTS + "/" + writes.uuid(name) + Writes.FIELDS, parent),
                            200,
                            what)
                    .data("itemFulfillments")
                    .path("itemFulfillmentPackages");
            writes.know(row, rows.get(rows.size() - 1).path("uuid").asText());
        } else {
            if (way == Way.FLAT) {
                body.putObject("itemFulfillment").put("uuid", writes.uuid(name));
            }
            String route = way == Way.FLAT ? PACKAGES : Writes.FULFILMENTS + "/" + writes.uuid(name) + PACKAGES;
            writes.know(
                    row,
                    writes.did(writes.api().post(route, body), 201, what)
                            .data("itemFulfillmentPackages")
                            .path("uuid")
                            .asText());
        }
        writes.reference().shipment(name).parcels.put(row, parcel);
        writes.reference().settle(name);
        return row;
    }

    /** Changes all fields of a package. */
    void change(String name, String row, Parcel parcel, Way way) {
        writes.putChild(
                name, "itemFulfillmentPackages", PACKAGES, row, writes.bodies().change(parcel), way);
        writes.reference().shipment(name).parcels.put(row, parcel);
        writes.reference().settle(name);
    }

    /** Moves a package to another fulfilment. */
    void movePackage(String from, String row, String to) {
        ObjectNode body = Ground.naming(Map.of("itemFulfillment", writes.uuid(to)));
        writes.did(
                writes.api().put(PACKAGES + "/" + writes.uuid(row), body),
                200,
                "PUT " + row + " of " + from + " to " + to);
        writes.reference()
                .shipment(to)
                .parcels
                .put(row, writes.reference().shipment(from).parcels.remove(row));
        writes.reference().settle(from);
        writes.reference().settle(to);
    }

    /** Deletes a package. */
    void deletePackage(String name, String row, Way way) {
        writes.did(
                writes.api().delete(writes.to(name, PACKAGES, row, way)),
                200,
                "DELETE " + row + " of " + name + " " + way);
        writes.reference().shipment(name).parcels.remove(row);
        writes.reference().settle(name);
    }
}
