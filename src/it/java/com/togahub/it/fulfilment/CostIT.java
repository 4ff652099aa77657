package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
import com.togahub.it.support.Api;
import com.togahub.it.support.Reply;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F1: what carrying a fulfilment up costs the database. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CostIT {
    private static final Pattern COUNT = Pattern.compile("(\\d+) SQL statements");
    private static final int TIERS = 6;
    private static final int UNITS = 5;

    /**
     * Statements of a POST and of a change to one of its items.
     *
     * @param post creates the whole
     * @param change of one quantity
     */
    private record Cost(long post, long change) {}

    @Test
    @DisplayName(
            "F1: 1,000 items, 5,000 units and 1,000 packages over five levels take the statements of 10 items, but for batches")
    void statementsDoNotGrowWithItems() {
        Cost few = cost(10);
        Cost many = cost(1_000);
        String counts = few + " and " + many;
        System.out.println("statements for 10 and for 1,000 lines over five levels: " + counts);
        // a batch more here and there, of those that hold a thousand, and no more
        assertTrue(many.post() <= few.post() + 5 * TIERS, counts);
        assertTrue(many.change() <= few.change() + 5 * TIERS, counts);
        assertTrue(few.post() < 40 * TIERS, counts);
    }

    private static Cost cost(int lines) {
        try (Scene scene =
                Scene.of(Ground.acme(), ChainBuilder.straight(TIERS, Collections.nCopies(lines, BigDecimal.TEN)))) {
            PlacedChain placed = scene.placed();
            String order = "S" + (TIERS - 1);
            Shipment shipment = new Shipment(order);
            for (int i = 1; i <= lines; i++) {
                Line line = new Line(Optional.of(order + "." + i), BigDecimal.TEN);
                for (int unit = 0; unit < UNITS; unit++) {
                    line.units.put(
                            "u" + i + "." + unit,
                            placed.units().get((i + unit) % placed.units().size()));
                }
                shipment.lines.put("i" + i, line);
                shipment.parcels.put(
                        "p" + i,
                        new Parcel(
                                Optional.of(placed.trackings()
                                        .get(i % placed.trackings().size())),
                                Map.of("sscc", "C" + i)));
            }
            Api api = placed.ground().api();
            Reply posted = api.post(
                            "/item-fulfillments?fields=uuid,itemFulfillmentItems.uuid",
                            new Bodies(placed).body(shipment))
                    .succeeded(201);
            String uuid = posted.data("itemFulfillments").path("uuid").asText();
            scene.writes().entered().put(uuid, "E");
            scene.reference().shipments().put("E", shipment);
            scene.reference().settle("E");
            scene.compare();
            String item = posted.data("itemFulfillments")
                    .at("/itemFulfillmentItems/0/uuid")
                    .asText();
            Reply changed = api.put(
                            "/item-fulfillment-items/" + item,
                            Api.JSON.createObjectNode().put("quantity", 7))
                    .succeeded(200);
            api.delete("/item-fulfillments/" + uuid).succeeded(200);
            return new Cost(statements(posted), statements(changed));
        }
    }

    private static long statements(Reply reply) {
        return StreamSupport.stream(reply.envelope().path("messages").spliterator(), false)
                .map(message -> COUNT.matcher(message.path("text").asText()))
                .filter(Matcher::find)
                .map(count -> Long.valueOf(count.group(1)))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no D-1 in " + reply.envelope().path("messages")));
    }
}
