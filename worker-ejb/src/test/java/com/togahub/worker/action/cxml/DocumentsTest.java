package com.togahub.worker.action.cxml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.delivery.Parcel;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.delivery.Unpacker;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How documents get to partners, over real jobs, a real database and a real server. */
class DocumentsTest {
    private static PartnerServer partner;
    private static SendingNode node;

    private final String order = "SO-" + UUID.randomUUID().toString().substring(0, 8);
    private final String document = UUID.randomUUID().toString();

    @BeforeAll
    static void open() {
        partner = new PartnerServer();
        node = new SendingNode(partner.url());
    }

    @AfterAll
    static void close() {
        node.close();
        partner.close();
    }

    @BeforeEach
    void begin() {
        partner.forget();
        partner.answers(PartnerServer.answer(200, PartnerServer.response(200, "OK", "taken")));
        node.secret(Optional.of(SendingNode.SECRET));
        node.order(order);
        node.document(document, order);
    }

    @Test
    void a_document_that_is_taken_is_done_and_the_secret_is_on_the_wire_alone() {
        partner.answers(PartnerServer.answer(
                200, PartnerServer.response(201, "Accepted", "from open &lt;sesame&gt; &amp; more")));
        long job = node.job(document);
        Map<String, String> outcome = node.run(job);
        assertEquals("1", outcome.get("isSuccess"), outcome::toString);
        assertEquals("201", node.row(document).get("status"));
        assertTrue(node.row(document).get("response").contains("<Status code=\"201\" text=\"Accepted\">from *****<"));

        assertEquals(1, partner.got().size());
        PartnerServer.Got got = partner.got().get(0);
        assertEquals("text/xml; charset=UTF-8", got.contentType());
        assertTrue(
                got.text()
                        .contains(
                                "<Sender><Credential domain=\"duns\"><Identity>9</Identity>"
                                        + "<SharedSecret>open &lt;sesame&gt; &amp; more</SharedSecret></Credential><UserAgent>Toga</UserAgent></Sender>"),
                got::text);
        assertTrue(
                got.text().startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE cXML SYSTEM"), got::text);
        assertTrue(got.text().contains("note=\"ü &amp; x\""), got::text);
        assertFalse(node.isKept("sesame"));
        assertFalse(node.isKept("site=1"), "nor is the address' query, which may hold keys");
        assertTrue(node.isKept(document), "the look itself finds things");

        assertEquals("1", node.run(node.job(document)).get("isSuccess"));
        assertEquals(1, partner.got().size(), "what has been taken is not sent again");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 409, 450, 499})
    void a_document_that_is_refused_fails_at_once(int status) {
        partner.answers(PartnerServer.answer(200, PartnerServer.response(status, "Refused", "no such order")));
        long job = node.job(document);
        Map<String, String> outcome = node.run(job);
        assertEquals("0", outcome.get("isSuccess"));
        assertEquals(
                "the partner refuses the document: " + status + " Refused: no such order",
                outcome.get("failureReason"));
        assertEquals("1", outcome.get("attempt"));
        assertEquals(Integer.toString(status), node.row(document).get("status"));
        assertTrue(node.row(document).get("response").contains("no such order"));
    }

    @Test
    void an_answer_that_asks_for_it_has_the_same_document_sent_again() {
        partner.answers(PartnerServer.answer(503, PartnerServer.response(560, "Temporary server error", "later")));
        long job = node.job(document);
        Map<String, String> outcome = node.run(job);
        assertEquals(null, outcome.get("isSuccess"));
        assertEquals("60", outcome.get("due"), "an hour from now");
        assertEquals("560", node.row(document).get("status"));

        partner.answers(PartnerServer.answer(200, PartnerServer.response(200, "OK", "taken")));
        node.due(job);
        assertEquals("1", node.run(job).get("isSuccess"));
        assertEquals("200", node.row(document).get("status"));
        assertEquals(2, partner.got().size());
        assertArrayEquals(partner.got().get(0).body(), partner.got().get(1).body());
        assertTrue(partner.got().get(1).text().contains("payloadID=\"" + document + "@us\""));
    }

    @Test
    void after_ten_retries_the_job_has_failed() {
        partner.answers(PartnerServer.answer(500, PartnerServer.response(500, "Internal Server Error", "defect")));
        long job = node.job(document);
        for (int attempt = 1; attempt <= 10; attempt++) {
            assertEquals(null, node.run(job).get("isSuccess"));
            node.due(job);
        }
        Map<String, String> outcome = node.run(job);
        assertEquals("0", outcome.get("isSuccess"));
        assertTrue(outcome.get("failureReason").contains("500 Internal Server Error: defect"), outcome::toString);
        assertEquals(11, partner.got().size());
        assertEquals("500", node.row(document).get("status"));
    }

    /** Answers that are none, with what the failure says of them. */
    static List<Arguments> noAnswers() {
        return List.of(
                none("HTTP 200 without a cXML response", server -> PartnerServer.answer(200, "garbage")),
                none(
                        "HTTP 502 without a cXML response",
                        server -> PartnerServer.answer(502, "<html><body>Bad gateway</body></html>")),
                none("HTTP 204 without a cXML response", server -> PartnerServer.answer(204, "")),
                none(
                        "HTTP 302: redirections are not followed",
                        server -> PartnerServer.answer(302, PartnerServer.response(200, "OK", ""))),
                none(
                        "HTTP 200 without a cXML response",
                        server -> PartnerServer.answer(200, "<!DOCTYPE cXML [<!ENTITY x \"200\">]><cXML/>")),
                none("larger than 4000 bytes", server -> PartnerServer.answer(200, "x".repeat(10_000))),
                none("IOException", server -> PartnerServer.hangUp()),
                none("HttpTimeoutException", PartnerServer::silence),
                none("HttpTimeoutException", PartnerServer::halfAnAnswer));
    }

