package com.togahub.engine.fulfilment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a fulfilment shall hold.
 *
 * @param salesOrder what it ships
 * @param header fields to set; those that are missing stay as they are
 * @param items by the order's lines
 * @param parcels its packages
 */
record Wanted(String salesOrder, Map<String, JsonNode> header, Map<String, Item> items, List<Parcel> parcels) {
    Wanted {
        requireNonNull(salesOrder, "salesOrder");
        header = Map.copyOf(header);
        items = new LinkedHashMap<>(items);
        parcels = List.copyOf(parcels);
    }

    /** A line: how much, and which pieces. */
    record Item(BigDecimal quantity, Set<String> units) {
        Item {
            requireNonNull(quantity, "quantity");
            units = new LinkedHashSet<>(units);
        }
    }

    /** A package; {@code fields} hold all of {@link Fulfilment#PARCEL} that it has. */
    record Parcel(Optional<String> trackingNumber, Map<String, JsonNode> fields) {
        Parcel {
            requireNonNull(trackingNumber, "trackingNumber");
            fields = Map.copyOf(fields);
        }
    }

    /**
     * The mirror of a fulfilment.
     *
     * @param below the fulfilment, whose header counts, and after it others that the same mirror shows
     * @param salesOrder the order upstream
     */
    static Wanted mirrorOf(List<Fulfilment> below, String salesOrder, Lines lines) {
        Map<String, BigDecimal> fulfilled = new LinkedHashMap<>();
        Map<String, Set<String>> units = new LinkedHashMap<>();
        List<Parcel> parcels = new ArrayList<>();
        for (Fulfilment each : below) {
            for (Fulfilment.Item item : each.items()) {
                for (String line : item.salesOrderItem().map(lines::upstream).orElse(List.of())) {
                    fulfilled.merge(line, item.quantity(), BigDecimal::add);
                    units.computeIfAbsent(line, none -> new LinkedHashSet<>())
                            .addAll(item.units().keySet());
                }
            }
            each.parcels().forEach(parcel -> parcels.add(new Parcel(parcel.trackingNumber(), parcel.fields())));
        }
        Map<String, Item> items = new LinkedHashMap<>();
        fulfilled.forEach((line, sum) -> items.put(line, new Item(lines.scaled(line, sum), units.get(line))));
        return new Wanted(salesOrder, below.get(0).header(), items, parcels);
    }
}
