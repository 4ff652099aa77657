package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.persistence.cxml.GatewayFixture.Answer;
import com.togahub.persistence.testing.Door;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Collected documents of suppliers, where a folder {@code shared/samples} stands beside or above the working directory. */
class SupplierSamplesTest {
    /** In this order: the shipment of the first is withdrawn before another of its number comes. */
    private static final List<String> ACCEPTED = List.of(
            "ShipNoticeRequest/07-new-ship-chainA-1-new-packages-serials.xml",
            "ShipNoticeRequest/08-update-ship-chainA-2-update.xml",
            "ShipNoticeRequest/09-delete-ship-chainA-3-delete.xml",
            "ShipNoticeRequest/01-new-implicit-ShipNoticeRequest.xml",
            "ShipNoticeRequest/10-new-ship-twoorders-A.xml",
            "ShipNoticeRequest/11-new-ship-wholeorder-A.xml",
            "ConfirmationRequest/01-new-detail-request-doc.xml",
            "ConfirmationRequest/04-new-backordered-samples-py.xml",
            "StatusUpdateRequest/01-StatusUpdateRequest.xml",
            "InvoiceDetailRequest/01-invoice-taxes-at-total.xml",
            "InvoiceDetailRequest/02-invoice-taxes-at-line.xml",
            "InvoiceDetailRequest/06-samples-py.xml");

    private static final String VENDOR = "{\"vendor\": {\"number\": \"V001\"}}";

    @TestFactory
    Stream<DynamicTest> documents_of_suppliers_are_taken() {
        Optional<Path> folder = Collected.folder("cxml");
        assumeTrue(folder.isPresent(), "no shared/samples/cxml above the working directory: skipped");
        Supply supply = prepared();
        return ACCEPTED.stream()
                .filter(name -> Files.isRegularFile(folder.get().resolve(name)))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String document = Collected.read(folder.get().resolve(name)).replace("test-secret", "open sesame");
                    // two collected documents of one sender may have one name
                    String named = document.replaceFirst("payloadID=\"([^\"]*)\"", "payloadID=\"$1 " + name + "\"");
                    if (named.contains("deploymentMode=\"test\"")) {
                        assertEquals("403", supply.gateway.post(named).status());
                        named = named.replace("deploymentMode=\"test\"", "")
                                .replaceFirst("payloadID=\"", "payloadID=\"live ");
                    }
                    Answer answer = supply.gateway.post(named);
                    assertEquals("200", answer.status(), answer.text());
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_shipment_of_the_collection_is_followed_to_its_end() {
        Optional<Path> folder = Collected.folder("cxml");
        assumeTrue(folder.isPresent(), "no shared/samples/cxml above the working directory: skipped");
        Supply supply = new Supply();
        supply.gateway.identity("942888711", VENDOR);
        Supply.Order order = supply.order("DO1234", 2, 10);
        Map<String, List<String>> expected = Map.of(
                ACCEPTED.get(0),
                List.of("1: 3 SN-0001 SN-0002 SN-0003 | 2: 4 | # Federal Express 1Z999AA10123456784 4.2"
                        + " | # Federal Express 1Z999AA10123456785 4.2"),
                ACCEPTED.get(1),
                List.of("1: 2 | 2: 4 | # Federal Express 8202 8261 1194 -"),
                ACCEPTED.get(2),
                List.of());
        return ACCEPTED.subList(0, 3).stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String document = Collected.read(folder.get().resolve(name)).replace("test-secret", "open sesame");
                    assertEquals("200", supply.gateway.post(document).status());
                    assertEquals(expected.get(name), supply.shipped(order.below()));
                    assertEquals(expected.get(name), supply.shipped(order.above()));
                }));
    }

    /** The orders that the documents name. */
    private static Supply prepared() {
        Supply supply = new Supply();
        for (String name : List.of("942888711", "supplierid")) {
            supply.gateway.identity(name, VENDOR);
        }
        for (String name : List.of("an00000123", "an01000000147", "meridian-supply")) {
            supply.gateway.identity("networkid", name, VENDOR);
        }
        for (String order : List.of("DO1234", "DO1300", "PO-A", "PO-B", "400-2591453-0", "PO-1004", "PO-1001")) {
            supply.order(order, 3, 20);
        }
        placed(supply, "123", "PO-1001");
        placed(supply, "0c300508b7863dcclb_14999", "PO-1001");
        return supply;
    }

    /** Our own document that placed a purchase order. */
    private static void placed(Supply supply, String payloadId, String order) {
        Door admin = supply.gateway.door("admin");
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("identityUuid", "00000000-0000-4000-8000-000000000000")
                .put("payloadID", payloadId)
                .put("direction", "OUT")
                .put("kind", "OrderRequest")
                .put("document", "none");
        body.putObject("purchaseOrder").put("number", order);
        admin.post("/cxml-documents", body.toString()).is(201);
    }
}
