package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.value.Dates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fulfilment as its customer is told of it.
 *
 * @param number ours, by which the customer knows the shipment
 * @param shipped the day
 * @param arrival the day it is expected, if we know
 * @param lines those that the customer knows, by their numbers
 * @param parcels what the goods are in
 */
record Shipment(String number, LocalDate shipped, Optional<LocalDate> arrival, List<Line> lines, List<Parcel> parcels) {
    static final String ROUTE = "/item-fulfillments";

    private static final String ITEM = "itemFulfillmentItems.";
    private static final String UNIT = ITEM + "itemFulfillmentItemUnits.unit.";
    private static final String PARCEL = "itemFulfillmentPackages.";

    static final String FIELDS = String.join(
            ",",
            "uuid,number,salesOrder,dateItemFulfillment,dateDeliveryEta,dtCreated",
            ITEM + "quantity",
            ITEM + "salesOrderItem.lineNumber",
            ITEM + "salesOrderItem.unitOfMeasure",
            UNIT + "serialNumber",
            UNIT + "assetTag",
            PARCEL + "*",
            PARCEL + "trackingNumber.carrier",
            PARCEL + "trackingNumber.number",
            PARCEL + "trackingNumber.url");

    private static final Map<String, String> DIMENSIONS = new LinkedHashMap<>();

    static {
        DIMENSIONS.put("length", "dimensionUnit");
        DIMENSIONS.put("width", "dimensionUnit");
        DIMENSIONS.put("height", "dimensionUnit");
        DIMENSIONS.put("weight", "weightUnit");
    }

    Shipment {
        requireNonNull(number, "number");
        requireNonNull(shipped, "shipped");
        requireNonNull(arrival, "arrival");
        lines = List.copyOf(lines);
        parcels = List.copyOf(parcels);
    }

    /**
     * A line.
     *
     * @param number of the line in the customer's order
     * @param quantity shipped
     * @param unitOfMeasure UN/CEFACT code
     * @param units with serial numbers
     */
    record Line(int number, BigDecimal quantity, String unitOfMeasure, List<Unit> units) {
        Line {
            requireNonNull(quantity, "quantity");
            requireNonNull(unitOfMeasure, "unitOfMeasure");
            units = List.copyOf(units);
        }
    }

    /** A thing with a serial number. */
    record Unit(String serialNumber, Optional<String> tag) {
        Unit {
            requireNonNull(serialNumber, "serialNumber");
            requireNonNull(tag, "tag");
        }
    }

    /**
     * A package.
     *
     * @param sscc its serial shipping container code
     * @param description of it or what is in it
     * @param tracking number that its carrier knows it by
     * @param dimensions what has been measured
     */
    record Parcel(
            Optional<String> sscc,
            Optional<String> description,
            Optional<Tracking> tracking,
            List<Dimension> dimensions) {
        Parcel {
            requireNonNull(sscc, "sscc");
            requireNonNull(description, "description");
            requireNonNull(tracking, "tracking");
            dimensions = List.copyOf(dimensions);
        }
    }

    /** A carrier's number for what it carries. */
    record Tracking(Optional<String> carrier, String number, Optional<String> url) {
        Tracking {
            requireNonNull(carrier, "carrier");
            requireNonNull(number, "number");
            requireNonNull(url, "url");
        }
    }

    /** A measure of a package, such as {@code weight}. */
    record Dimension(String type, BigDecimal quantity, String unit) {
        Dimension {
            requireNonNull(type, "type");
            requireNonNull(quantity, "quantity");
            requireNonNull(unit, "unit");
        }
    }

    /** Reads a row with {@link #FIELDS}. */
    static Shipment of(JsonNode row) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode item : row.path("itemFulfillmentItems")) {
            if (item.path("salesOrderItem").path("lineNumber").isInt()) {
                lines.add(line(item));
            }
        }
        lines.sort((one, other) -> Integer.compare(one.number(), other.number()));
        List<Parcel> parcels = new ArrayList<>();
        row.path("itemFulfillmentPackages").forEach(parcel -> parcels.add(parcel(parcel)));
        return new Shipment(
                row.path("number").asText(),
                day(row, "dateItemFulfillment")
                        .or(() -> day(row, "dtCreated"))
                        .orElseThrow(() -> new IllegalStateException("a fulfilment without a time of creation")),
                day(row, "dateDeliveryEta"),
                lines,
                parcels);
    }

    private static Optional<LocalDate> day(JsonNode row, String name) {
        return CustomersOrder.text(row.path(name))
                .map(text -> text.substring(0, 10))
                .flatMap(Dates::day);
    }

    private static Line line(JsonNode item) {
        List<Unit> units = new ArrayList<>();
        for (JsonNode row : item.path("itemFulfillmentItemUnits")) {
            JsonNode unit = row.path("unit");
            units.add(new Unit(unit.path("serialNumber").asText(), CustomersOrder.text(unit.path("assetTag"))));
        }
        JsonNode ordered = item.path("salesOrderItem");
        return new Line(
                ordered.path("lineNumber").asInt(),
                item.path("quantity").decimalValue(),
                CustomersOrder.unit(ordered),
                units);
    }

    private static Parcel parcel(JsonNode parcel) {
        JsonNode tracking = parcel.path("trackingNumber");
        List<Dimension> dimensions = new ArrayList<>();
        DIMENSIONS.forEach((name, unit) -> {
            Optional<String> code = CustomersOrder.text(parcel.path(unit));
            if (parcel.path(name).isNumber() && code.isPresent()) {
                dimensions.add(new Dimension(name, parcel.path(name).decimalValue(), code.get()));
            }
        });
        return new Parcel(
                CustomersOrder.text(parcel.path("sscc")),
                CustomersOrder.text(parcel.path("description")),
                CustomersOrder.text(tracking.path("number"))
                        .map(number -> new Tracking(
                                CustomersOrder.text(tracking.path("carrier")),
                                number,
                                CustomersOrder.text(tracking.path("url")))),
                dimensions);
    }
}
