package com.togahub.persistence.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import com.togahub.persistence.testing.Schemas;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigratorTest {
    private static final String MIGRATOR_RIGHTS =
            "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, INDEX, ALTER,"
                    + " CREATE TEMPORARY TABLES, LOCK TABLES";

    private final DatabaseServer server = DatabaseServer.shared();

    @Test
    void aSecondRunFindsNothingToDo() {
        Schemas schemas = Schemas.shared();
        Migrator migrator = new Migrator(server.dataSource(""));
        assertEquals(0, migrator.migrate(SchemaKind.CORE, schemas.core()));
        assertEquals(0, migrator.migrate(SchemaKind.LOGS, schemas.logs()));
        assertEquals(0, migrator.migrateTenant(schemas.client(), schemas.clientLogs()));
    }

    @Test
    void nodesThatStartAtOnceMigrateOnce() throws Exception {
        String schema = server.freshName("Logs");
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> start = () -> new Migrator(server.dataSource("")).migrate(SchemaKind.LOGS, schema);
            List<Future<Integer>> runs =
                    nodes.invokeAll(IntStream.range(0, 4).mapToObj(i -> start).toList());
            int migrated = 0;
            for (Future<Integer> run : runs) {
                migrated += run.get();
            }
            String recorded =
                    Query.value(schema, "SELECT COUNT(*) FROM flyway_schema_history WHERE version IS NOT NULL");
            assertTrue(migrated > 0);
            assertEquals(recorded, Integer.toString(migrated));
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void anAccountWithoutAdministrationRightsIsEnough() {
        String schema = server.freshName("Core");
        String account = "'migrator'@'%'";
        server.execute(
                "",
                "CREATE USER " + account + " IDENTIFIED BY 'secret'",
                "GRANT " + MIGRATOR_RIGHTS + " ON *.* TO " + account);
        Migrator migrator = new Migrator(server.dataSource("", "migrator", "secret"));
        assertTrue(migrator.migrate(SchemaKind.CORE, schema) > 0);
    }

    @Test
    void halfASchemaIsMadeAnewByAnAccountForThatSchemaAlone() {
        String schema = server.freshName("Client_Half");
        server.execute("", "CREATE DATABASE " + schema);
        server.execute(
                schema,
                "CREATE TABLE Customers (id INT PRIMARY KEY)",
                "CREATE TABLE Another (id INT, customerId INT, FOREIGN KEY (customerId) REFERENCES Customers (id))");
        server.execute(
                "",
                "CREATE USER 'tenants'@'%' IDENTIFIED BY 'secret'",
                "GRANT " + MIGRATOR_RIGHTS + " ON `" + schema + "`.* TO 'tenants'@'%'");
        Migrator migrator = new Migrator(server.dataSource("", "tenants", "secret"));
        assertThrows(MigrationException.class, () -> migrator.migrate(SchemaKind.CLIENT, schema));
        int all = migrator.makeAnew(SchemaKind.CLIENT, schema);
        assertTrue(all > 1);
        server.execute(schema, "INSERT INTO Customers (number, name) VALUES ('1', 'Kept')");
        assertEquals(0, migrator.makeAnew(SchemaKind.CLIENT, schema));
        assertEquals("Kept", Query.value(schema, "SELECT name FROM Customers"));
    }

    @Test
    void aNameThatCouldBecomeSqlIsRefused() {
        Migrator migrator = new Migrator(server.dataSource(""));
        assertThrows(MigrationException.class, () -> migrator.migrate(SchemaKind.LOGS, "a`b"));
    }

    @Test
    void everySchemaRemembersItsOwnMigrations() {
        String sql = "SELECT COUNT(*) FROM flyway_schema_history WHERE success = 1";
        assertTrue(Integer.parseInt(Query.value(Schemas.shared().client(), sql)) > 0);
        assertTrue(Integer.parseInt(Query.value(Schemas.shared().clientLogs(), sql)) > 0);
    }
}
