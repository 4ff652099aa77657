package com.togahub.persistence.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A write to a fulfilment shows in all sales orders above, whatever is written and however. */
class MirrorTest {
    private static EngineFixture fixture;
    private static Door admin;
    private static Shipping shipping;

    @BeforeAll
    static void open() {
        fixture = EngineFixture.create();
        admin = Door.of(fixture, "admin");
        shipping = new Shipping(fixture, admin);
    }

    @Test
    void a_shipment_at_the_bottom_shows_on_every_order_above() {
        Tiers tiers = Tiers.straight(admin, 4, 3, 10);

        List<JsonNode> chain = shipping.chain(shipping.ship(tiers, 4, 5, 6));

        assertEquals(4, chain.size());
        for (int level = 0; level < 4; level++) {
            assertEquals("4 5 6", Shipping.quantities(chain.get(level)));
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
                        Optional.of("{\"notes\":\"x\"}"),
                        Map.of("if-match", made.headers().get("ETag")))
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

        assertEquals(
                "2",
                Shipping.quantities(
                        shipping.chain(shipping.ship(tiers, 2, 2, 2, 2, 2, 2)).get(1)));
        assertEquals(
                "1",
                Shipping.quantities(
                        shipping.chain(shipping.ship(tiers, 1, 1, 1, 1, 1, 1)).get(1)));
        assertEquals(
                "0.166667",
                Shipping.quantities(shipping.chain(shipping.ship(tiers, 1)).get(1)));
    }

    @Test
    void children_one_by_one_end_as_a_nested_body_does() {
        Tiers tiers = Tiers.straight(admin, 3, 2, 10);
        String uuid = shipping.ship(tiers);
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

        for (JsonNode level : shipping.chain(uuid)) {
            assertEquals("3", Shipping.quantities(level));
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
        for (JsonNode level : shipping.chain(uuid)) {
            assertTrue(
                    level.path("itemFulfillmentPackages").get(0).path("weight").isNull());
            assertTrue(level.path("itemFulfillmentItems")
                    .get(0)
                    .path("itemFulfillmentItemUnits")
                    .isEmpty());
        }

        admin.delete("/item-fulfillment-items/" + item).is(200);
        admin.delete("/item-fulfillment-packages/" + parcel).is(200);
        for (JsonNode level : shipping.chain(uuid)) {
            assertTrue(level.path("itemFulfillmentItems").isEmpty());
            assertTrue(level.path("itemFulfillmentPackages").isEmpty());
        }
    }

    @Test
    void a_line_moved_to_another_fulfilment_changes_both_mirrors() {
        Tiers tiers = Tiers.straight(admin, 3, 1, 10);
        String from = shipping.ship(tiers, 4);
        String to = shipping.ship(tiers);
        String item = shipping.whole(from)
                .path("itemFulfillmentItems")
                .get(0)
                .path("uuid")
                .asText();

        // both ways, as one of the two is always brought up to date before the other
        for (String target : List.of(to, from, to)) {
            admin.put("/item-fulfillment-items/" + item, "{'itemFulfillment':'" + target + "'}")
                    .is(200);
            String other = target.equals(to) ? from : to;
            assertEquals(
                    List.of("", "", ""),
                    shipping.chain(other).stream().map(Shipping::quantities).toList());
            assertEquals(
                    List.of("4", "4", "4"),
                    shipping.chain(target).stream().map(Shipping::quantities).toList());
        }
    }

    @Test
    void a_line_moved_to_where_nothing_shows_it_has_no_link_left() {
        Tiers tiers = Tiers.straight(admin, 2, 1, 10);
        String from = shipping.ship(tiers, 4);
        String top = Tiers.uuid(admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(1) + "'}"));
        String item = shipping.whole(from)
                .path("itemFulfillmentItems")
                .get(0)
                .path("uuid")
                .asText();

        admin.put("/item-fulfillment-items/" + item, "{'itemFulfillment':'" + top + "'}")
                .is(200);

        assertTrue(shipping.whole(top)
                .path("itemFulfillmentItems")
                .get(0)
                .path("upstreamItemFulfillmentItem")
                .isNull());
        assertEquals(
                List.of("", ""),
                shipping.chain(from).stream().map(Shipping::quantities).toList());
    }

