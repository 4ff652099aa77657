package com.togahub.it.fulfilment;

import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Fulfilments and their parts, drawn at random from what a chain offers. */
final class Goods {
    private static final List<String> HEADER = List.of(
            "dateItemFulfillment",
            "dateDeliveryEta",
            "dtSubmitted",
            "itemFulfillmentStage",
            "shipToAddress",
            "location",
            "fulfilledByUser",
            "notes");

    private final Random random;
    private final PlacedChain placed;
    private final UnaryOperator<String> names;

    /**
     * What can be shipped along a chain.
     *
     * @param names gives a new name with the prefix
     */
    Goods(Random random, PlacedChain placed, UnaryOperator<String> names) {
        this.random = random;
        this.placed = placed;
        this.names = names;
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A fulfilment of an order, with fields of the header alone or with everything. */
    Shipment shipment(String order, boolean whole) {
        Shipment shipment = new Shipment(order);
        HEADER.stream()
                .filter(field -> random.nextInt(3) == 0)
                .forEach(field -> shipment.header.put(field, value(field)));
        if (whole) {
            List<String> lines = new ArrayList<>(lines(order));
            Collections.shuffle(lines, random);
            for (String line : lines.subList(0, lines.isEmpty() ? 0 : 1 + random.nextInt(lines.size()))) {
                shipment.lines.put(names.apply("i"), line(Optional.of(line)));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                shipment.parcels.put(names.apply("p"), parcel());
            }
        }
        return shipment;
    }

    private List<String> lines(String order) {
        return placed.chain().order(order).lines().stream()
                .map(Chain.OrderLine::name)
                .toList();
    }

    /** A line of an order, now and then none. */
    Optional<String> orderLine(String order) {
        List<String> lines = lines(order);
        return lines.isEmpty() || random.nextInt(12) == 0 ? Optional.empty() : Optional.of(one(lines));
    }

    /** An item that ships of a line of the order. */
    Line line(Optional<String> orderLine) {
        Line line = new Line(orderLine, quantity(orderLine));
        List<String> units = new ArrayList<>(placed.units());
        Collections.shuffle(units, random);
        units.subList(0, Math.max(0, random.nextInt(6) - 3)).forEach(unit -> line.units.put(names.apply("u"), unit));
        return line;
    }

    /** All that is ordered, a part, more than that or nothing. */
    BigDecimal quantity(Optional<String> orderLine) {
        BigDecimal ordered = orderLine
                .flatMap(name -> placed.chain()
                        .lines()
                        .filter(line -> line.name().equals(name))
                        .findFirst())
                .map(Chain.OrderLine::ordered)
                .orElse(BigDecimal.ONE);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> ordered;
            case 3 -> ordered.add(BigDecimal.TEN);
            case 4 -> random.nextInt(4) == 0 ? BigDecimal.ZERO : BigDecimal.ONE;
            default ->
                ordered.multiply(BigDecimal.valueOf(random.nextInt(1_000)))
                        .divide(BigDecimal.valueOf(1_000), 6, RoundingMode.HALF_UP);
        };
    }

    /** A package with some of the fields. */
    Parcel parcel() {
        Map<String, String> fields = new TreeMap<>();
        for (String field : Bodies.PARCEL_FIELDS) {
            if (random.nextInt(3) == 0) {
                boolean number = Bodies.NUMBERS.contains(field);
                fields.put(field, number ? Shipment.plain(BigDecimal.valueOf(random.nextInt(9_999), 2)) : word(field));
            }
        }
        return new Parcel(random.nextInt(5) == 0 ? Optional.empty() : Optional.of(one(placed.trackings())), fields);
    }

    private String word(String field) {
        return field.endsWith("Unit") ? one(List.of("LB", "KG", "IN", "CM")) : field + random.nextInt(50);
    }

    /** New values for some fields of a header; empty clears. */
    Map<String, Optional<String>> header() {
        Map<String, Optional<String>> changes = new HashMap<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String field = one(HEADER);
            changes.put(field, random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value(field)));
        }
        return changes;
    }

    private String value(String field) {
        int day = 10 + random.nextInt(19);
        return switch (field) {
            case "dateItemFulfillment", "dateDeliveryEta" -> "2026-11-" + day;
            case "dtSubmitted" ->
                "2026-11-" + day + "T23:59:5" + random.nextInt(10) + "." + (100 + random.nextInt(900)) + "Z";
            case "notes" -> "note " + random.nextInt(1_000);
            default -> one(placed.ground().choices().get(field));
        };
    }
}
