package com.togahub.it.fulfilment;

import com.togahub.it.fulfilment.Shipment.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Writes drawn at random to the fulfilments of one chain, each told to the reference, with comparisons in between. */
final class Sequence {
    private static final int CROWD = 4;

    private final Random random;
    private final Scene scene;
    private final PlacedChain placed;
    private final Reference reference;
    private final Writes writes;
    private final Goods goods;
    private final List<String> live = new ArrayList<>();

    /** Nothing written yet. */
    Sequence(Random random, Scene scene) {
        this.random = random;
        this.scene = scene;
        this.placed = scene.placed();
        this.reference = scene.reference();
        this.writes = scene.writes();
        this.goods = new Goods(random, placed, writes::fresh);
    }

    /**
     * Some writes: a fulfilment or two, changes to whatever there is, now and then the end of all.
     *
     * @throws AssertionError with the diary when the state is not the reference's
     */
    void run() {
        boolean everyStep = random.nextInt(5) == 0;
        begin();
        for (int step = 0; step <= random.nextInt(5); step++) {
            step();
            if (everyStep) {
                scene.compare();
            }
        }
        scene.compare();
        while (live.size() > (random.nextBoolean() ? CROWD : 0)) {
            end(goods.one(live));
        }
        scene.compare();
    }

    private void begin() {
        List<Chain.Order> orders = placed.chain().sales();
        // at the bottom most often, by hand further up now and then
        Chain.Order order = random.nextInt(5) == 0 ? goods.one(orders) : orders.get(orders.size() - 1);
        List<Shipment> shipments = new ArrayList<>();
        shipments.add(goods.shipment(order.name(), random.nextInt(4) > 0));
        if (random.nextInt(6) == 0) {
            shipments.add(goods.shipment(goods.one(orders).name(), random.nextBoolean()));
        }
        live.addAll(writes.create(shipments));
    }

    private void end(String name) {
        writes.delete(name);
        live.remove(name);
    }

    private void step() {
        if (live.isEmpty()) {
            begin();
        }
        String name = goods.one(live);
        Shipment shipment = reference.shipment(name);
        Way way = goods.one(List.of(Way.values()));
        Way direct = goods.one(List.of(Way.FLAT, Way.NESTED));
        Optional<String> item = any(shipment.lines);
        Optional<String> parcel = any(shipment.parcels);
        switch (random.nextInt(21)) {
            case 0, 1 -> writes.header(name, goods.header());
            case 2, 3 -> writes.add(name, line(name), way);
            case 4, 5 -> item.ifPresent(each -> change(name, each, way));
            case 6 -> item.ifPresent(each -> writes.deleteItem(name, each, direct));
            case 7 -> item.ifPresent(each -> addUnit(name, each, way));
            case 8 -> item.ifPresent(each -> unit(name, each, direct));
            case 9, 10 -> writes.parts().add(name, goods.parcel(), way);
            case 11 -> parcel.ifPresent(each -> writes.parts().change(name, each, goods.parcel(), way));
            case 12 -> parcel.ifPresent(each -> writes.parts().deletePackage(name, each, direct));
            case 13, 14 -> another(name).ifPresent(other -> move(name, other));
            case 15 -> mirror(name);
            case 17 -> several(name);
            case 18, 19 -> rewrite(name);
            case 16 -> writes.reassign(name, goods.one(placed.chain().sales()).name());
            default -> end(name);
        }
    }

    private Line line(String name) {
        return goods.line(goods.orderLine(reference.shipment(name).order));
    }

    private void several(String name) {
        List<String> names = List.of(name, another(name).orElse(name), name);
        writes.batches().add(names, names.stream().map(this::line).toList());
    }

    private void rewrite(String name) {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        reference.shipment(name).lines.forEach((item, line) -> {
            if (random.nextBoolean()) {
                quantities.put(item, goods.quantity(line.orderLine));
            }
        });
        writes.batches()
                .rewrite(
                        name,
                        goods.header(),
                        quantities,
                        random.nextBoolean() ? List.of(line(name), line(name)) : List.of(),
                        random.nextBoolean() ? List.of(goods.parcel(), goods.parcel()) : List.of());
    }

    private Optional<String> any(Map<String, ?> parts) {
        return parts.isEmpty() ? Optional.empty() : Optional.of(goods.one(List.copyOf(parts.keySet())));
    }

    private void change(String name, String item, Way way) {
        Shipment shipment = reference.shipment(name);
        Line line = shipment.lines.get(item);
        Optional<String> orderLine = random.nextInt(4) == 0 ? goods.orderLine(shipment.order) : line.orderLine;
        writes.change(name, item, orderLine, goods.quantity(orderLine), way);
    }

    private void addUnit(String name, String item, Way way) {
        String unit = goods.one(placed.units());
        if (!reference.shipment(name).lines.get(item).units.containsValue(unit)) {
            writes.parts().addUnit(name, item, unit, way);
        }
    }

    private void unit(String name, String item, Way way) {
        Map<String, String> units = reference.shipment(name).lines.get(item).units;
        String other = goods.one(placed.units());
        any(units).ifPresent(row -> {
            if (random.nextBoolean() || units.containsValue(other)) {
                writes.parts().deleteUnit(name, item, row, way);
            } else {
                writes.parts().changeUnit(name, item, row, other);
            }
        });
    }

    /** Another fulfilment, of any order. */
    private Optional<String> another(String name) {
        List<String> others = live.stream().filter(other -> !other.equals(name)).toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(goods.one(others));
    }

    private void move(String name, String other) {
        Shipment shipment = reference.shipment(name);
        Optional<String> item = any(shipment.lines);
        switch (random.nextInt(3)) {
            case 0 -> item.ifPresent(each -> writes.move(name, each, other));
            case 1 -> any(shipment.parcels).ifPresent(each -> writes.parts().movePackage(name, each, other));
            default ->
                item.ifPresent(
                        from -> any(reference.shipment(other).lines).ifPresent(to -> moveUnit(name, from, other, to)));
        }
    }

    private void moveUnit(String name, String item, String other, String to) {
        Map<String, String> there = reference.shipment(other).lines.get(to).units;
        Map<String, String> units = reference.shipment(name).lines.get(item).units;
        any(units).filter(row -> !there.containsValue(units.get(row))).ifPresent(row -> writes.parts()
                .moveUnit(name, item, row, other, to));
    }

    /** A write by hand to what only shows the fulfilment further down. */
    private void mirror(String name) {
        List<String> mirrors = new ArrayList<>();
        for (Optional<String> up = reference.shipment(name).upstream;
                up.isPresent();
                up = reference.shipment(up.get()).upstream) {
            mirrors.add(up.get());
        }
        if (mirrors.isEmpty()) {
            return;
        }
        String mirror = goods.one(mirrors);
        Snapshot now = scene.now();
        writes.know(mirror, now.fulfilment(mirror));
        Shipment shown = reference.shipment(mirror);
        Optional<String> item = any(shown.lines);
        switch (item.isEmpty() ? random.nextInt(3) : random.nextInt(4)) {
            case 0 -> writes.header(mirror, goods.header());
            case 1 -> writes.parts().add(mirror, goods.parcel(), Way.FLAT);
            case 2 -> writes.add(mirror, goods.line(goods.orderLine(shown.order)), Way.NESTED);
            default -> {
                writes.know(item.get(), now.item(mirror, item.get()));
                writes.change(mirror, item.get(), item, goods.quantity(item), Way.FLAT);
            }
        }
    }
}