    @Test
    void a_fulfilment_shipped_against_another_order_takes_its_mirrors_along() {
        Tiers one = Tiers.straight(admin, 3, 1, 10);
        Tiers other = Tiers.straight(admin, 2, 1, 10);
        String uuid = shipping.ship(one, 4);
        long before = shipping.count();
        String item = shipping.whole(uuid)
                .path("itemFulfillmentItems")
                .get(0)
                .path("uuid")
                .asText();

        admin.put(
                        "/item-fulfillments/" + uuid,
                        "{'salesOrder':'" + other.orders().get(0) + "','itemFulfillmentItems':[{'uuid':'" + item
                                + "','salesOrderItem':'"
                                + other.lines().get(0).get(0) + "'}]}")
                .is(200);

        List<JsonNode> chain = shipping.chain(uuid);
        assertEquals(2, chain.size());
        assertEquals(
                other.orders().get(1),
                chain.get(1).path("salesOrder").path("uuid").asText());
        assertEquals("4", Shipping.quantities(chain.get(1)));
        assertEquals(before - 1, shipping.count());
    }

    @Test
    void deleting_deletes_the_mirrors_unless_they_show_another_fulfilment() {
        Tiers tiers = Tiers.straight(admin, 3, 2, 10);
        String first = shipping.ship(tiers, 1);
        String mirror = shipping.chain(first).get(1).path("uuid").asText();
        String second = Tiers.uuid(admin.post(
                "/item-fulfillments",
                "{'salesOrder':'" + tiers.orders().get(0) + "','upstreamItemFulfillment':'" + mirror
                        + "','itemFulfillmentItems':[{'quantity':2,'salesOrderItem':'"
                        + tiers.lines().get(0).get(1) + "'}]}"));
        assertEquals("1 2", Shipping.quantities(shipping.chain(first).get(2)));

        admin.delete("/item-fulfillments/" + first).is(200);
        assertEquals(
                List.of("2", "2", "2"),
                shipping.chain(second).stream().map(Shipping::quantities).toList());

        long before = shipping.count();
        admin.delete("/item-fulfillments/" + second).is(200);
        assertEquals(before - 3, shipping.count());
    }

    @Test
    void a_fulfilment_keeps_its_one_mirror_whatever_a_caller_makes_of_the_link() {
        Tiers tiers = Tiers.straight(admin, 3, 1, 10);
        String uuid = shipping.ship(tiers, 4);
        String mirror = shipping.chain(uuid).get(1).path("uuid").asText();
        long before = shipping.count();

        admin.put("/item-fulfillments/" + uuid, "{'upstreamItemFulfillment':null,'dateDeliveryEta':'2026-12-05'}")
                .is(200);

        List<JsonNode> chain = shipping.chain(uuid);
        assertEquals(mirror, chain.get(1).path("uuid").asText());
        assertEquals("2026-12-05", chain.get(2).path("dateDeliveryEta").asText());
        assertEquals(before, shipping.count());

        String byHand = Tiers.uuid(admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(1) + "'}"));
        long withAnother = shipping.count();
        admin.put("/item-fulfillments/" + uuid, "{'upstreamItemFulfillment':'" + byHand + "'}")
                .is(200);