    private static Arguments none(String reason, Function<PartnerServer, PartnerServer.Answer> answer) {
        return Arguments.of(reason, answer);
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void anything_but_a_cxml_response_is_tried_again(
            String reason, Function<PartnerServer, PartnerServer.Answer> answer) {
        partner.answers(answer.apply(partner));
        long job = node.job(document);
        Map<String, String> outcome = node.run(job);
        assertEquals(null, outcome.get("isSuccess"), outcome::toString);
        assertEquals("1", outcome.get("retries"));
        assertEquals("60", outcome.get("due"));
        String lines = String.join("\n", node.lines(job));
        assertTrue(lines.contains(reason), lines);
        assertEquals(null, node.row(document).get("status"));
        assertEquals(1, partner.got().size());
    }

    @Test
    void a_server_that_is_not_there_is_tried_again() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        node.core("UPDATE ClientApiIdentities SET defaultMapping = REPLACE(defaultMapping, '" + partner.url()
                + "', 'http://127.0.0.1:" + port + "/cxml')");
        try {
            Map<String, String> outcome = node.run(node.job(document));
            assertEquals(null, outcome.get("isSuccess"));
            assertEquals("60", outcome.get("due"));
        } finally {
            node.core("UPDATE ClientApiIdentities SET defaultMapping = REPLACE(defaultMapping, 'http://127.0.0.1:"
                    + port + "/cxml', '" + partner.url() + "')");
        }
    }

    @Test
    void a_secret_or_an_identity_that_is_missing_may_come_back() {
        node.secret(Optional.empty());
        long job = node.job(document);
        assertEquals(null, node.run(job).get("isSuccess"));
        assertTrue(String.join("\n", node.lines(job)).contains("the variable TOGA_SECRET_CXML_BUYER holds no secret"));
        node.secret(Optional.of(SendingNode.SECRET));
        node.core("UPDATE ClientApiIdentities SET isActive = 0");
        node.due(job);
        assertEquals(null, node.run(job).get("isSuccess"));
        assertEquals(List.of(), partner.got());
        node.core("UPDATE ClientApiIdentities SET isActive = 1");
        node.due(job);
        assertEquals("1", node.run(job).get("isSuccess"));
    }

    @Test
    void a_document_that_does_not_exist_fails_at_once() {
        Map<String, String> outcome = node.run(node.job("nowhere"));
        assertEquals("0", outcome.get("isSuccess"));
        assertEquals("there is no document nowhere to be sent", outcome.get("failureReason"));
    }

    @Test
    void a_document_waits_for_those_before_it_and_uses_up_no_retry() {
        String second = UUID.randomUUID().toString();
        node.document(second, order);
        long job = node.job(second);
        for (int wait = 1; wait <= 12; wait++) {
            Map<String, String> outcome = node.run(job);
            assertEquals(null, outcome.get("isSuccess"));
            assertEquals("0", outcome.get("retries"));
            assertTrue(Integer.parseInt(outcome.get("dueSeconds")) <= 3, outcome::toString);
            node.due(job);
        }
        assertEquals(List.of(), partner.got());
        partner.answers(PartnerServer.answer(200, PartnerServer.response(500, "Error", "later")));
        node.run(node.job(document));
        node.run(job);
        assertEquals(1, partner.got().size(), "the first one is still to be taken");

        partner.answers(PartnerServer.answer(200, PartnerServer.response(400, "Bad Request", "never")));
        node.run(node.job(document));
        partner.answers(PartnerServer.answer(200, PartnerServer.response(200, "OK", "")));
        node.due(job);
        assertEquals("1", node.run(job).get("isSuccess"), "a refusal settles it");
    }

    @Test
    void other_orders_and_what_was_given_up_hold_nobody_up() {
        String other = order + "x";
        String second = UUID.randomUUID().toString();
        node.order(other);
        node.document(second, other);
        assertEquals("1", node.run(node.job(second)).get("isSuccess"));

        String third = UUID.randomUUID().toString();
        node.document(third, order);
        node.client(
                "UPDATE CxmlDocuments SET dtCreated = NOW(3) - INTERVAL 721 MINUTE WHERE uuid = '" + document + "'");
        assertEquals("1", node.run(node.job(third)).get("isSuccess"));
    }

    @Test
    void attachments_go_with_the_document() {
        node.client("INSERT INTO CxmlAttachments (cxmlDocumentId, contentId, contentType, content)"
                + " SELECT id, 'plan@us', 'application/pdf', X'00FF0D0A2D2D' FROM CxmlDocuments WHERE uuid = '"
                + document + "'");
        assertEquals("1", node.run(node.job(document)).get("isSuccess"));
        PartnerServer.Got got = partner.got().get(0);
        assertTrue(got.contentType().startsWith("multipart/related; boundary="), got::contentType);
        Parcel parcel = Unpacker.unpack(new Post(
                Optional.of(got.contentType()),
                Optional.empty(),
                got.body(),
                "http://127.0.0.1/",
                "127.0.0.1",
                Optional.empty(),
                Optional.empty()));
        assertTrue(new String(parcel.xml(), StandardCharsets.UTF_8).contains("SharedSecret"));
        assertEquals("plan@us", parcel.attachments().get(0).contentId());
        assertEquals("application/pdf", parcel.attachments().get(0).mediaType());
        assertArrayEquals(
                new byte[] {0, (byte) 0xFF, 13, 10, '-', '-'},
                parcel.attachments().get(0).bytes());
    }
}
