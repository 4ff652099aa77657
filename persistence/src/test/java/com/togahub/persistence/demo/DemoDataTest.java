package com.togahub.persistence.demo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoDataTest {
    private static final String BUYERS_ORDERS = "SELECT COUNT(*) FROM SalesOrders o JOIN Users u"
            + " ON u.customerId = o.customerId WHERE u.email = 'buyer@acme.example'";

    private final DatabaseServer server = DatabaseServer.shared();
    private final String core = server.freshName("Core");
    private final String logs = server.freshName("Logs");
    private final DemoAccounts accounts = new DemoAccounts(
            List.of(
                    credential("acme", "demo-admin", "admin"),
                    credential("acme", "demo-buyer", "buyer"),
                    credential("acme", "demo-public", "public"),
                    credential("compass", "compass-admin", "admin")),
            List.of(
                    new DemoAccounts.User("acme", "admin@acme.example", "p1", List.of("admin")),
                    new DemoAccounts.User("acme", "buyer@acme.example", "p2", List.of("buyer")),
                    new DemoAccounts.User("compass", "admin@compass.example", "p3", List.of("admin"))),
            List.of(new DemoAccounts.CxmlIdentity("acme", "NetworkId", "AN01000000001-DEMO", "shared")));

    DemoDataTest() {
        Migrator migrator = new Migrator(server.dataSource(""));
        migrator.migrate(SchemaKind.CORE, core);
        migrator.migrate(SchemaKind.LOGS, logs);
        demo(server.port()).load(accounts, secret -> "hash of " + secret);
    }

    @Test
    void theChainRunsFromTheCustomerToTheAssembly() {
        String sql = """
                SELECT CONCAT_WS(' ', a.number, p.number, b.number, q.number, c.number)
                FROM SalesOrders a
                JOIN SalesOrders_PurchaseOrders ap ON ap.salesOrderId = a.id
                JOIN PurchaseOrders p ON p.id = ap.purchaseOrderId
                JOIN PurchaseOrders_SalesOrders pb ON pb.purchaseOrderId = p.id
                JOIN SalesOrders b ON b.id = pb.salesOrderId
                JOIN SalesOrders_PurchaseOrders bq ON bq.salesOrderId = b.id
                JOIN PurchaseOrders q ON q.id = bq.purchaseOrderId
                JOIN PurchaseOrders_SalesOrders qc ON qc.purchaseOrderId = q.id
                JOIN SalesOrders c ON c.id = qc.salesOrderId
                """;
        assertEquals("SO00001 PO00001 SO00002 PO00002 SO00003", Query.value("Client_Acme", sql));
    }

    @Test
    void theBundleIsMadeOfSixComponents() {
        String sql = """
                SELECT CONCAT(i.sku, ' ', s.lineNumber, ' ', COUNT(*))
                FROM SalesOrders o
                JOIN SalesOrderItems s ON s.salesOrderId = o.id
                JOIN Items i ON i.id = s.itemId
                JOIN SalesOrderItems_PurchaseOrderItems b1 ON b1.salesOrderItemId = s.id
                JOIN PurchaseOrderItems_SalesOrderItems b2 ON b2.purchaseOrderItemId = b1.purchaseOrderItemId
                JOIN SalesOrderItems_PurchaseOrderItems b3 ON b3.salesOrderItemId = b2.salesOrderItemId
                JOIN PurchaseOrderItems_SalesOrderItems b4 ON b4.purchaseOrderItemId = b3.purchaseOrderItemId
                WHERE o.number = 'SO00001'
                GROUP BY i.sku, s.lineNumber ORDER BY s.lineNumber
                """;
        assertEquals(List.of("KIT-WORKSTATION 1 6", "CABLE-USBC 2 1"), Query.column("Client_Acme", sql));
    }

    @Test
    void theBuyerHasOrdersAndThereAreOthers() {
        int own = Integer.parseInt(Query.value("Client_Acme", BUYERS_ORDERS));
        int all = Integer.parseInt(Query.value("Client_Acme", "SELECT COUNT(*) FROM SalesOrders"));
        assertTrue(own > 0 && own < all, own + " of " + all);
    }

    @Test
    void secretsAreStoredAsHashesOnly() {
        String sql = "SELECT apiKey, secretHash, userUuid FROM ApiCredentials WHERE apiKey = ?";
        Map<String, String> buyer = Query.rows(core, sql, "demo-buyer").get(0);
        assertEquals("hash of secret of demo-buyer", buyer.get("secretHash"));
        assertEquals(
                Query.value("Client_Acme", "SELECT uuid FROM Users WHERE email = 'buyer@acme.example'"),
                buyer.get("userUuid"));
        assertEquals("hash of p2", Query.value("Client_Acme", "SELECT passwordHash FROM Users WHERE customerId = 1"));
        assertEquals("hash of shared", Query.value(core, "SELECT sharedSecretHash FROM ClientApiIdentities"));
    }

    @Test
    void rolesAreThoseOfTheFile() {
        String sql = "SELECT CONCAT(a.apiKey, ' ', r.name) FROM ApiCredentials a JOIN ApiCredentials_Roles x"
                + " ON x.apiCredentialId = a.id JOIN Roles r ON r.id = x.roleId ORDER BY a.apiKey";
        assertEquals(
                List.of("compass-admin admin", "demo-admin admin", "demo-buyer buyer", "demo-public public"),
                Query.column(core, sql));
        String user = "SELECT roleUuid FROM Users_Roles x JOIN Users u ON u.id = x.userId WHERE u.email = ?";
        assertEquals(
                Query.value(core, "SELECT uuid FROM Roles WHERE name = 'buyer'"),
                Query.value("Client_Acme", user, "buyer@acme.example"));
    }

    @Test
    void aSecondStartKeepsTheDataAndFollowsTheServer() {
        server.execute("Client_Compass", "UPDATE Customers SET name = 'Changed' WHERE number = 'C001'");
        demo(4406).load(accounts, secret -> "other hash of " + secret);
        assertEquals("Changed", Query.value("Client_Compass", "SELECT name FROM Customers WHERE number = 'C001'"));
        assertEquals("4406", Query.value(core, "SELECT port FROM DatabaseHosts"));
        assertEquals("4", Query.value(core, "SELECT COUNT(*) FROM ApiCredentials"));
        assertEquals(
                List.of("null LOGS " + logs, "acme CLIENT Client_Acme", "acme CLIENT_LOGS Client_Acme_Logs"),
                Query.column(
                        core,
                        "SELECT CONCAT(COALESCE(c.slug, 'null'), ' ', d.purpose, ' ', d.name) FROM `Databases` d"
                                + " LEFT JOIN Clients c ON c.id = d.clientId"
                                + " WHERE c.slug IS NULL OR c.slug = 'acme' ORDER BY c.slug, d.id"));
    }

    @Test
    void numbersGoOnAfterTheLoadedOnes() {
        String sql = "SELECT lastNumber = (SELECT COUNT(*) FROM SalesOrders) FROM NumberSequences"
                + " WHERE name = 'salesOrders'";
        assertEquals("1", Query.value("Client_Acme", sql));
        assertEquals("1", Query.value("Client_Compass", sql));
    }

    @Test
    void demoLoginsAreRefusedOutsideTheEmbeddedDefault() throws Exception {
        try (Connection connection = server.dataSource(core).getConnection()) {
            assertDoesNotThrow(() -> DemoData.requireAbsent(connection, true));
            DemoException refused = assertThrows(DemoException.class, () -> DemoData.requireAbsent(connection, false));
            assertTrue(refused.getMessage().contains("demo"), refused.getMessage());
        }
    }

    @Test
    void aStartWithoutDemoLoginsIsFine() throws Exception {
        String other = server.freshName("Core");
        new Migrator(server.dataSource("")).migrate(SchemaKind.CORE, other);
        try (Connection connection = server.dataSource(other).getConnection()) {
            assertDoesNotThrow(() -> DemoData.requireAbsent(connection, false));
        }
    }

    @Test
    void theFileIsReadAsTheLauncherWritesIt(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("demo.json"), """
                {"credentials": [{"client": "acme", "name": "n", "apiKey": "k", "secret": "s", "roles": ["admin"]}],
                 "users": [{"client": "acme", "email": "e@acme.example", "password": "p", "roles": []}],
                 "cxmlIdentities": [{"client": "acme", "domain": "d", "identity": "i", "sharedSecret": "x"}]}
                """);
        DemoAccounts read = DemoAccounts.read(file);
        assertEquals("k", read.credentials().get(0).apiKey());
        assertFalse(read.toString().contains("\"s\""));
        Files.writeString(file, "{\"credentials\": [], \"users\": [], \"cxmlIdentities\": [], \"more\": 1}");
        assertThrows(UncheckedIOException.class, () -> DemoAccounts.read(file));
    }

    private DemoData demo(int port) {
        return new DemoData(
                server.dataSource(""),
                new DemoPlace(core, logs, "embedded", "local", "127.0.0.1", port, "toga", "TOGA_CORE_PASSWORD"));
    }

    private static DemoAccounts.Credential credential(String client, String name, String role) {
        return new DemoAccounts.Credential(client, name, name, "secret of " + name, List.of(role));
    }
}
