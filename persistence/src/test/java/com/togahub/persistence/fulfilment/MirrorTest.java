package com.togahub.persistence.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A write to a fulfilment shows in all sales orders above, whatever is written and however. */
class MirrorTest {
    private static final String WHOLE =
            "?fields=*,itemFulfillmentItems.*,itemFulfillmentItems.itemFulfillmentItemUnits.*,itemFulfillmentPackages.*";

    private static EngineFixture fixture;
    private static Door admin;

    @BeforeAll
    static void open() {
        fixture = EngineFixture.create();
        admin = Door.of(fixture, "admin");
    }

    private static String ship(Tiers tiers, int... quantities) {
        return ship(admin, tiers, quantities);
    }

    private static String ship(Door door, Tiers tiers, int... quantities) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("salesOrder", tiers.orders().get(0))
                .put("dateDeliveryEta", "2026-12-01");
        ArrayNode items = body.putArray("itemFulfillmentItems");
        for (int line = 0; line < quantities.length; line++) {
            items.addObject()
                    .put("salesOrderItem", tiers.lines().get(0).get(line))
                    .put("quantity", quantities[line]);
        }
        return Tiers.uuid(door.post("/item-fulfillments", body.toString()));
    }

    private static JsonNode whole(String uuid) {
        return admin.get("/item-fulfillments/" + uuid + WHOLE).is(200).data();
    }

    /** The fulfilment and its mirrors, from below to above. */
    private static List<JsonNode> chain(String uuid) {
        List<JsonNode> chain = new ArrayList<>(List.of(whole(uuid)));
        while (chain.get(chain.size() - 1).path("upstreamItemFulfillment").has("uuid")) {
            chain.add(whole(chain.get(chain.size() - 1)
                    .path("upstreamItemFulfillment")
                    .path("uuid")
                    .asText()));
        }
        return chain;
    }

    private static String quantities(JsonNode fulfilment) {
        List<String> quantities = new ArrayList<>();
        fulfilment
                .path("itemFulfillmentItems")
                .forEach(item -> quantities.add(item.path("quantity")
                        .decimalValue()
                        .stripTrailingZeros()
                        .toPlainString()));
        return String.join(" ", quantities);
    }

    private static long count() {
        return Long.parseLong(Query.value(fixture.client(), "SELECT COUNT(*) FROM ItemFulfillments"));
    }

    @Test
    void a_shipment_at_the_bottom_shows_on_every_order_above() {
        Tiers tiers = Tiers.straight(admin, 4, 3, 10);

        List<JsonNode> chain = chain(ship(tiers, 4, 5, 6));

        assertEquals(4, chain.size());
        for (int level = 0; level < 4; level++) {
            assertEquals("4 5 6", quantities(chain.get(level)));
            assertEquals(
                    tiers.orders().get(level),
                    chain.get(level).path("salesOrder").path("uuid").asText());
            assertEquals("2026-12-01", chain.get(level).path("dateDeliveryEta").asText());
        }
        for (int level = 0; level < 3; level++) {
            for (int line = 0; line < 3; line++) {
                assertEquals(
                        chain.get(level + 1)
                                .path("itemFulfillmentItems")
                                .get(line)
                                .path("uuid"),
                        chain.get(level)
                                .path("itemFulfillmentItems")
                                .get(line)
                                .path("upstreamItemFulfillmentItem")
                                .path("uuid"));
            }
        }
    }

    @Test
    void the_answer_and_its_tag_hold_the_link_to_the_mirror() {
        Tiers tiers = Tiers.straight(admin, 2, 1, 10);
        Door.Reply made = admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(0) + "'}");

        assertTrue(made.is(201).data().path("upstreamItemFulfillment").has("uuid"), made.envelope()::toString);
        String route = "/item-fulfillments/" + made.data().path("uuid").asText();
        admin.send(
                        "PUT",
                        route,
                        java.util.Optional.of("{\"notes\":\"x\"}"),
                        java.util.Map.of("if-match", made.headers().get("ETag")))
                .is(200);
    }

    @Test
    void a_bundle_is_shipped_when_all_its_components_are() {
        Tiers tiers = new Tiers(new ArrayList<>(), new ArrayList<>());
        tiers.add(admin, 6, 2);
        tiers.add(admin, 1, 2);
        List<int[]> pairs = new ArrayList<>();
        for (int component = 0; component < 6; component++) {
            pairs.add(new int[] {0, component});
        }
        tiers.tie(admin, 1, 0, pairs);

        assertEquals("2", quantities(chain(ship(tiers, 2, 2, 2, 2, 2, 2)).get(1)));
        assertEquals("1", quantities(chain(ship(tiers, 1, 1, 1, 1, 1, 1)).get(1)));
        assertEquals("0.166667", quantities(chain(ship(tiers, 1)).get(1)));
    }

    @Test
    void children_one_by_one_end_as_a_nested_body_does() {
        Tiers tiers = Tiers.straight(admin, 3, 2, 10);
        String uuid = ship(tiers);
        String item = Tiers.uuid(admin.post(
                "/item-fulfillment-items",
                "{'itemFulfillment':'" + uuid + "','salesOrderItem':'"
                        + tiers.lines().get(0).get(1) + "','quantity':3}"));
        String number = "SN-" + Tiers.unique();
        String unit = Tiers.uuid(admin.post("/units", "{'serialNumber':'" + number + "'}"));
        String tracking = Tiers.uuid(admin.post("/tracking-numbers", "{'number':'" + Tiers.unique() + "'}"));
        String listed = Tiers.uuid(admin.post(
                "/item-fulfillments/" + uuid + "/item-fulfillment-items/" + item + "/item-fulfillment-item-units",
                "{'unit':'" + unit + "'}"));
        String parcel = Tiers.uuid(admin.post(
                "/item-fulfillment-packages",
                "{'itemFulfillment':{'uuid':'" + uuid + "'},'trackingNumber':'" + tracking + "','weight':2.5}"));

        for (JsonNode level : chain(uuid)) {
            assertEquals("3", quantities(level));
            assertEquals(
                    unit,
                    level.path("itemFulfillmentItems")
                            .get(0)
                            .path("itemFulfillmentItemUnits")
                            .get(0)
                            .path("unit")
                            .path("uuid")
                            .asText());
            JsonNode box = level.path("itemFulfillmentPackages").get(0);
            assertEquals(tracking, box.path("trackingNumber").path("uuid").asText());
            assertEquals(0, new BigDecimal("2.5").compareTo(box.path("weight").decimalValue()));
        }

        admin.put("/item-fulfillment-packages/" + parcel, "{'weight':null}").is(200);
        admin.delete("/item-fulfillment-item-units/" + listed).is(200);
        for (JsonNode level : chain(uuid)) {
            assertTrue(
                    level.path("itemFulfillmentPackages").get(0).path("weight").isNull());
            assertTrue(level.path("itemFulfillmentItems")
                    .get(0)
                    .path("itemFulfillmentItemUnits")
                    .isEmpty());
        }

        admin.delete("/item-fulfillment-items/" + item).is(200);
        admin.delete("/item-fulfillment-packages/" + parcel).is(200);
        for (JsonNode level : chain(uuid)) {
            assertTrue(level.path("itemFulfillmentItems").isEmpty());
            assertTrue(level.path("itemFulfillmentPackages").isEmpty());
        }
    }

    @Test
    void a_line_moved_to_another_fulfilment_changes_both_mirrors() {
        Tiers tiers = Tiers.straight(admin, 3, 1, 10);
        String from = ship(tiers, 4);
        String to = ship(tiers);
        String item =
                whole(from).path("itemFulfillmentItems").get(0).path("uuid").asText();

        // both ways, as one of the two is always brought up to date before the other
        for (String target : List.of(to, from, to)) {
            admin.put("/item-fulfillment-items/" + item, "{'itemFulfillment':'" + target + "'}")
                    .is(200);
            String other = target.equals(to) ? from : to;
            assertEquals(
                    List.of("", "", ""),
                    chain(other).stream().map(MirrorTest::quantities).toList());
            assertEquals(
                    List.of("4", "4", "4"),
                    chain(target).stream().map(MirrorTest::quantities).toList());
        }
    }

    @Test
    void a_line_moved_to_where_nothing_shows_it_has_no_link_left() {
        Tiers tiers = Tiers.straight(admin, 2, 1, 10);
        String from = ship(tiers, 4);
        String top = Tiers.uuid(admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(1) + "'}"));
        String item =
                whole(from).path("itemFulfillmentItems").get(0).path("uuid").asText();

        admin.put("/item-fulfillment-items/" + item, "{'itemFulfillment':'" + top + "'}")
                .is(200);

        assertTrue(whole(top)
                .path("itemFulfillmentItems")
                .get(0)
                .path("upstreamItemFulfillmentItem")
                .isNull());
        assertEquals(
                List.of("", ""),
                chain(from).stream().map(MirrorTest::quantities).toList());
    }

    @Test
    void a_fulfilment_shipped_against_another_order_takes_its_mirrors_along() {
        Tiers one = Tiers.straight(admin, 3, 1, 10);
        Tiers other = Tiers.straight(admin, 2, 1, 10);
        String uuid = ship(one, 4);
        long before = count();
        String item =
                whole(uuid).path("itemFulfillmentItems").get(0).path("uuid").asText();

        admin.put(
                        "/item-fulfillments/" + uuid,
                        "{'salesOrder':'" + other.orders().get(0) + "','itemFulfillmentItems':[{'uuid':'" + item
                                + "','salesOrderItem':'"
                                + other.lines().get(0).get(0) + "'}]}")
                .is(200);

        List<JsonNode> chain = chain(uuid);
        assertEquals(2, chain.size());
        assertEquals(
                other.orders().get(1),
                chain.get(1).path("salesOrder").path("uuid").asText());
        assertEquals("4", quantities(chain.get(1)));
        assertEquals(before - 1, count());
    }

    @Test
    void deleting_deletes_the_mirrors_unless_they_show_another_fulfilment() {
        Tiers tiers = Tiers.straight(admin, 3, 2, 10);
        String first = ship(tiers, 1);
        String mirror = chain(first).get(1).path("uuid").asText();
        String second = Tiers.uuid(admin.post(
                "/item-fulfillments",
                "{'salesOrder':'" + tiers.orders().get(0) + "','upstreamItemFulfillment':'" + mirror
                        + "','itemFulfillmentItems':[{'quantity':2,'salesOrderItem':'"
                        + tiers.lines().get(0).get(1) + "'}]}"));
        assertEquals("1 2", quantities(chain(first).get(2)));

        admin.delete("/item-fulfillments/" + first).is(200);
        assertEquals(
                List.of("2", "2", "2"),
                chain(second).stream().map(MirrorTest::quantities).toList());

        long before = count();
        admin.delete("/item-fulfillments/" + second).is(200);
        assertEquals(before - 3, count());
    }

    @Test
    void a_fulfilment_keeps_its_one_mirror_whatever_a_caller_makes_of_the_link() {
        Tiers tiers = Tiers.straight(admin, 3, 1, 10);
        String uuid = ship(tiers, 4);
        String mirror = chain(uuid).get(1).path("uuid").asText();
        long before = count();

        admin.put("/item-fulfillments/" + uuid, "{'upstreamItemFulfillment':null,'dateDeliveryEta':'2026-12-05'}")
                .is(200);

        List<JsonNode> chain = chain(uuid);
        assertEquals(mirror, chain.get(1).path("uuid").asText());
        assertEquals("2026-12-05", chain.get(2).path("dateDeliveryEta").asText());
        assertEquals(before, count());

        String byHand = Tiers.uuid(admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(1) + "'}"));
        long withAnother = count();
        admin.put("/item-fulfillments/" + uuid, "{'upstreamItemFulfillment':'" + byHand + "'}")
                .is(200);

        assertEquals(byHand, chain(uuid).get(1).path("uuid").asText());
        assertEquals(
                List.of("4", "4", "4"),
                chain(uuid).stream().map(MirrorTest::quantities).toList());
        assertEquals(withAnother - 2, count());
    }

    @Test
    void a_shipment_that_moves_and_drops_its_link_leaves_no_mirror_behind() {
        Tiers one = Tiers.straight(admin, 2, 1, 10);
        Tiers other = Tiers.straight(admin, 2, 1, 10);
        String uuid = ship(one);
        long before = count();

        admin.put(
                        "/item-fulfillments/" + uuid,
                        "{'upstreamItemFulfillment':null,'salesOrder':'"
                                + other.orders().get(0) + "'}")
                .is(200);

        assertEquals(
                other.orders().get(1),
                chain(uuid).get(1).path("salesOrder").path("uuid").asText());
        assertEquals(before, count());
    }

    @Test
    void an_identical_write_changes_no_row() {
        Tiers tiers = Tiers.straight(admin, 4, 3, 10);
        String uuid = ship(tiers, 1, 2, 3);
        String item =
                whole(uuid).path("itemFulfillmentItems").get(0).path("uuid").asText();
        List<JsonNode> before = chain(uuid);
        assertTrue(before.get(0).has("dtUpdated"));

        admin.put("/item-fulfillments/" + uuid, "{'dateDeliveryEta':'2026-12-01'}")
                .is(200);
        admin.put("/item-fulfillment-items/" + item, "{'quantity':1}").is(200);
        admin.put("/item-fulfillments/" + uuid, "{'itemFulfillmentItems':[{'uuid':'" + item + "','quantity':1.0}]}")
                .is(200);

        assertEquals(before, chain(uuid));
    }

    @Test
    void a_ring_of_orders_ends_the_walk_with_a_word() {
        Tiers tiers = Tiers.straight(admin, 3, 1, 10);
        tiers.tie(admin, 0, 2, List.<int[]>of(new int[] {0, 0}));

        Door.Reply made = admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(0) + "'}");

        assertEquals(List.of("W-2"), made.is(201).problems());
        assertEquals(3, chain(made.data().path("uuid").asText()).size());
    }

    @Test
    void fifty_levels_are_mirrored_and_not_one_more() {
        Tiers tiers = Tiers.straight(admin, 51, 1, 1);
        assertEquals(51, chain(ship(tiers, 1)).size());
        long before = count();
        tiers.add(admin, 1, 1);
        tiers.tie(admin, 51, 50, List.<int[]>of(new int[] {0, 0}));

        Door.Reply refused = admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(0) + "'}");

        assertEquals(List.of("EO-4"), refused.is(422).problems());
        assertEquals(before, count());
    }

    @Test
    void whoever_ships_needs_no_grants_on_what_is_mirrored_but_the_platform_does() {
        Tiers tiers = Tiers.straight(admin, 3, 1, 10);
        Door warehouse = Door.of(fixture, "warehouse");
        String grant =
                "UPDATE AclRecordPermissions p JOIN Roles r ON r.id = p.roleId JOIN Records e ON e.id = p.recordId"
                        + " SET p.canCreate = %d WHERE r.sharedName = 'mirroring' AND e.name = 'itemFulfillmentItems'";
        String version = "UPDATE MetadataVersion SET version = version + 1";
        assertEquals("3", quantities(chain(ship(warehouse, tiers, 3)).get(2)));
        long before = count();
        DatabaseServer.shared().execute(fixture.core(), grant.formatted(0), version);
        try {
            fixture.catalogs().changed();
            String body = "{'salesOrder':'" + tiers.orders().get(0) + "','itemFulfillmentItems':[{'quantity':1,"
                    + "'salesOrderItem':'" + tiers.lines().get(0).get(0) + "'}]}";
            Door.Reply refused = warehouse.post("/item-fulfillments", body).is(403);
            assertEquals("EZ-1", refused.problems().get(0).substring(0, 4));
            assertEquals(before, count());
            assertEquals(
                    List.of("403"),
                    Query.column(
                            fixture.logs(),
                            "SELECT status FROM ApiTransactions WHERE transactionId = ?",
                            refused.envelope().path("transactionId").asText()));
        } finally {
            DatabaseServer.shared().execute(fixture.core(), grant.formatted(1), version);
            fixture.catalogs().changed();
        }
    }

    @Test
    void what_was_entered_by_hand_above_is_left_alone() {
        Tiers tiers = Tiers.straight(admin, 2, 1, 10);
        String byHand = Tiers.uuid(admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(1) + "'}"));
        JsonNode before = whole(byHand);

        String mirror = chain(ship(tiers, 2)).get(1).path("uuid").asText();

        assertFalse(mirror.equals(byHand));
        assertEquals(before, whole(byHand));
    }

    @Test
    void cost_does_not_grow_with_the_lines() {
        int few = statements(10);
        int many = statements(1_000);

        System.getLogger(MirrorTest.class.getName()).log(System.Logger.Level.INFO, "few {0}, many {1}", few, many);
        assertTrue(many <= few + 60, few + " statements for 10 lines, " + many + " for 1,000");
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
        int statements = 0;
        for (int round = 0; round < 4; round++) {
            long begun = System.nanoTime();
            Door.Reply made = admin.post("/item-fulfillments?fields=uuid", body.toString())
                    .is(201);
            System.getLogger(MirrorTest.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            lines + " lines: " + (System.nanoTime() - begun) / 1_000_000 + " ms");
            statements = made.statements();
        }
        return statements;
    }
}
