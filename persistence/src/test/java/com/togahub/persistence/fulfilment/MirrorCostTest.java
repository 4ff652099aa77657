package com.togahub.persistence.fulfilment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What mirroring costs in statements, for few lines and for many. */
class MirrorCostTest {
    /** Statements that are sent once more where the rows do not fit one. */
    private static final int BATCHES = 16;

    private static Door admin;

    @BeforeAll
    static void open() {
        admin = Door.of(EngineFixture.create(), "admin");
    }

    @Test
    void cost_does_not_grow_with_the_lines() {
        int few = statements(10);
        int many = statements(1_000);

        assertTrue(many <= few + BATCHES, few + " statements for 10 lines, " + many + " for 1,000");
    }

    private static int statements(int lines) {
        Tiers tiers = Tiers.straight(admin, 5, lines, 10);
        ArrayNode units = JsonNodeFactory.instance.arrayNode();
        for (int unit = 0; unit < Math.min(1_000, lines * 5); unit++) {
            units.addObject().put("serialNumber", Tiers.unique());
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < lines * 5; i += units.size()) {
            units.forEach(unit -> ((ObjectNode) unit).put("serialNumber", Tiers.unique()));
            admin.post("/units?fields=uuid", units.toString())
                    .is(201)
                    .data()
                    .forEach(unit -> names.add(unit.path("uuid").asText()));
        }
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("salesOrder", tiers.orders().get(0));
        ArrayNode items = body.putArray("itemFulfillmentItems");
        for (int line = 0; line < lines; line++) {
            ArrayNode below = items.addObject()
                    .put("salesOrderItem", tiers.lines().get(0).get(line))
                    .put("quantity", 5)
                    .putArray("itemFulfillmentItemUnits");
            for (int unit = 0; unit < 5; unit++) {
                below.addObject().put("unit", names.get(line * 5 + unit));
            }
        }
        return admin.post("/item-fulfillments?fields=uuid", body.toString())
                .is(201)
                .statements();
    }
}
