package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
import com.togahub.it.support.Run;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1: whose writes are carried up. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CallersIT {
    private static Shipment shipment(PlacedChain placed) {
        Shipment shipment = new Shipment("S2");
        Line line = new Line(Optional.of("S2.1"), new BigDecimal("2.5"));
        line.units.put("u", placed.units().get(0));
        shipment.lines.put("i", line);
        shipment.parcels.put("p", new Parcel(Optional.of(placed.trackings().get(0)), Map.of("weight", "3.25")));
        shipment.header.put(
                "fulfilledByUser",
                placed.ground().choices().get("fulfilledByUser").get(0));
        return shipment;
    }

    private static void everythingShows(Ground ground, String apiKey) {
        Chain chain = ChainBuilder.straight(3, List.of(BigDecimal.TEN));
        try (Scene scene = Scene.of(ground, chain)) {
            Writes writes = new Writes(Run.product().api(apiKey), scene.placed(), scene.reference());
            String name = writes.create(List.of(shipment(scene.placed()))).get(0);
            scene.writes().entered().putAll(writes.entered());
            scene.compare();
            writes.header(name, Map.of("dateDeliveryEta", Optional.of("2026-11-30")));
            writes.change(name, "i", Optional.of("S2.1"), BigDecimal.TEN, Way.NESTED);
            writes.parts().deletePackage(name, "p", Way.FLAT);
            scene.compare();
            writes.delete(name);
            assertEquals(List.of(), scene.now().text());
        }
    }

    @Test
    @DisplayName("F1: a warehouse ships, and what it ships shows above by the grants of the role mirroring")
    void warehouse() {
        // it knows nothing of what lies between the orders
        for (String bridge : List.of("/purchase-orders-sales-orders", "/sales-order-items-purchase-order-items")) {
            Run.product().api("demo-warehouse").get(bridge).refused(403, "EZ-1");
        }
        everythingShows(Ground.acme(), "demo-warehouse");
    }

    @Test
    @DisplayName("F1: a client with a model of its own has its fulfilments carried up as well")
    void modelOfTheClient() {
        everythingShows(Ground.compass(), "compass-admin");
        everythingShows(Ground.compass(), "compass-warehouse");
    }
}
