package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
import com.togahub.it.support.Api;
import com.togahub.it.support.Reply;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1: rows that are right already are left alone. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class IdempotenceIT {
    private static final int CHAINS = 8;

    @Test
    @DisplayName("F1: the same write again changes no row of any level, by whatever way it is made")
    void theSameWriteAgain() {
        Ground ground = Ground.acme();
        Random random = new Random(17);
        for (int i = 0; i < CHAINS; i++) {
            try (Scene scene = Scene.of(ground, Chains.next(random))) {
                List<Chain.Order> orders = scene.placed().chain().sales();
                Goods goods = new Goods(random, scene.placed(), scene.writes()::fresh);
                Shipment shipment = goods.shipment(orders.get(orders.size() - 1).name(), true);
                String name = scene.writes().create(List.of(shipment)).get(0);
                scene.compare();
                List<String> rows = scene.now().raw();
                again(scene, name, shipment);
                assertEquals(rows, scene.now().raw(), scene::story);
            }
        }
    }

    private static void again(Scene scene, String name, Shipment shipment) {
        Writes writes = scene.writes();
        ObjectNode whole = new Bodies(scene.placed()).body(shipment);
        identify(writes, whole, "itemFulfillmentItems", List.copyOf(shipment.lines.keySet()));
        identify(writes, whole, "itemFulfillmentPackages", List.copyOf(shipment.parcels.keySet()));
        whole.path("itemFulfillmentItems").forEach(item -> ((ObjectNode) item).remove("itemFulfillmentItemUnits"));
        Api api = scene.placed().ground().api();
        api.put("/item-fulfillments/" + writes.uuid(name), whole).succeeded(200);
        api.put("/item-fulfillments/" + writes.uuid(name), Api.JSON.createObjectNode())
                .succeeded(200);
        for (Way way : Way.values()) {
            shipment.lines.forEach((item, line) -> writes.change(name, item, line.orderLine, line.quantity, way));
            shipment.parcels.forEach((row, parcel) -> writes.parts().change(name, row, parcel, way));
        }
        if (shipment.upstream.isPresent()) {
            String mirror = scene.now().fulfilment(shipment.upstream.get());
            api.put("/item-fulfillments/" + mirror, Api.JSON.createObjectNode()).succeeded(200);
        }
    }

    private static void identify(Writes writes, ObjectNode whole, String member, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            ((ObjectNode) whole.path(member).get(i)).put("uuid", writes.uuid(names.get(i)));
        }
    }

    @Test
    @DisplayName("F1: a change to one package touches that package of every level and nothing else")
    void onlyWhatDiffers() {
        try (Scene scene = Scene.of(Ground.acme(), ChainBuilder.straight(4, List.of(BigDecimal.TEN, BigDecimal.ONE)))) {
            Shipment shipment = new Shipment("S3");
            shipment.lines.put("i0", new Line(Optional.of("S3.1"), BigDecimal.ONE));
            shipment.lines.put("i1", new Line(Optional.of("S3.2"), BigDecimal.ONE));
            shipment.parcels.put("p0", new Parcel(Optional.of("T0"), Map.of("weight", "1")));
            shipment.parcels.put("p1", new Parcel(Optional.of("T1"), Map.of("weight", "1")));
            String name = scene.writes().create(List.of(shipment)).get(0);
            List<String> before = scene.now().raw();
            scene.writes().parts().change(name, "p0", new Parcel(Optional.of("T0"), Map.of("weight", "2")), Way.FLAT);
            scene.compare();
            List<String> changed = new ArrayList<>(scene.now().raw());
            changed.removeAll(before);
            assertEquals(4, changed.size(), changed::toString);
            changed.forEach(row -> assertEquals(true, row.contains("trackingUuid"), row));
        }
    }

    @Test
    @DisplayName("F1: the entity tag of an answer is that of the fulfilment after it has been carried up")
    void entityTags() {
        try (Scene scene = Scene.of(Ground.acme(), ChainBuilder.straight(3, List.of(BigDecimal.TEN)))) {
            Api api = scene.placed().ground().api();
            Reply posted = api.post("/item-fulfillments", new Bodies(scene.placed()).body(new Shipment("S2")))
                    .succeeded(201);
            String route = "/item-fulfillments/"
                    + posted.data("itemFulfillments").path("uuid").asText();
            String mirror = posted.data("itemFulfillments")
                    .at("/upstreamItemFulfillment/uuid")
                    .asText();
            String tag = tag(api.get(route).succeeded(200));
            assertEquals(tag, tag(posted));
            Reply mirrored = api.get("/item-fulfillments/" + mirror).succeeded(200);
            Api.send(api.request(route, Api.newId())
                            .header("If-Match", tag)
                            .PUT(BodyPublishers.ofString("{\"dateDeliveryEta\":\"2026-11-20\"}")))
                    .succeeded(200);
            Api.send(api.request("/item-fulfillments/" + mirror, Api.newId())
                            .header("If-Match", tag(mirrored))
                            .PUT(BodyPublishers.ofString("{\"notes\":\"stale\"}")))
                    .refused(412, "EV-15");
        }
    }

    private static String tag(Reply reply) {
        return reply.headers().firstValue("ETag").orElseThrow();
    }
}