        assertEquals(byHand, shipping.chain(uuid).get(1).path("uuid").asText());
        assertEquals(
                List.of("4", "4", "4"),
                shipping.chain(uuid).stream().map(Shipping::quantities).toList());
        assertEquals(withAnother - 2, shipping.count());
    }

    @Test
    void a_shipment_that_moves_and_drops_its_link_leaves_no_mirror_behind() {
        Tiers one = Tiers.straight(admin, 2, 1, 10);
        Tiers other = Tiers.straight(admin, 2, 1, 10);
        String uuid = shipping.ship(one);
        long before = shipping.count();

        admin.put(
                        "/item-fulfillments/" + uuid,
                        "{'upstreamItemFulfillment':null,'salesOrder':'"
                                + other.orders().get(0) + "'}")
                .is(200);

        assertEquals(
                other.orders().get(1),
                shipping.chain(uuid).get(1).path("salesOrder").path("uuid").asText());
        assertEquals(before, shipping.count());
    }

    @Test
    void an_identical_write_changes_no_row() {
        Tiers tiers = Tiers.straight(admin, 4, 3, 10);
        String uuid = shipping.ship(tiers, 1, 2, 3);
        String item = shipping.whole(uuid)
                .path("itemFulfillmentItems")
                .get(0)
                .path("uuid")
                .asText();
        List<JsonNode> before = shipping.chain(uuid);
        assertTrue(before.get(0).has("dtUpdated"));

        admin.put("/item-fulfillments/" + uuid, "{'dateDeliveryEta':'2026-12-01'}")
                .is(200);
        admin.put("/item-fulfillment-items/" + item, "{'quantity':1}").is(200);
        admin.put("/item-fulfillments/" + uuid, "{'itemFulfillmentItems':[{'uuid':'" + item + "','quantity':1.0}]}")
                .is(200);

        assertEquals(before, shipping.chain(uuid));
    }

    @Test
    void a_ring_of_orders_ends_the_walk_with_a_word() {
        Tiers tiers = Tiers.straight(admin, 3, 1, 10);
        tiers.tie(admin, 0, 2, List.<int[]>of(new int[] {0, 0}));

        Door.Reply made = admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(0) + "'}");

        assertEquals(List.of("W-2"), made.is(201).problems());
        assertEquals(3, shipping.chain(made.data().path("uuid").asText()).size());
    }

    @Test
    void fifty_levels_are_mirrored_and_not_one_more() {
        Tiers tiers = Tiers.straight(admin, 51, 1, 1);
        assertEquals(51, shipping.chain(shipping.ship(tiers, 1)).size());
        long before = shipping.count();
        tiers.add(admin, 1, 1);
        tiers.tie(admin, 51, 50, List.<int[]>of(new int[] {0, 0}));

        Door.Reply refused = admin.post(
                "/item-fulfillments", "{'salesOrder':'" + tiers.orders().get(0) + "'}");

        assertEquals(List.of("EO-4"), refused.is(422).problems());
        assertEquals(before, shipping.count());
    }

    @Test
    void whoever_ships_needs_no_grants_on_what_is_mirrored_but_the_platform_does() {
        Tiers tiers = Tiers.straight(admin, 3, 1, 10);
        Door warehouse = Door.of(fixture, "warehouse");
        String grant =
                "UPDATE AclRecordPermissions p JOIN Roles r ON r.id = p.roleId JOIN Records e ON e.id = p.recordId"
                        + " SET p.canCreate = %d WHERE r.sharedName = 'mirroring' AND e.name = 'itemFulfillmentItems'";
        String version = "UPDATE MetadataVersion SET version = version + 1";
        assertEquals(
                "3",
                Shipping.quantities(
                        shipping.chain(shipping.ship(warehouse, tiers, 3)).get(2)));
        long before = shipping.count();
        DatabaseServer.shared().execute(fixture.core(), grant.formatted(0), version);
        try {
            fixture.catalogs().changed();
            String body = "{'salesOrder':'" + tiers.orders().get(0) + "','itemFulfillmentItems':[{'quantity':1,"
                    + "'salesOrderItem':'" + tiers.lines().get(0).get(0) + "'}]}";
            Door.Reply refused = warehouse.post("/item-fulfillments", body).is(403);
            assertEquals("EZ-1", refused.problems().get(0).substring(0, 4));
            assertEquals(before, shipping.count());
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
        JsonNode before = shipping.whole(byHand);

        String mirror =
                shipping.chain(shipping.ship(tiers, 2)).get(1).path("uuid").asText();

        assertFalse(mirror.equals(byHand));
        assertEquals(before, shipping.whole(byHand));
    }
}
