package com.togahub.persistence.cxml;

import static com.togahub.persistence.cxml.Notices.item;
import static com.togahub.persistence.cxml.Notices.later;
import static com.togahub.persistence.cxml.Notices.notice;
import static com.togahub.persistence.cxml.Notices.packaging;
import static com.togahub.persistence.cxml.Notices.portion;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.shipnotice.ShipNoticeHandler;
import com.togahub.persistence.cxml.GatewayFixture.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Notices that are refused, notices that meet, and what a notice costs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShipNoticeRefusalTest {
    private final Supply supply = new Supply();

    private void refused(String status, String part, String document) {
        String before = supply.counts();
        Answer answer = supply.gateway.post(document);
        assertEquals(status, answer.status(), answer.text());
        assertTrue(answer.text().contains(part), answer.text());
        assertEquals(before, supply.counts());
    }

    @Test
    void what_is_not_acceptable_is_said() {
        supply.order("P-200", 2, 10);
        supply.order("P-201", 1, 10);
        String good = portion("P-200", item(1, "1"));
        refused("400", "twice", notice("S-200", "r1@s", good + good));
        for (String quantity : List.of("0", "-1", "1e2", "1,5", "x", "")) {
            refused(
                    "400",
                    "line 1: quantity",
                    notice("S-200", "r2" + quantity + "@s", portion("P-200", item(1, quantity))));
        }
        refused("400", "deliveryDate", notice("S-200", "r3@s", good).replaceAll("deliveryDate=\"[^\"]*\"", ""));
        refused("400", "shipmentDate", notice("S-200", "r4@s", good).replace("2026-11-20T08:30:19", "20.11.2026"));
        refused("400", "shipmentID", notice("", "r5@s", good));
        refused("400", "operation", later("replace", "S-200", "r6@s", good));
        refused("400", "no order", notice("S-200", "r7@s", ""));
        refused(
                "400",
                "line 1: the packages hold more",
                notice("S-200", "r8@s", portion("P-200", item(1, "1", packaging("1", "", "", "2")))));
        refused(
                "400",
                "DocumentReference",
                later("update", "S-200", "r9@s", good).replaceAll("<DocumentReference payloadID=\"earlier[^>]*>", ""));
        refused(
                "400",
                "line 1 supplierPartId",
                notice("S-200", "r10@s", good).replace(">S-1<", ">" + "S".repeat(101) + "<"));
        refused(
                "400",
                "twice",
                notice("S-200", "r11@s", good + portion("P-200", item(2, "1")).replace("\"P-200\"", "\" p-200\"")));
    }

    @Test
    void what_is_not_known_is_named() {
        supply.order("P-210", 2, 10);
        supply.order("P-211", "V002", 1, 10);
        String good = portion("P-210", item(1, "1"));
        refused("417", "P-219", notice("S-210", "u1@s", good + portion("P-219", item(1, "1"))));
        refused("417", "P-211", notice("S-210", "u2@s", portion("P-211", item(1, "1"))));
        refused("417", "B-P-211", notice("S-210", "u3@s", portion("B-P-211", item(1, "1"))));
        refused("417", "line 7", notice("S-210", "u4@s", portion("P-210", item(1, "1"), item(7, "1"))));
        refused("417", "S-219", later("update", "S-219", "u5@s", good));
        refused("417", "S-219", later("delete", "S-219", "u6@s", ""));
        assertEquals("200", supply.gateway.post(notice("S-210", "u7@s", good)).status());
        refused("409", "S-210", notice("S-210", "u8@s", good));
        // numbers of others' shipments are unknown to the other vendor, and free for it
        refused("417", "S-210", later("delete", "S-210", "u9@s", "").replace("<Identity>333", "<Identity>444"));
        assertEquals(
                "200",
                supply.gateway
                        .post(notice("S-210", "u10@s", portion("P-211", item(1, "1")))
                                .replace("<Identity>333", "<Identity>444"))
                        .status());
        refused("403", "No customer", notice("S-210", "u11@s", good).replace("<Identity>333", "<Identity>555"));
        supply.gateway
                .door("admin")
                .put("/purchase-orders/" + supply.order("P-212", 1, 1).uuid(), "{'status':'cancelled'}");
        refused("409", "P-212", notice("S-212", "u12@s", portion("P-212")));
    }

    @Test
    void the_profile_offers_what_the_mapping_lets_work() {
        String profile = Supply.document("profile%s@s", "<ProfileRequest/>");
        String vendor = supply.gateway.post(profile.formatted("1")).document();
        assertTrue(vendor.contains("requestName=\"ShipNoticeRequest\""), vendor);
        assertFalse(vendor.contains("requestName=\"OrderRequest\""), vendor);
        String nobody = supply.gateway
                .post(profile.formatted("2").replace("<Identity>333", "<Identity>555"))
                .document();
        assertFalse(nobody.contains("requestName=\"ShipNoticeRequest\""), nobody);
    }

    @Test
    void the_same_document_again_gets_the_same_answer() {
        supply.order("P-220", 1, 10);
        String document = notice("S-220", "same@s", portion("P-220", item(1, "1")));
        Answer first = supply.gateway.post(document);
        String before = supply.counts();
        assertEquals("200", first.status(), first.text());
        assertEquals(first.document(), supply.gateway.post(document).document());
        refused("409", "payloadID", document.replace("quantity=\"1\"", "quantity=\"2\""));
        assertEquals(before, supply.counts());
    }

    @Test
    void one_shipment_in_two_documents_at_once_makes_one_notice() throws Exception {
        supply.order("P-230", 1, 100);
        int senders = 6;
        CyclicBarrier start = new CyclicBarrier(senders);
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        List<String> all = new ArrayList<>();
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                String document = notice("S-230", "at-once-" + i + "@s", portion("P-230", item(1, "1")));
                answers.add(threads.submit(() -> {
                    start.await();
                    return supply.gateway.post(document).status();
                }));
            }
            for (Future<String> answer : answers) {
                all.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, all.stream().filter("200"::equals).count(), all.toString());
        assertTrue(all.stream().allMatch(status -> Set.of("200", "409", "560").contains(status)), all.toString());
        assertEquals(
                1,
                supply.rows("SELECT id FROM AdvanceShippingNotices WHERE shipmentIdentifier = 'S-230'")
                        .size());
    }

    @Test
    void cost_does_not_grow_with_the_lines() {
        List<Integer> few = statements(2);
        List<Integer> many = statements(200);
        assertEquals(few, many);
    }

    /** Statements of a new notice, of one that takes its place, and of one of a whole order. */
    private List<Integer> statements(int lines) {
        String order = "P-24" + lines;
        supply.order(order, lines, 10);
        String[] items = IntStream.rangeClosed(1, lines)
                .mapToObj(line -> item(
                        line,
                        "2",
                        packaging("24-" + lines + "-" + line, "", "TRACK-24-" + lines + "-" + line, "2"),
                        Notices.piece("SN-24-" + lines + "-" + line)))
                .toArray(String[]::new);
        String shipment = "S-24" + lines;
        return List.of(
                supply.statements(new ShipNoticeHandler(), notice(shipment, "cost@s", portion(order, items))),
                supply.statements(new ShipNoticeHandler(), later("update", shipment, "cost@s", portion(order, items))),
                supply.statements(new ShipNoticeHandler(), notice(shipment + "-rest", "cost@s", portion(order))));
    }
}
