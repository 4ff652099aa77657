package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.support.Api;
import com.togahub.it.support.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1: writers at the same time who are in each other's way. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConflictsIT {
    @RepeatedTest(3)
    @DisplayName("F1: items that are moved to and fro between two fulfilments end in one of them, and show there alone")
    void movesBothWays() throws Exception {
        try (Scene scene = Crowd.scene()) {
            List<Shipment> shipments = List.of(new Shipment("S3"), new Shipment("S3"));
            for (int i = 0; i < Crowd.WRITERS; i++) {
                shipments
                        .get(i % 2)
                        .lines
                        .put("i" + i, new Line(Optional.of("S3." + (i + 1)), BigDecimal.valueOf(i + 1)));
            }
            List<String> names = scene.writes().create(shipments);
            List<Crowd.Write> writes = new ArrayList<>();
            for (int i = 0; i < Crowd.WRITERS; i++) {
                String route = "/item-fulfillment-items/" + scene.writes().uuid("i" + i);
                ObjectNode body =
                        Ground.naming(Map.of("itemFulfillment", scene.writes().uuid(names.get((i + 1) % 2))));
                writes.add(api -> api.put(route, body));
                shipments
                        .get((i + 1) % 2)
                        .lines
                        .put("i" + i, shipments.get(i % 2).lines.remove("i" + i));
            }
            Crowd.together(scene.placed().ground().api(), writes).forEach(reply -> reply.succeeded(200));
            names.forEach(scene.reference()::settle);
            scene.compare();
        }
    }

    @RepeatedTest(3)
    @DisplayName("F1: a fulfilment that is deleted while others write to it leaves nothing behind at any level")
    void deletedMeanwhile() throws Exception {
        try (Scene scene = Crowd.scene()) {
            PlacedChain placed = scene.placed();
            String name = scene.writes().create(List.of(new Shipment("S3"))).get(0);
            String uuid = scene.writes().uuid(name);
            List<Crowd.Write> writes = new ArrayList<>();
            for (int i = 0; i < Crowd.WRITERS - 1; i++) {
                Line line = new Line(Optional.of("S3." + (i + 1)), BigDecimal.ONE);
                writes.add(Crowd.post(
                        "/item-fulfillments/" + uuid + "/item-fulfillment-items", new Bodies(placed).body(line)));
            }
            writes.add(api -> api.delete("/item-fulfillments/" + uuid));
            List<Reply> replies = Crowd.together(placed.ground().api(), writes);
            replies.get(Crowd.WRITERS - 1).succeeded(200);
            replies.subList(0, Crowd.WRITERS - 1)
                    .forEach(reply -> assertEquals(
                            true,
                            reply.status() == 201 || reply.codes().contains("EV-14"),
                            reply.envelope()::toString));
            assertEquals(List.of(), scene.now().text());
        }
    }

    @RepeatedTest(3)
    @DisplayName("F1: writes at the bottom and by hand to what shows them, at once, lose nothing of each other's")
    void belowAndAbove() throws Exception {
        try (Scene scene = Crowd.scene()) {
            PlacedChain placed = scene.placed();
            String name = scene.writes().create(List.of(new Shipment("S3"))).get(0);
            Shipment shipment = scene.reference().shipment(name);
            Snapshot now = scene.now();
            Map<String, String> byHand = Map.of(
                    "dateItemFulfillment",
                    "2026-11-11",
                    "dateDeliveryEta",
                    "2026-11-12",
                    "dtSubmitted",
                    "2026-11-13T10:00:00.000Z");
            List<Crowd.Write> writes = new ArrayList<>();
            String middle = "/item-fulfillments/" + now.fulfilment(name + "^");
            byHand.forEach((field, value) -> {
                ObjectNode body = Api.JSON.createObjectNode().put(field, value);
                writes.add(api -> api.put(middle, body));
            });
            for (int i = writes.size(); i < Crowd.WRITERS; i++) {
                Line line = new Line(Optional.of("S3." + (i + 1)), BigDecimal.valueOf(i + 1));
                shipment.lines.put("i" + i, line);
                ObjectNode body = Api.JSON.createObjectNode();
                body.putArray("itemFulfillmentItems").add(new Bodies(placed).body(line));
                String route = "/item-fulfillments/" + scene.writes().uuid(name);
                writes.add(api -> api.put(route, body));
            }
            Crowd.together(placed.ground().api(), writes).forEach(reply -> reply.succeeded(200));
            scene.reference().shipment(name + "^").header.putAll(byHand);
            scene.reference().settle(name);
            scene.compare();
        }
    }
}
