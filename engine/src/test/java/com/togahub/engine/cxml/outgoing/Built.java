package com.togahub.engine.cxml.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.Corpus;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.types.DocumentTypes;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.request.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Builds whole documents of rows as the engine shows them. */
final class Built {
    static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    static final String ORDER_ID = "order-1@buyer.example";

    private static final String RECEIVED = """
            <cXML payloadID="order-1@buyer.example" timestamp="2026-11-01T10:00:00-05:00"><Header>
            <From><Credential domain="DUNS"><Identity>111</Identity></Credential></From>
            <To><Credential domain="DUNS"><Identity>999</Identity></Credential></To>
            <Sender><Credential domain="DUNS"><Identity>hub</Identity><SharedSecret>*****</SharedSecret></Credential>
            <UserAgent>Buyer</UserAgent></Sender></Header><Request><OrderRequest/></Request></cXML>""";

    private Built() {}

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** An order with these lines and keys; quotes are single ones. */
    static CustomersOrder order(String status, String keys, String... lines) {
        String elements = keys.isEmpty() ? "" : "{'name':'ControlKeys','markup':'" + keys.replace("\"", "\\\"") + "'}";
        return CustomersOrder.of(json("{'uuid':'u','number':'SO00001','externalReference':'PO-1','status':'" + status
                + "','dateRequestedDelivery':'2026-12-05','extrinsics':{'attributes':{'orderDate':'2026-11-01T23:30:00-05:00'},"
                + "'elements':[" + elements + "]},'salesOrderItems':[" + String.join(",", lines) + "]}"));
    }

    static String line(int number, String status, String keys) {
        String elements = keys.isEmpty() ? "" : "{'name':'ControlKeys','markup':'" + keys.replace("\"", "\\\"") + "'}";
        return "{'uuid':'l" + number + "','lineNumber':" + number
                + ",'quantity':2.500000,'unitOfMeasure':'BX','status':'" + status
                + "','extrinsics':{'attributes':{'confirmationDueDate':'2026-11-05T00:00:00-05:00'},'elements':["
                + elements + "]}}";
    }

    static String keys(String value) {
        return "<ControlKeys><OCInstruction value=\"" + value + "\"/></ControlKeys>";
    }

    /** The document that a notice becomes. */
    static String document(Notice notice, String operation, Optional<String> earlier) {
        Letterhead head = Letterhead.of(
                new Received("i", ORDER_ID, RECEIVED, false),
                Mapping.of(json("{'outgoing':{'url':'https://buyer.example/cxml'}}"))
                        .outgoing()
                        .orElseThrow());
        return new OutgoingDocument("1@us", NOW)
                .write(notice.type(), head.tag(), notice.request(operation, NOW, earlier, false));
    }

    /** Insists on the protocol's own document type, where a copy of that can be found. */
    static void requireValid(Notice notice, String document) {
        Corpus.folder("cxml-dtd")
                .ifPresent(folder -> assertEquals(
                        List.of(),
                        new DocumentTypes(folder).flaws(notice.kind(), document.replaceFirst("<!DOCTYPE[^>]*>", "")),
                        document));
    }
}
