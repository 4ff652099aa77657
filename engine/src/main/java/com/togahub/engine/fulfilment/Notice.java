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
 * An advance shipping notice as it stands, its lines led to those of sales orders.
 *
 * @param salesOrder the order that the whole names, if it names one
 * @param header fields of a fulfilment that it says
 * @param shipped its lines
 * @param parcels its packages, by their names
 */
record Notice(
        String uuid,
        Optional<String> salesOrder,
        Map<String, JsonNode> header,
        List<Shipped> shipped,
        Map<String, Parcel> parcels) {
    Notice {
        requireNonNull(uuid, "uuid");
        requireNonNull(salesOrder, "salesOrder");
        header = Map.copyOf(header);
        shipped = List.copyOf(shipped);
        parcels = new LinkedHashMap<>(parcels);
    }

    /** A piece with a serial number, of a catalogue's item if that is known. */
    record Serial(Optional<String> item, String number) {
        Serial {
            requireNonNull(item, "item");
            requireNonNull(number, "number");
        }
    }

    /** A carrier's number. */
    record Tracking(Optional<String> carrier, String number) {
        Tracking {
            requireNonNull(carrier, "carrier");
            requireNonNull(number, "number");
        }
    }

    /**
     * A line shipped.
     *
     * @param line of the sales order
     * @param parcel the package it is in, if that is said
     */
    record Shipped(Line line, BigDecimal quantity, List<Serial> serials, Optional<String> parcel) {
        Shipped {
            requireNonNull(line, "line");
            requireNonNull(quantity, "quantity");
            serials = List.copyOf(serials);
            requireNonNull(parcel, "parcel");
        }
    }

    /** A line of a sales order. */
    record Line(String uuid, String salesOrder, Optional<String> item) {
        Line {
            requireNonNull(uuid, "uuid");
            requireNonNull(salesOrder, "salesOrder");
            requireNonNull(item, "item");
        }
    }

    /** A package. */
    record Parcel(Optional<Tracking> tracking, Map<String, JsonNode> fields) {
        Parcel {
            requireNonNull(tracking, "tracking");
            fields = Map.copyOf(fields);
        }
    }

    /** All serial numbers that it names. */
    Set<Serial> serials() {
        Set<Serial> all = new LinkedHashSet<>();
        shipped.forEach(each -> all.addAll(each.serials()));
        return all;
    }

    /** All carriers' numbers that it names. */
    Set<Tracking> trackings() {
        Set<Tracking> all = new LinkedHashSet<>();
        parcels.values().forEach(each -> each.tracking().ifPresent(all::add));
        return all;
    }

    /**
     * The fulfilments that it stands for, one for each sales order: those of its lines, or without lines that of the whole.
     * A package goes with the lines in it; one that no line is in goes with all.
     *
     * @param units uuids by serial numbers
     * @param numbers uuids by carriers' numbers
     */
    List<Wanted> fulfilments(Map<Serial, String> units, Map<Tracking, String> numbers) {
        Map<String, List<Shipped>> orders = new LinkedHashMap<>();
        shipped.forEach(each -> orders.computeIfAbsent(each.line().salesOrder(), none -> new ArrayList<>())
                .add(each));
        if (orders.isEmpty()) {
            salesOrder.ifPresent(order -> orders.put(order, List.of()));
        }
        Set<String> filled = new LinkedHashSet<>();
        shipped.forEach(each -> each.parcel().ifPresent(filled::add));
        List<Wanted> all = new ArrayList<>();
        orders.forEach((order, lines) -> {
            Set<String> inside = new LinkedHashSet<>();
            lines.forEach(each -> each.parcel().ifPresent(inside::add));
            List<Wanted.Parcel> boxes = new ArrayList<>();
            parcels.forEach((name, parcel) -> {
                if (inside.contains(name) || !filled.contains(name)) {
                    boxes.add(new Wanted.Parcel(parcel.tracking().map(numbers::get), parcel.fields()));
                }
            });
            all.add(new Wanted(order, header, items(lines, units), boxes));
        });
        return all;
    }

    private static Map<String, Wanted.Item> items(List<Shipped> lines, Map<Serial, String> units) {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        Map<String, Set<String>> pieces = new LinkedHashMap<>();
        for (Shipped each : lines) {
            String line = each.line().uuid();
            quantities.merge(line, each.quantity(), BigDecimal::add);
            Set<String> known = pieces.computeIfAbsent(line, none -> new LinkedHashSet<>());
            each.serials().forEach(serial -> known.add(units.get(serial)));
        }
        Map<String, Wanted.Item> items = new LinkedHashMap<>();
        quantities.forEach((line, sum) -> items.put(line, new Wanted.Item(sum, pieces.get(line))));
        return items;
    }
}
