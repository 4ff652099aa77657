package com.togahub.engine.fulfilment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fulfilment as it stands, with everything below it. Other records are named by their uuids.
 *
 * @param salesOrder what it ships; empty for a transfer order
 * @param upstream its mirror, one level up
 * @param header those of {@link #HEADER} that are set, as the API shows them; references as uuids
 */
record Fulfilment(
        String uuid,
        Optional<String> salesOrder,
        Optional<String> upstream,
        Map<String, JsonNode> header,
        List<Item> items,
        List<Parcel> parcels) {
    /** The fields that go up the chain. */
    static final List<String> HEADER = List.of(
            "dateItemFulfillment",
            "dateDeliveryEta",
            "dtSubmitted",
            "itemFulfillmentStage",
            "shipToAddress",
            "location",
            "fulfilledByUser");

    /** The fields of a package that go up the chain, beside its tracking number. */
    static final List<String> PARCEL = List.of(
            "packageNumber",
            "sscc",
            "description",
            "weight",
            "weightUnit",
            "length",
            "width",
            "height",
            "dimensionUnit");

    Fulfilment {
        requireNonNull(uuid, "uuid");
        requireNonNull(salesOrder, "salesOrder");
        requireNonNull(upstream, "upstream");
        header = Map.copyOf(header);
        items = List.copyOf(items);
        parcels = List.copyOf(parcels);
    }

    /**
     * One of its lines.
     *
     * @param salesOrderItem the order's line that it ships
     * @param upstream the line of the mirror that shows it
     * @param units the pieces with serial numbers: uuid of each to that of the row that lists it here
     */
    record Item(
            String uuid,
            Optional<String> salesOrderItem,
            BigDecimal quantity,
            Optional<String> upstream,
            Map<String, String> units) {
        Item {
            requireNonNull(uuid, "uuid");
            requireNonNull(salesOrderItem, "salesOrderItem");
            requireNonNull(quantity, "quantity");
            requireNonNull(upstream, "upstream");
            // in the order in which they were listed, which is kept up the chain
            units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
        }
    }

    /**
     * One of its packages.
     *
     * @param fields those of {@link #PARCEL} that are set
     */
    record Parcel(String uuid, Optional<String> trackingNumber, Map<String, JsonNode> fields) {
        Parcel {
            requireNonNull(uuid, "uuid");
            requireNonNull(trackingNumber, "trackingNumber");
            fields = Map.copyOf(fields);
        }
    }
}
