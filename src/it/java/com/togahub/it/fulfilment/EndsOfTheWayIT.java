package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.support.Api;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Rows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1: where fulfilments are not carried further up, what of them is not, and how they go again. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EndsOfTheWayIT {
    private static final List<BigDecimal> ONE_LINE = List.of(BigDecimal.TEN);

    private static Shipment shipment(String order) {
        Shipment shipment = new Shipment(order);
        shipment.lines.put("i" + order, new Line(Optional.of(order + ".1"), new BigDecimal("4")));
        shipment.header.put("dateItemFulfillment", "2026-11-20");
        shipment.header.put("notes", "for the own order alone");
        return shipment;
    }

    @Test
    @DisplayName("F1: a header alone is shown at every level, with numbers of its own, and goes with what it shows")
    void headerAlone() {
        try (Scene scene = Scene.of(Ground.acme(), ChainBuilder.straight(5, ONE_LINE))) {
            Shipment shipment = new Shipment("S4");
            shipment.header.put("dateDeliveryEta", "2026-11-20");
            String name = scene.writes().create(List.of(shipment)).get(0);
            scene.compare();
            List<String> numbers = Rows.strings(
                    scene.placed().ground().schema(),
                    "SELECT f.number FROM ItemFulfillments f JOIN SalesOrders o ON o.id = f.salesOrderId"
                            + " WHERE o.externalReference = (SELECT externalReference FROM SalesOrders WHERE uuid = ?)",
                    scene.placed().uuid("S0"));
            assertEquals(5, numbers.stream().distinct().count(), numbers::toString);
            numbers.forEach(number -> assertTrue(number.matches("F\\d{5,}"), number));
            scene.writes().delete(name);
            assertEquals(List.of(), scene.now().text());
        }
    }

    @Test
    @DisplayName("F1: fulfilments entered by hand further up stay as they are")
    void enteredByHand() {
        try (Scene scene = Scene.of(Ground.acme(), ChainBuilder.straight(3, ONE_LINE))) {
            List<String> byHand = scene.writes().create(List.of(shipment("S1"), shipment("S0")));
            List<String> before = scene.now().raw();
            String name = scene.writes().create(List.of(shipment("S2"))).get(0);
            scene.compare();
            scene.writes().delete(name);
            assertEquals(before, scene.now().raw());
            byHand.forEach(scene.writes()::delete);
            assertEquals(List.of(), scene.now().text());
        }
    }

    @Test
    @DisplayName("F1: a mirror that shows two fulfilments goes with the second of them")
    void sharedMirror() {
        try (Scene scene = Scene.of(Ground.acme(), ChainBuilder.straight(3, ONE_LINE))) {
            List<String> names = scene.writes().create(List.of(shipment("S2"), new Shipment("S2")));
            Api api = scene.placed().ground().api();
            String shared = scene.now().fulfilment(names.get(0) + "^");
            String other = scene.now().fulfilment(names.get(1) + "^");
            // joined by hand: the mirror that the second had shows nothing any more, and goes
            api.put(
                            "/item-fulfillments/" + scene.writes().uuid(names.get(1)),
                            Ground.naming(Map.of("upstreamItemFulfillment", shared)))
                    .succeeded(200);
            api.get("/item-fulfillments/" + other).refused(404, "EV-14");
            api.delete("/item-fulfillments/" + scene.writes().uuid(names.get(0)))
                    .succeeded(200);
            api.get("/item-fulfillments/" + shared).succeeded(200);
            api.delete("/item-fulfillments/" + scene.writes().uuid(names.get(1)))
                    .succeeded(200);
            api.get("/item-fulfillments/" + shared).refused(404, "EV-14");
            assertEquals(List.of(), scene.now().text());
        }
    }

    @Test
    @DisplayName("F1: orders that came from each other end the way with W-2, and the write succeeds")
    void cycle() {
        ChainBuilder chain = new ChainBuilder();
        String top = chain.sales();
        String middle = chain.sales();
        String bottom = chain.sales();
        chain.purchase(top, middle);
        chain.purchase(middle, bottom);
        chain.purchase(bottom, top);
        try (Scene scene = Scene.of(Ground.acme(), chain.built())) {
            Api api = scene.placed().ground().api();
            Reply reply = api.post("/item-fulfillments", new Bodies(scene.placed()).body(new Shipment(bottom)))
                    .succeeded(201);
            assertTrue(reply.codes().contains("W-2"), reply.envelope()::toString);
            String uuid = reply.data("itemFulfillments").path("uuid").asText();
            scene.writes().entered().put(uuid, "E");
            scene.reference().shipments().put("E", new Shipment(bottom));
            scene.reference().settle("E");
            scene.compare();
            api.delete("/item-fulfillments/" + uuid).succeeded(200);
            assertEquals(List.of(), scene.now().text());
        }
    }

    @Test
    @DisplayName("F1: fifty levels up are carried, the fifty-first is refused with EO-4 and nothing is left")
    void depth() {
        try (Scene scene = Scene.of(Ground.acme(), ChainBuilder.straight(52, ONE_LINE))) {
            Api api = scene.placed().ground().api();
            Bodies bodies = new Bodies(scene.placed());
            api.post("/item-fulfillments", bodies.body(shipment("S51"))).refused(422, "EO-4");
            assertEquals(List.of(), scene.now().text());
            scene.writes().create(List.of(shipment("S50")));
            scene.compare();
        }
    }

    @Test
    @DisplayName("F1: fulfilments of transfer orders concern no order above")
    void transferOrder() {
        Api api = Ground.acme().api();
        ObjectNode body = Api.JSON.createObjectNode().put("notes", Api.newId());
        body.putObject("transferOrder").put("number", "TO00001");
        body.putArray("itemFulfillmentItems").addObject().put("quantity", 2);
        Reply reply = api.post("/item-fulfillments", body).succeeded(201);
        String route = "/item-fulfillments/"
                + reply.data("itemFulfillments").path("uuid").asText();
        assertFalse(reply.codes().contains("W-2"), reply.envelope()::toString);
        assertTrue(api.get(route)
                .succeeded(200)
                .data("itemFulfillments")
                .path("upstreamItemFulfillment")
                .isNull());
        api.delete(route).succeeded(200);
    }

    @Test
    @DisplayName("F1: what shows a fulfilment cannot be deleted while there is something to show")
    void mirrorsAreHeld() {
        try (Scene scene = Scene.of(Ground.acme(), ChainBuilder.straight(3, ONE_LINE))) {
            String name = scene.writes().create(List.of(shipment("S2"))).get(0);
            Snapshot before = scene.now();
            Api api = scene.placed().ground().api();
            for (String mirror : List.of(name + "^", name + "^^")) {
                String line = mirror.endsWith("^^") ? "S0.1" : "S1.1";
                api.delete("/item-fulfillments/" + before.fulfilment(mirror)).refused(409, "EV-17");
                api.delete("/item-fulfillment-items/" + before.item(mirror, line))
                        .refused(409, "EV-17");
            }
            assertEquals(before.raw(), scene.now().raw());
        }
    }
}
