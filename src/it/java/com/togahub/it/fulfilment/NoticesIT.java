package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.it.fulfilment.Notice.Box;
import com.togahub.it.fulfilment.Notice.Part;
import com.togahub.it.support.Api;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1: advance shipping notices make fulfilments of the orders that they name, which are carried up like all others. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class NoticesIT {
    private static final long SEED = Long.getLong("toga.mirror.seed", 20_260_301);
    private static final int STEPS = 14;
    private static final List<String> TIMES = List.of("dtShipment", "dtDelivery", "dtNotice");

    /** Two orders at the bottom, that come from one; one of them has its goods sent by somebody else. */
    private static Chain chain() {
        ChainBuilder chain = new ChainBuilder();
        String top = chain.sales();
        for (int branch = 0; branch < 2; branch++) {
            String lower = chain.sales();
            String purchase = chain.purchase(top, lower);
            String vendor = branch == 0 ? chain.purchase(lower) : "";
            for (int i = 0; i < 3; i++) {
                String line = chain.line(top, BigDecimal.TEN);
                String purchased = chain.line(purchase, BigDecimal.TEN);
                chain.spawned(line, purchased);
                String sold = chain.line(lower, BigDecimal.TEN);
                chain.became(purchased, sold);
                if (!vendor.isEmpty()) {
                    chain.spawned(sold, chain.line(vendor, BigDecimal.TEN));
                }
            }
        }
        return chain.built();
    }

    /** Draws what notices hold. */
    private static final class Draw {
        private final Random random;
        private final String mark;

        Draw(Random random) {
            this.random = random;
            this.mark = Api.newId();
        }

        <T> T one(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        Part part(Chain chain, List<String> boxes) {
            List<String> lines = new ArrayList<>();
            chain.sales().subList(1, 3).forEach(order -> order.lines().forEach(line -> lines.add(line.name())));
            chain.purchases().forEach(order -> order.lines().forEach(line -> lines.add(line.name())));
            List<String> serials = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                serials.add(mark + "-" + random.nextInt(6));
            }
            return new Part(
                    one(lines),
                    BigDecimal.valueOf(1 + random.nextInt(9_999), 3),
                    serials.stream().distinct().toList(),
                    boxes.isEmpty() || random.nextBoolean() ? Optional.empty() : Optional.of(one(boxes)));
        }

        Box box() {
            Map<String, String> fields = new TreeMap<>();
            for (String field : List.of("packageNumber", "sscc", "weightUnit", "dimensionUnit")) {
                if (random.nextBoolean()) {
                    fields.put(field, "F" + random.nextInt(99));
                }
            }
            for (String field : Bodies.NUMBERS) {
                if (random.nextBoolean()) {
                    fields.put(field, Shipment.plain(BigDecimal.valueOf(1 + random.nextInt(9_999), 2)));
                }
            }
            return new Box(one(List.of("UPS", "FedEx")), mark + "-" + random.nextInt(3), fields);
        }

        String time() {
            // near midnight, where days differ between zones
            return "2026-11-" + (10 + random.nextInt(19)) + one(List.of("T23:30:00.500Z", "T00:30:00.000Z"));
        }
    }

    private static void step(Draw draw, Scene scene, Notice notice, NoticeWrites writes) {
        Chain chain = scene.placed().chain();
        List<String> boxes = List.copyOf(notice.boxes.keySet());
        List<String> parts = List.copyOf(notice.parts.keySet());
        Way way = draw.one(List.of(Way.values()));
        String name = scene.writes().fresh("n");
        switch (draw.random.nextInt(9)) {
            case 0 -> writes.header(draw.one(TIMES), draw.time());
            case 1, 2, 3 -> writes.add(name, draw.part(chain, boxes), way);
            case 4, 5 -> writes.add(name, draw.box(), way);
            case 6 -> {
                if (!parts.isEmpty()) {
                    String part = draw.one(parts);
                    Part old = notice.parts.get(part);
                    Part drawn = draw.part(chain, boxes);
                    // the reference to the order stays: which of its two members it is does not change
                    writes.change(part, new Part(old.orderLine(), drawn.quantity(), drawn.serials(), old.box()));
                }
            }
            case 7 -> {
                if (!boxes.isEmpty()) {
                    writes.change(draw.one(boxes), draw.box());
                }
            }
            default -> {
                if (!parts.isEmpty()) {
                    writes.deletePart(draw.one(parts));
                }
            }
        }
    }

    private static void everyStepShows(Ground ground, Api caller, long seed) {
        Draw draw = new Draw(new Random(seed));
        try (Scene scene = Scene.of(ground, chain())) {
            for (int i = 0; i < 2; i++) {
                Notice notice = new Notice();
                notice.order = draw.random.nextBoolean() ? Optional.of("S2") : Optional.empty();
                TIMES.forEach(field -> notice.header.put(field, draw.time()));
                notice.header.put(
                        "shipToAddress", ground.choices().get("shipToAddress").get(0));
                notice.boxes.put(scene.writes().fresh("n"), draw.box());
                notice.parts.put(
                        scene.writes().fresh("n"), draw.part(scene.placed().chain(), List.of()));
                NoticeWrites writes = new NoticeWrites(caller, scene, notice);
                writes.create();
                scene.compare();
                for (int step = 0; step < STEPS; step++) {
                    step(draw, scene, notice, writes);
                    scene.compare();
                }
                if (i == 0) {
                    writes.delete();
                    assertEquals(List.of(), scene.now().text());
                }
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    @Test
    @DisplayName(
            "F1: whatever is written to notices, their fulfilments and what shows them follow, until they are deleted")
    void generated() {
        Ground acme = Ground.acme();
        for (int i = 0; i < 4; i++) {
            everyStepShows(acme, acme.api(), SEED + i);
        }
        everyStepShows(acme, Run.product().api("demo-warehouse"), SEED + 4);
        everyStepShows(Ground.compass(), Run.product().api("compass-warehouse"), SEED + 5);
    }

    @Test
    @DisplayName("F1: serial numbers and tracking numbers that are there are used, others are made once")
    void unitsAndTrackingNumbers() {
        try (Scene scene = Scene.of(Ground.acme(), chain())) {
            String mark = Api.newId();
            for (int i = 0; i < 2; i++) {
                Notice notice = new Notice();
                notice.boxes.put("b", new Box("UPS", mark, Map.of()));
                notice.parts.put("a", new Part("S1.1", BigDecimal.ONE, List.of(mark, mark + "+"), Optional.empty()));
                new NoticeWrites(scene.placed().ground().api(), scene, notice).create();
                scene.compare();
            }
            String schema = scene.placed().ground().schema();
            assertEquals(2, Rows.number(schema, "SELECT COUNT(*) FROM Units WHERE serialNumber LIKE ?", mark + "%"));
            assertEquals(1, Rows.number(schema, "SELECT COUNT(*) FROM TrackingNumbers WHERE number = ?", mark));
        }
    }

    @Test
    @DisplayName(
            "F1: a notice that names an order and no line makes a fulfilment of its header, and none without an order")
    void headerAlone() {
        try (Scene scene = Scene.of(Ground.acme(), chain())) {
            for (Optional<String> order : List.of(Optional.of("S1"), Optional.<String>empty())) {
                Notice notice = new Notice();
                notice.order = order;
                notice.header.put("dtShipment", "2026-11-20T23:30:00.000Z");
                NoticeWrites writes = new NoticeWrites(scene.placed().ground().api(), scene, notice);
                writes.create();
                scene.compare();
                writes.add("b", new Box("UPS", Api.newId(), Map.of("weight", "2")), Way.NESTED);
                scene.compare();
                writes.delete();
                assertEquals(List.of(), scene.now().text());
            }
        }
    }
}
