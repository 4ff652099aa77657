package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.punchout.Departure;
import com.togahub.engine.cxml.punchout.Pass;
import com.togahub.engine.cxml.punchout.PunchOut;
import com.togahub.engine.cxml.punchout.SessionKey;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Documents of the mode {@code test}: they reach the client's place for tests, or nothing at all. */
class TestModeTest {
    private final DatabaseServer server = DatabaseServer.shared();
    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void without_a_place_for_tests_they_are_refused() {
        assertEquals("403", gateway.post(test("PO-1", "test-1@buyer")).status());
        assertEquals(0, gateway.orders("PO-1"));
    }

    @Test
    void with_one_they_are_carried_out_there_and_only_there() {
        String schema = addTestClient();
        assertEquals("200", gateway.post(test("PO-1", "same@buyer")).status());
        assertEquals(0, gateway.orders("PO-1"));
        String there = "SELECT COUNT(*) FROM SalesOrders WHERE externalReference = 'PO-1'";
        assertEquals("1", Query.value(schema, there));
        assertEquals("test", Query.value(schema, "SELECT deploymentMode FROM CxmlDocuments"));
        // the same names in production are others
        assertEquals(
                "200", gateway.post(GatewayFixture.order("PO-1", "same@buyer")).status());
        assertEquals(1, gateway.orders("PO-1"));
        assertEquals("1", Query.value(schema, there));
    }

    @Test
    void roles_of_the_client_itself_mean_nothing_there() {
        String schema = addTestClient();
        server.execute(
                gateway.core(),
                "UPDATE ClientApiIdentities_Roles ir JOIN Roles r ON r.name = 'own' SET ir.roleId = r.id");
        GatewayFixture.Answer answer = gateway.post(test("PO-1", "test-1@buyer"));
        assertTrue(!answer.status().equals("200"), answer.document());
        assertEquals("0", Query.value(schema, "SELECT COUNT(*) FROM SalesOrders"));
    }

    @Test
    void people_shop_there_too() {
        String schema = addTestClient();
        gateway.identity("shopper", "{\"customer\": {\"number\": \"C001\"}, \"punchOut\": {\"kind\": \"CART\"}}");
        String document = PunchOutFixture.setup("shopper", "create", PunchOutFixture.fresh(), PunchOutFixture.POST)
                .replace("<Request>", "<Request deploymentMode=\"test\">");
        String answer = gateway.post(document).document();
        String key = answer.replaceAll("(?s).*/punchout/gate-test/start/([^<]+)<.*", "$1");
        PunchOut pages = gateway.punchOut(Clock.systemUTC());
        assertTrue(pages.start("gate", new SessionKey(key), PunchOutFixture.VISITOR)
                .isEmpty());
        Pass pass = pages.start("gate-test", new SessionKey(key), PunchOutFixture.VISITOR)
                .orElseThrow()
                .pass();
        Departure departure = pages.leave(pass, false, PunchOutFixture.VISITOR).orElseThrow();
        byte[] message =
                Base64.getDecoder().decode(departure.form().orElseThrow().value());
        assertTrue(new String(message, StandardCharsets.UTF_8).contains("<Message deploymentMode=\"test\">"));
        String sessions = "SELECT COUNT(*) FROM PunchOutSessions";
        assertEquals("1", Query.value(schema, sessions));
        assertEquals("0", Query.value(gateway.client(), sessions));
    }

    private String addTestClient() {
        String schema = server.freshName("Client_GateTest");
        String logs = server.freshName("Client_GateTest_Logs");
        Migrator migrator = new Migrator(server.dataSource(""));
        migrator.migrate(SchemaKind.CLIENT, schema);
        migrator.migrate(SchemaKind.CLIENT_LOGS, logs);
        String database = "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                + " SELECT (SELECT id FROM Clients WHERE slug = 'gate-test'), '%s', '%s', h.environmentId, h.id"
                + " FROM DatabaseHosts h";
        server.execute(
                gateway.core(),
                "INSERT INTO Clients (slug, name) VALUES ('gate-test', 'Gate, for tests')",
                database.formatted("CLIENT", schema),
                database.formatted("CLIENT_LOGS", logs),
                "INSERT INTO Roles (clientId, name, isAdministrator) SELECT id, 'own', 1 FROM Clients WHERE slug = 'gate'",
                "UPDATE Clients SET settings = '{\"cxmlTestClient\": \"gate-test\"}' WHERE slug = 'gate'");
        server.execute(
                schema,
                "INSERT INTO Customers (number, name) VALUES ('C001', 'Buyer')",
                "INSERT INTO Items (sku, name) VALUES ('P-1', 'Bolt')");
        return schema;
    }

    private static String test(String orderId, String payloadId) {
        return GatewayFixture.order(orderId, payloadId).replace("<Request>", "<Request deploymentMode=\"test\">");
    }
}
