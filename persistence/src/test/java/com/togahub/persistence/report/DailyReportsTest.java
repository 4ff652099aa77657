package com.togahub.persistence.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.report.DailyReports;
import com.togahub.engine.report.DailyReports.Made;
import com.togahub.persistence.aws.AwsClients;
import com.togahub.persistence.aws.S3Reports;
import com.togahub.persistence.testing.CloudServers;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reports of a client whose database is sound and of one whose database is gone. */
class DailyReportsTest {
    private static final DatabaseServer SERVER = DatabaseServer.shared();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 7);
    private static final String ORDERS = "reports/daily/2026-03-07/gate/sales-orders.csv";
    private static final String FULFILLMENTS = "reports/daily/2026-03-07/gate/item-fulfillments.csv";

    private static EngineFixture fixture;
    private static Wire wire;
    private static S3Client s3;
    private static String bucket;
    private static DailyReports reports;

    @BeforeAll
    static void start() throws Exception {
        fixture = EngineFixture.create();
        wire = new Wire(CloudServers.shared().bucketPort());
        s3 = AwsClients.s3(CloudServers.at(CloudServers.shared().queuePort(), wire.port()));
        bucket = SERVER.freshName("reports").replace('_', '-');
        reports = new DailyReports(
                fixture.database(), fixture.tenants(), new S3Reports(s3, bucket, true), fixture.core());
        SERVER.execute(
                fixture.core(),
                "INSERT INTO Clients (slug, name) VALUES ('aground', 'Aground')",
                "INSERT INTO Clients (slug, name, isActive) VALUES ('former', 'Former', 0)",
                "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                        + " SELECT c.id, p.purpose, CONCAT('Missing_', p.purpose), h.environmentId, h.id"
                        + " FROM DatabaseHosts h, Clients c, (SELECT 'CLIENT' AS purpose UNION SELECT 'CLIENT_LOGS') p"
                        + " WHERE c.slug = 'aground'");
        SERVER.execute(
                fixture.client(),
                "INSERT INTO Customers (number, name) VALUES ('C1', 'Bolts, \"Nuts\" & Söhne')",
                order("SO1", "2026-03-07"),
                order("SO2", "2026-03-07"),
                order("SO3", "2026-03-06"),
                order("SO4", "2026-03-08"),
                "INSERT INTO SalesOrderItems (salesOrderId, lineNumber, quantity, unitPrice)"
                        + " SELECT id, 1, 2, 1.25 FROM SalesOrders WHERE number = 'SO1'",
                "INSERT INTO SalesOrderItems (salesOrderId, lineNumber, quantity, unitPrice)"
                        + " SELECT id, 2, 3, 100 FROM SalesOrders WHERE number = 'SO1'",
                "INSERT INTO ItemFulfillments (number, salesOrderId, dateItemFulfillment, dtSubmitted)"
                        + " SELECT 'F1', id, '2026-03-07', '2026-03-07 10:00:00.5' FROM SalesOrders WHERE number = 'SO1'",
                "INSERT INTO ItemFulfillmentItems (itemFulfillmentId, salesOrderItemId, quantity)"
                        + " SELECT f.id, i.id, 1.5 FROM ItemFulfillments f, SalesOrderItems i WHERE i.lineNumber = 1");
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        wire.close();
    }

    private static String order(String number, String date) {
        return "INSERT INTO SalesOrders (number, customerId, dateOrder) SELECT '" + number + "', id, '" + date
                + "' FROM Customers";
    }

    private static String read(String name) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(name)).asUtf8String();
    }

    @Test
    void aDayOfAClientIsTwoFiles() {
        Made made = reports.make(DAY, List.of("gate"), () -> false);
        assertEquals(Map.of(), made.failures());
        assertEquals(Map.of(ORDERS, 2, FULFILLMENTS, 1), made.rows());
        assertEquals(
                List.of(
                        "number,dateOrder,status,customer.number,customer.name,currency,externalReference,lines,total",
                        "SO1,2026-03-07,open,C1,\"Bolts, \"\"Nuts\"\" & Söhne\",USD,,2,302.5",
                        "SO2,2026-03-07,open,C1,\"Bolts, \"\"Nuts\"\" & Söhne\",USD,,0,",
                        ""),
                List.of(read(ORDERS).split("\r\n", -1)));
        assertEquals(
                List.of(
                        "number,dateItemFulfillment,itemFulfillmentStage,salesOrder.number,dateDeliveryEta,dtSubmitted,"
                                + "lines,quantity",
                        "F1,2026-03-07,,SO1,,2026-03-07T10:00:00.500Z,1,1.5",
                        ""),
                List.of(read(FULFILLMENTS).split("\r\n", -1)));
    }

    @Test
    void theActiveClientsAreThoseOfTheTable() {
        assertEquals(List.of("aground", "gate"), reports.clients());
    }

    @Test
    void oneClientsBrokenDatabaseDoesNotStopTheOthers() {
        Made made = reports.make(DAY, List.of("aground", "former", "gate"), () -> false);
        assertEquals(Set.of("aground", "former"), made.failures().keySet());
        assertEquals(Set.of(ORDERS, FULFILLMENTS), made.rows().keySet());
        assertTrue(made.failures().get("former").contains("no such active client"));
    }

    @Test
    void aDayOfManyRowsIsReadPageByPage() {
        StringBuilder many = new StringBuilder("INSERT INTO SalesOrders (number, customerId, dateOrder) VALUES ");
        String customer = "(SELECT id FROM Customers LIMIT 1)";
        for (int i = 0; i < 2_000; i++) {
            many.append(i == 0 ? "" : ", ").append("('M" + i + "', " + customer + ", '2025-01-01')");
        }
        SERVER.execute(fixture.client(), many.toString());
        LocalDate day = LocalDate.of(2025, 1, 1);
        String name = "reports/daily/2025-01-01/gate/sales-orders.csv";
        assertEquals(
                2_000, reports.make(day, List.of("gate"), () -> false).rows().get(name));
        List<String> lines = read(name).lines().toList();
        assertEquals(2_001, lines.size());
        assertEquals(2_001, new HashSet<>(lines).size());
    }

    @Test
    void withoutTheBucketNothingIsLeftBehind() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        long before = reportsIn(folder);
        wire.down(true);
        try {
            Made made = reports.make(LocalDate.of(2026, 3, 6), List.of("gate"), () -> false);
            assertEquals(Map.of("gate", "the bucket cannot be reached"), made.failures());
        } finally {
            wire.down(false);
        }
        assertEquals(before, reportsIn(folder));
    }

    private static long reportsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("toga-report-"))
                    .count();
        }
    }

    @Test
    void aCancelledReportSaysWhomItLeftOut() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        Made made = reports.make(day, List.of("gate"), () -> true);
        assertEquals(Map.of("gate", "cancelled"), made.failures());
        assertFalse(made.rows().containsKey("reports/daily/2024-01-01/gate/sales-orders.csv"));
        assertThrows(NoSuchKeyException.class, () -> read("reports/daily/2024-01-01/gate/sales-orders.csv"));
    }
}
