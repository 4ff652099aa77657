package com.togahub.it.fulfilment;

import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An advance shipping notice as plain data, and the fulfilments that it stands for. */
final class Notice {
    private static final int DATE = "2026-11-20".length();

    /** The order that the whole names. */
    Optional<String> order = Optional.empty();

    /** Fields of the header. */
    final Map<String, String> header = new TreeMap<>();

    /** Lines by a name of their own. */
    final Map<String, Part> parts = new LinkedHashMap<>();

    /** Packages by a name of their own. */
    final Map<String, Box> boxes = new LinkedHashMap<>();

    /**
     * A line of the notice.
     *
     * @param orderLine of a sales or a purchase order
     * @param serials serial numbers
     * @param box name of the package it is in
     */
    record Part(String orderLine, BigDecimal quantity, List<String> serials, Optional<String> box) {
        Part {
            serials = List.copyOf(serials);
        }
    }

    /** A package of the notice. */
    record Box(String carrier, String number, Map<String, String> fields) {
        Box {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * What is to be there by sales order. Headers hold only what the notice says.
     *
     * @param sku of the items that all lines are of
     */
    Map<String, Shipment> shipments(Chain chain, String sku) {
        Map<String, Shipment> all = new LinkedHashMap<>();
        if (parts.isEmpty()) {
            order.ifPresent(name -> all.put(name, new Shipment(name)));
        }
        for (Part part : parts.values()) {
            String line = salesLine(chain, part.orderLine());
            Shipment shipment = all.computeIfAbsent(line.substring(0, line.indexOf('.')), Shipment::new);
            Line item = shipment.lines.computeIfAbsent(line, name -> new Line(Optional.of(name), BigDecimal.ZERO));
            item.quantity = item.quantity.add(part.quantity());
            part.serials().forEach(serial -> item.units.put(serial, serial + " of " + sku));
        }
        all.forEach((name, shipment) -> {
            boxes.forEach((box, content) -> {
                if (goesWith(chain, box, name)) {
                    shipment.parcels.put(
                            box, new Parcel(Optional.of(content.carrier() + " " + content.number()), content.fields()));
                }
            });
            header(shipment.header);
        });
        return all;
    }

    /** A purchase order's line stands for the sales order's line that it became, else for the one that spawned it. */
    private static String salesLine(Chain chain, String line) {
        if (line.startsWith("S")) {
            return line;
        }
        return chain.linesBecame().stream()
                .filter(bridge -> bridge.from().equals(line))
                .map(Chain.Bridge::to)
                .findFirst()
                .or(() -> chain.linesSpawned().stream()
                        .filter(bridge -> bridge.to().equals(line))
                        .map(Chain.Bridge::from)
                        .findFirst())
                .orElseThrow();
    }

    /** A package goes with the lines that are in it, and with all orders when none is. */
    private boolean goesWith(Chain chain, String box, String salesOrder) {
        List<String> inside = parts.values().stream()
                .filter(part -> part.box().equals(Optional.of(box)))
                .map(part -> salesLine(chain, part.orderLine()))
                .toList();
        return inside.isEmpty() || inside.stream().anyMatch(line -> line.startsWith(salesOrder + "."));
    }

    private void header(Map<String, String> fields) {
        Map.of("dtShipment", "dateItemFulfillment", "dtDelivery", "dateDeliveryEta")
                .forEach((from, to) -> Optional.ofNullable(header.get(from))
                        .ifPresent(time -> fields.put(to, time.substring(0, DATE))));
        Optional.ofNullable(header.get("dtNotice")).ifPresent(time -> fields.put("dtSubmitted", time));
        Optional.ofNullable(header.get("shipToAddress")).ifPresent(address -> fields.put("shipToAddress", address));
    }
}
