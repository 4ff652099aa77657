package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.DeployedProduct;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Run;
import com.togahub.launcher.server.MicroServer;
import com.togahub.launcher.server.Ports;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The largest page there is, on a node of its own with little memory. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BigListIT {
    private static final int NODE = 4;
    private static final int ORDERS = 10_000;
    private static final String CLIENT = "Client_Compass";
    private static final String DIGITS = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"
            + " UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
            + " UNION ALL SELECT 9)";

    @Test
    @DisplayName("A9: lists of 10,000 at depth 3 are answered by a node with 256 MiB, several at once")
    void aFullPageFitsALittleHeap() {
        // the further node is one of Payara Micro in any case; its archive is that of the first
        assumeFalse(System.getProperty("toga.server").equals("full"), "Payara Server is not started twice.");
        DeployedProduct product = Run.product();
        String reference = Api.newId();
        execute(
                "INSERT INTO SalesOrders (number, customerId, externalReference, notes) SELECT"
                        + " CONCAT('BIG', a.d, b.d, c.d, e.d), (SELECT MIN(id) FROM Customers), '" + reference
                        + "', REPEAT('n', 200) FROM " + DIGITS + " a, " + DIGITS + " b, " + DIGITS + " c, " + DIGITS
                        + " e",
                "INSERT INTO SalesOrderItems (salesOrderId, lineNumber, itemId, quantity, unitPrice) SELECT o.id, l.n,"
                        + " (SELECT MIN(id) FROM Items), l.n, 10 FROM SalesOrders o, (SELECT 1 AS n UNION ALL SELECT 2) l"
                        + " WHERE o.externalReference = '" + reference + "'");
        int port = Ports.free(1).get(0);
        Map<String, String> environment = new TreeMap<>(product.surroundings().environment(NODE, port));
        // stands behind what the command line says
        environment.put("_JAVA_OPTIONS", "-Xmx256m");
        MicroServer node =
                new MicroServer(product.surroundings().folders(), NODE, port, environment, product.archive());
        node.start();
        try {
            Api api = product.api("compass-admin").at(node.url());
            List<CompletableFuture<Void>> readers = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> read(api, reference)))
                    .limit(3)
                    .toList();
            readers.forEach(CompletableFuture::join);
        } finally {
            node.stop();
            execute(
                    "DELETE l FROM SalesOrderItems l JOIN SalesOrders o ON o.id = l.salesOrderId"
                            + " WHERE o.externalReference = '" + reference + "'",
                    "DELETE FROM SalesOrders WHERE externalReference = '" + reference + "'");
        }
    }

    private static void read(Api api, String reference) {
        Reply reply = api.get(
                        "/sales-orders",
                        Map.of(
                                "where",
                                "externalReference==" + reference,
                                "recordsPerPage",
                                Integer.toString(ORDERS),
                                "sort",
                                "-number",
                                "depth",
                                "3"))
                .succeeded(200);
        JsonNode orders = reply.data("salesOrders");
        assertEquals(ORDERS, orders.size());
        assertEquals("BIG9999", orders.at("/0/number").textValue());
        assertEquals("BIG0000", orders.get(ORDERS - 1).get("number").textValue());
        for (JsonNode order : orders) {
            assertEquals(2, order.get("salesOrderItems").size());
        }
    }

    private static void execute(String... statements) {
        try (Connection connection = Run.product().connect(CLIENT);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
