package com.togahub.persistence.hibernate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.identity.Principal;
import com.togahub.engine.identity.SigningKey;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import com.togahub.persistence.entity.core.DatabaseEntry;
import com.togahub.persistence.entity.core.SigningSecret;
import com.togahub.persistence.entity.logs.WebhookDelivery;
import com.togahub.persistence.identity.JpaSigningKeys;
import com.togahub.persistence.identity.JpaUsers;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00.250Z");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.onOneHost();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static SigningSecret secret(String kid) {
        return new SigningSecret(kid, SECRET, NOON, null);
    }

    private static String stored(String kid) {
        return Query.value(node.schemas().core(), "SELECT COUNT(*) FROM SigningSecrets WHERE kid = ?", kid);
    }

    private static long connectionOf(org.hibernate.Session session) {
        return session.doReturningWork(connection -> {
            try (java.sql.Statement query = connection.createStatement();
                    java.sql.ResultSet row = query.executeQuery("SELECT CONNECTION_ID()")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Test
    void allUnitsAndTheEngineShareTheTransactionsOneConnection() {
        Set<Long> ids = node.database().write(node.tenant(), session -> {
            long core = node.units().core(UnitsTest::connectionOf);
            long client = node.units().client(node.tenant().client().orElseThrow(), UnitsTest::connectionOf);
            long logs = node.units().logs(node.tenant().logs(), UnitsTest::connectionOf);
            try (java.sql.Connection joined = node.connections().coreJoined();
                    java.sql.Statement query = joined.createStatement();
                    java.sql.ResultSet row = query.executeQuery("SELECT CONNECTION_ID()")) {
                row.next();
                return Set.copyOf(List.of(core, client, logs, row.getLong(1)).stream()
                        .distinct()
                        .toList());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals(1, ids.size());
    }

    @Test
    void entitiesAreRolledBackWithTheEnginesWork() {
        String kid = Node.fresh("kid");
        assertThrows(IllegalStateException.class, () -> node.database().write(node.tenant(), session -> {
            node.units().core(unit -> {
                unit.persist(secret(kid));
                return null;
            });
            assertEquals(
                    1,
                    session.update(new Statement(
                            Place.CORE,
                            "UPDATE " + node.schemas().core() + ".SigningSecrets SET secret = 'seen' WHERE kid = ?",
                            List.of(kid),
                            List.of())));
            throw new IllegalStateException("on purpose");
        }));
        assertEquals("0", stored(kid));
    }

    @Test
    void entitiesAreCommittedWithTheEnginesWork() {
        String kid = Node.fresh("kid");
        node.database().write(node.tenant(), session -> node.units().core(unit -> {
            unit.persist(secret(kid));
            return null;
        }));
        assertEquals("1", stored(kid));
    }

    @Test
    void timesAreUtcWhateverTheMachinesZone() {
        TimeZone before = TimeZone.getDefault();
        String kid = Node.fresh("kid");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Chicago"));
            JpaSigningKeys keys = new JpaSigningKeys(node.units(), node.transactions());
            assertTrue(keys.add(new SigningKey(kid, SECRET, NOON, Optional.empty())));
            assertEquals(NOON, keys.newest().get(0).activated());
            assertEquals(
                    "2026-03-29 12:00:00.250",
                    Query.value(
                            node.schemas().core(),
                            "SELECT CAST(dtActivated AS CHAR) FROM SigningSecrets WHERE kid = ?",
                            kid));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aKeyIsAddedOnceAndOthersAreRetired() {
        JpaSigningKeys keys = new JpaSigningKeys(node.units(), node.transactions());
        String kid = Node.fresh("kid");
        SigningKey key = new SigningKey(kid, SECRET, NOON, Optional.empty());
        assertTrue(keys.add(key));
        assertFalse(keys.add(key));
        keys.retireAllBut(Set.of("another"), NOON.plusSeconds(60));
        assertEquals(
                Optional.of(NOON.plusSeconds(60)),
                keys.newest().stream()
                        .filter(each -> each.kid().equals(kid))
                        .findFirst()
                        .orElseThrow()
                        .retired());
    }

    @Test
    void usersComeFromTheirClientsDatabase() {
        String email = Node.fresh("a") + "@example.com";
        DatabaseServer.shared()
                .execute(
                        node.schemas().client(),
                        "INSERT INTO Users (email, passwordHash) VALUES ('" + email + "', 'hash')",
                        "INSERT INTO Users_Roles (userId, roleUuid) VALUES (LAST_INSERT_ID(), 'role-1'),"
                                + " (LAST_INSERT_ID(), 'role-2')");
        JpaUsers users = new JpaUsers(node.units(), node.transactions(), node.tenants(), new RequestPlaces());
        Principal found = users.byEmail("test", email).orElseThrow();
        assertEquals(Set.of("role-1", "role-2"), found.caller().roleUuids());
        assertEquals(Optional.of("hash"), found.secretHash());
        assertEquals(
                found.caller(),
                users.byUuid("test", found.caller().subject()).orElseThrow().caller());
        assertEquals(Optional.empty(), users.byEmail("test", "nobody@example.com"));
        assertEquals(Optional.empty(), users.byEmail("nobody", email));
    }

    @Test
    void everyEntityMatchesItsTable() {
        List<DatabaseEntry> entries = node.units().core(session -> {
            for (String name :
                    List.of("Client", "SigningSecret", "RefreshToken", "ApiCredential", "ClientApiIdentity")) {
                session.createQuery("from " + name, Object.class).getResultList();
            }
            return session.createQuery("from DatabaseEntry d join fetch d.host order by d.id", DatabaseEntry.class)
                    .getResultList();
        });
        assertEquals(
                List.of(
                        node.schemas().logs(),
                        node.schemas().client(),
                        node.schemas().clientLogs()),
                entries.stream().map(DatabaseEntry::name).toList());
        assertEquals("127.0.0.1", entries.get(0).host().host());
        assertTrue(node.units()
                .logs(node.tenants().none().logs(), session -> session.createQuery(
                                "from WebhookDelivery", WebhookDelivery.class)
                        .getResultList())
                .isEmpty());
    }
}
