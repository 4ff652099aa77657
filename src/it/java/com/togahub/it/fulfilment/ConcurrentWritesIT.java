package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
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

/** F1: writers at the same time make one mirror per fulfilment and level, and lose nothing of each other's. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConcurrentWritesIT {
    @RepeatedTest(3)
    @DisplayName("F1: sixteen add children to one fulfilment that shows nowhere yet")
    void childrenOfOneFulfilment() throws Exception {
        try (Scene scene = Crowd.scene()) {
            PlacedChain placed = scene.placed();
            Api api = placed.ground().api();
            // entered before there is anything above, and without any child
            String name = scene.writes().create(List.of(new Shipment("S3"))).get(0);
            Shipment shipment = scene.reference().shipment(name);
            List<Crowd.Write> writes = new ArrayList<>();
            Bodies bodies = new Bodies(placed);
            for (int i = 0; i < Crowd.WRITERS; i++) {
                ObjectNode body;
                String route;
                if (i % 2 == 0) {
                    Line line = new Line(Optional.of("S3." + (i + 1)), BigDecimal.valueOf(i + 1));
                    line.units.put("u" + i, placed.units().get(i / 2));
                    shipment.lines.put("i" + i, line);
                    body = bodies.body(line);
                    route = "/item-fulfillment-items";
                } else {
                    Parcel parcel = new Parcel(Optional.of(placed.trackings().get(i % 5)), Map.of("sscc", "P" + i));
                    shipment.parcels.put("p" + i, parcel);
                    body = bodies.body(parcel);
                    route = "/item-fulfillment-packages";
                }
                body.putObject("itemFulfillment").put("uuid", scene.writes().uuid(name));
                writes.add(Crowd.post(route, body));
            }
            Crowd.together(api, writes).forEach(reply -> reply.succeeded(201));
            scene.reference().settle(name);
            scene.compare();
        }
    }

    @RepeatedTest(3)
    @DisplayName("F1: sixteen write to two fulfilments of one order, header, items and packages")
    void twoFulfilmentsOfOneOrder() throws Exception {
        try (Scene scene = Crowd.scene()) {
            PlacedChain placed = scene.placed();
            Bodies bodies = new Bodies(placed);
            List<String> names = scene.writes().create(List.of(new Shipment("S3"), new Shipment("S3")));
            List<Crowd.Write> writes = new ArrayList<>();
            for (int i = 0; i < Crowd.WRITERS; i++) {
                String name = names.get(i % 2);
                String route = "/item-fulfillments/" + scene.writes().uuid(name);
                Shipment shipment = scene.reference().shipment(name);
                ObjectNode body = Api.JSON.createObjectNode();
                switch (i / 2 % 4) {
                    case 0 -> {
                        String field = i < Crowd.WRITERS / 2 ? "dateItemFulfillment" : "dateDeliveryEta";
                        shipment.header.put(field, "2026-11-1" + i % 10);
                        body.put(field, "2026-11-1" + i % 10);
                    }
                    case 1 -> {
                        String field = i < Crowd.WRITERS / 2 ? "location" : "shipToAddress";
                        String value = placed.ground().choices().get(field).get(0);
                        shipment.header.put(field, value);
                        body.putObject(field).put("uuid", value);
                    }
                    case 2 -> {
                        Line line = new Line(Optional.of("S3." + (i + 1)), BigDecimal.valueOf(i + 1));
                        shipment.lines.put("i" + i, line);
                        body.putArray("itemFulfillmentItems").add(bodies.body(line));
                    }
                    default -> {
                        Parcel parcel = new Parcel(Optional.empty(), Map.of("packageNumber", "P" + i));
                        shipment.parcels.put("p" + i, parcel);
                        body.putArray("itemFulfillmentPackages").add(bodies.body(parcel));
                    }
                }
                writes.add(api -> api.put(route, body));
            }
            Crowd.together(placed.ground().api(), writes).forEach(reply -> reply.succeeded(200));
            names.forEach(scene.reference()::settle);
            scene.compare();
        }
    }

    @RepeatedTest(3)
    @DisplayName("F1: sixteen ship of one order at once, and take it back at once")
    void fulfilmentsOfOneOrder() throws Exception {
        try (Scene scene = Crowd.scene()) {
            PlacedChain placed = scene.placed();
            Bodies bodies = new Bodies(placed);
            List<Crowd.Write> writes = new ArrayList<>();
            List<Shipment> shipments = new ArrayList<>();
            for (int i = 0; i < Crowd.WRITERS; i++) {
                Shipment shipment = new Shipment("S3");
                // each of all lines, so that all meet on the same orders' lines
                for (int line = 1; line <= 3; line++) {
                    shipment.lines.put(
                            "i" + i + "." + line, new Line(Optional.of("S3." + line), BigDecimal.valueOf(i + 1)));
                }
                shipment.lines
                        .values()
                        .iterator()
                        .next()
                        .units
                        .put("u" + i, placed.units().get(0));
                shipments.add(shipment);
                writes.add(Crowd.post("/item-fulfillments", bodies.body(shipment)));
            }
            Api api = placed.ground().api();
            List<Reply> replies = Crowd.together(api, writes);
            List<Crowd.Write> ends = new ArrayList<>();
            for (int i = 0; i < Crowd.WRITERS; i++) {
                String uuid = replies.get(i)
                        .succeeded(201)
                        .data("itemFulfillments")
                        .path("uuid")
                        .asText();
                scene.writes().entered().put(uuid, "E" + i);
                scene.reference().shipments().put("E" + i, shipments.get(i));
                scene.reference().settle("E" + i);
                ends.add(each -> each.delete("/item-fulfillments/" + uuid));
            }
            scene.compare();
            Crowd.together(api, ends).forEach(reply -> reply.succeeded(200));
            assertEquals(List.of(), scene.now().text());
        }
    }
}
