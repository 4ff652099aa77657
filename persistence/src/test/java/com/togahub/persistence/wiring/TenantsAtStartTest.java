package com.togahub.persistence.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.store.StoreException;
import com.togahub.persistence.provision.TenantMigrations;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.tenancy.SchemaGate;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Eventually;
import com.togahub.persistence.testing.Node;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TenantsAtStartTest {
    private static final DatabaseServer SERVER = DatabaseServer.shared();

    @Test
    @DisplayName("a start does not wait for ever: it serves who is ready, and the others as they become so")
    void patience() throws SQLException {
        try (Node node = Node.onOneHost();
                TenantsAtStart start = new TenantsAtStart(Duration.ofSeconds(1));
                Connection other = SERVER.dataSource("").getConnection()) {
            String slug = Node.fresh("slow");
            String schema = SERVER.freshName("Client_Slow");
            String core = node.schemas().core();
            SERVER.execute(
                    core,
                    "INSERT INTO Clients (slug, name) VALUES ('" + slug + "', 'Slow')",
                    "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                            + " SELECT id, 'CLIENT', '" + schema + "', 1, 1 FROM Clients WHERE slug = '" + slug + "'");
            CachedTenants tenants = new CachedTenants(
                    node.pools(),
                    node.shared(),
                    "test",
                    "here",
                    Clock.systemUTC(),
                    Optional.of(new SchemaGate(node.pools(), node.shared())));
            try {
                call(other, "GET_LOCK(CONCAT('toga:', SHA1(?)), 0)", schema);
                start.migrate(new TenantMigrations(node.pools(), node.shared(), node.connections(), "test"));
                assertTrue(tenants.bySlug("test").isPresent());
                assertEquals(
                        StoreException.Kind.UNAVAILABLE,
                        assertThrows(StoreException.class, () -> tenants.bySlug(slug))
                                .kind());
                call(other, "RELEASE_LOCK(CONCAT('toga:', SHA1(?)))", schema);
                Eventually.holds("the tenant is served", () -> isServed(tenants, slug));
            } finally {
                SERVER.execute(
                        core,
                        "DELETE FROM `Databases` WHERE name = '" + schema + "'",
                        "DELETE FROM Clients WHERE slug = '" + slug + "'");
            }
        }
    }

    private static boolean isServed(CachedTenants tenants, String slug) {
        try {
            return tenants.bySlug(slug).isPresent();
        } catch (StoreException notYet) {
            assertEquals(StoreException.Kind.UNAVAILABLE, notYet.kind());
            return false;
        }
    }

    private static void call(Connection connection, String call, String schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + call)) {
            statement.setString(1, schema);
            statement.executeQuery().close();
        }
    }
}
