package com.togahub.it.fulfilment;

import com.togahub.it.fulfilment.Shipment.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What every level must hold, calculated over plain maps. A mirror is named like the fulfilment it mirrors, with {@code ^}
 * behind; its items are named like the lines of its order.
 */
final class Reference {
    /** Fields of the header that show on the orders above. */
    static final List<String> MIRRORED = List.of(
            "dateItemFulfillment",
            "dateDeliveryEta",
            "dtSubmitted",
            "itemFulfillmentStage",
            "shipToAddress",
            "location",
            "fulfilledByUser");

    private static final int SCALE = 6;

    private final Chain chain;
    private final Map<String, Set<String>> linesAbove = new HashMap<>();
    private final Map<String, BigDecimal> ordered = new HashMap<>();
    private final Map<String, BigDecimal> orderedBelow = new HashMap<>();
    private final Map<String, Shipment> shipments = new TreeMap<>();

    Reference(Chain chain) {
        this.chain = chain;
        chain.lines().forEach(line -> {
            Set<String> above = chain.linesAbove(line.name());
            linesAbove.put(line.name(), above);
            ordered.put(line.name(), line.ordered());
            above.forEach(upper -> orderedBelow.merge(upper, line.ordered(), BigDecimal::add));
        });
    }

    /** All fulfilments, to be changed as a writer changes them; then {@link #settle}. */
    Map<String, Shipment> shipments() {
        return shipments;
    }

    Shipment shipment(String name) {
        Shipment shipment = shipments.get(name);
        if (shipment == null) {
            throw new IllegalStateException("no " + name + " among " + shipments.keySet());
        }
        return shipment;
    }

    /** Brings the levels above a fulfilment up to date. */
    void settle(String changed) {
        Set<String> orders = new HashSet<>();
        Optional<String> next = Optional.of(changed);
        while (next.isPresent() && orders.add(shipment(next.get()).order)) {
            next = mirror(next.get(), orders);
        }
    }

    private Optional<String> mirror(String name, Set<String> met) {
        Shipment below = shipment(name);
        Optional<String> above = chain.above(below.order).filter(order -> !met.contains(order));
        Optional<String> misplaced = below.upstream.filter(
                mirror -> !Optional.of(shipment(mirror).order).equals(above));
        if (misplaced.isPresent()) {
            below.upstream = Optional.empty();
            release(misplaced.get());
        }
        below.lines.values().forEach(line -> line.upstream = Optional.empty());
        if (above.isEmpty()) {
            return Optional.empty();
        }
        String mirror = below.upstream.orElse(name + "^");
        below.upstream = Optional.of(mirror);
        Shipment shown = shipments.computeIfAbsent(mirror, each -> new Shipment(above.get()));
        MIRRORED.stream()
                .filter(below.header::containsKey)
                .forEach(field -> shown.header.put(field, below.header.get(field)));
        shown.parcels.clear();
        shown.parcels.putAll(below.parcels);
        lines(below, shown);
        return below.upstream;
    }

    private void lines(Shipment below, Shipment shown) {
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        // in the order of the order's lines, so that a line that is part of several is linked to the first
        for (Chain.OrderLine upper : chain.order(shown.order).lines()) {
            for (Line line : below.lines.values()) {
                if (line.orderLine.map(linesAbove::get).orElse(Set.of()).contains(upper.name())) {
                    groups.computeIfAbsent(upper.name(), each -> new ArrayList<>())
                            .add(line);
                    line.upstream = line.upstream.or(() -> Optional.of(upper.name()));
                }
            }
        }
        shown.lines.clear();
        groups.forEach((upper, lines) -> {
            Line item = new Line(Optional.of(upper), quantity(upper, lines));
            Shipment.units(lines).forEach(unit -> item.units.put(unit, unit));
            shown.lines.put(upper, item);
        });
    }

    private BigDecimal quantity(String upper, List<Line> lines) {
        BigDecimal raw = lines.stream().map(line -> line.quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal up = ordered.get(upper);
        // shipped or not, on whichever order
        BigDecimal down = orderedBelow.get(upper);
        if (down.signum() == 0 || up.compareTo(down) >= 0) {
            return raw;
        }
        return raw.multiply(up).divide(down, SCALE, RoundingMode.HALF_UP);
    }

    /** Takes a fulfilment away, and with it its mirror unless that shows another one too. */
    void delete(String name) {
        Shipment gone = shipment(name);
        shipments.remove(name);
        gone.upstream.ifPresent(this::release);
    }

    private void release(String mirror) {
        if (shipments.values().stream().noneMatch(other -> other.upstream.equals(Optional.of(mirror)))) {
            delete(mirror);
        }
    }

    /** The whole state as sorted lines of text. */
    List<String> text() {
        List<String> text = new ArrayList<>();
        shipments.forEach((name, shipment) -> text.addAll(shipment.text(name)));
        text.sort(null);
        return text;
    }
}
