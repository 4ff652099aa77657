package com.togahub.persistence.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.store.StoreException;
import com.togahub.persistence.host.Host;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolsTest {
    private static final DatabaseServer SERVER = DatabaseServer.shared();
    private final AtomicReference<String> password = new AtomicReference<>(SERVER.password());
    private Pools pools = new Pools(name -> Optional.of(password.get()));

    @AfterEach
    void close() {
        pools.close();
    }

    private String host(String user) {
        return pools.add(new Host(
                "jdbc:mysql:",
                "127.0.0.1:" + SERVER.port(),
                user,
                "password",
                Map.of("allowPublicKeyRetrieval", "true")));
    }

    private static Pools.Share of(String owner) {
        return new Pools.Share(owner, false);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void aQueryForWorkTakesNoLongerThanItMay() throws Exception {
        pools.close();
        pools = new Pools(name -> Optional.of(password.get()), Duration.ofSeconds(1));
        String host = host(SERVER.user());
        String endless = "SELECT COUNT(*) FROM information_schema.COLLATIONS a, information_schema.COLLATIONS b,"
                + " information_schema.COLLATIONS c, information_schema.COLLATIONS d";
        long begun = System.nanoTime();
        try (Connection connection = pools.connection(host, Purpose.WORK, of("one"))) {
            SQLException ended = assertThrows(SQLException.class, () -> ask(connection, endless));
            assertEquals(StoreException.Kind.TIMEOUT, SqlFailures.failure(ended).kind());
            assertEquals("1", ask(connection, "SELECT 1"));
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 20);
    }

    @Test
    void oneSchemaGetsTwoThirdsOfAHostsConnections() throws Exception {
        String host = host(SERVER.user());
        List<Connection> held = new ArrayList<>();
        for (int i = 0; i < Purpose.SERVICE.limit() * 2 / 3; i++) {
            held.add(pools.connection(host, Purpose.SERVICE, of("greedy")));
        }
        assertThrows(SQLException.class, () -> pools.connection(host, Purpose.SERVICE, of("greedy")));
        try (Connection other = pools.connection(host, Purpose.SERVICE, of("modest"))) {
            assertEquals("1", ask(other, "SELECT 1"));
        }
        held.remove(0).close();
        held.add(pools.connection(host, Purpose.SERVICE, of("greedy")));
        for (Connection connection : held) {
            connection.close();
        }
        assertEquals(0, pools.borrowed());
    }

    @Test
    void aConnectionThatIsGivenUpFreesItsPlace() throws Exception {
        String host = host(SERVER.user());
        for (int i = 0; i < 2 * Purpose.SERVICE.limit(); i++) {
            Connection connection = pools.connection(host, Purpose.SERVICE, of("one"));
            Pools.discard(connection);
            connection.close();
        }
        assertEquals(0, pools.borrowed());
    }

    @Test
    void aChangedPasswordCountsForNewConnectionsAndOldOnesLiveOn() throws Exception {
        SERVER.execute(
                "",
                "CREATE USER IF NOT EXISTS 'changing'@'%' IDENTIFIED BY 'before'",
                "ALTER USER 'changing'@'%' IDENTIFIED BY 'before'",
                "GRANT SELECT ON *.* TO 'changing'@'%'");
        password.set("before");
        String host = host("changing");
        try (Connection old = pools.connection(host, Purpose.WORK, of("one"))) {
            SERVER.execute("", "ALTER USER 'changing'@'%' IDENTIFIED BY 'after'");
            assertThrows(SQLException.class, () -> pools.connection(host, Purpose.WORK, of("two")));
            password.set("after");
            try (Connection young = pools.connection(host, Purpose.WORK, of("two"))) {
                assertEquals("1", ask(young, "SELECT 1"));
                assertTrue(!ask(young, "SELECT CONNECTION_ID()").equals(ask(old, "SELECT CONNECTION_ID()")));
            }
            assertEquals("1", ask(old, "SELECT 1"));
        }
    }

    @Test
    void thePoolOfAHostThatNobodyAsksAnyMoreIsClosed() throws Exception {
        pools.close();
        pools = new Pools(name -> Optional.of(password.get()), Duration.ZERO, 0);
        String one = host(SERVER.user());
        SERVER.execute("", "CREATE USER IF NOT EXISTS 'moving'@'%' IDENTIFIED BY '" + SERVER.password() + "'");
        pools.connection(one, Purpose.WORK, of("one")).close();
        String moved = host("moving");
        Set<String> pooled = new HashSet<>(pools.figures().keySet());
        assertEquals(Set.of(one + " WORK"), pooled);
        pools.connection(moved, Purpose.WORK, of("one")).close();
        assertEquals(Set.of(moved + " WORK"), pools.figures().keySet());
        assertEquals(
                List.of(),
                Query.column(
                        "information_schema",
                        "SELECT ID FROM PROCESSLIST WHERE USER = 'moving' AND COMMAND <> 'Sleep'"));
    }

    @Test
    void nobodyWaitsLongForATableThatSomeoneHasLocked() throws Exception {
        String host = host(SERVER.user());
        String schema = SERVER.freshName("Locked");
        SERVER.execute("", "CREATE DATABASE " + schema);
        SERVER.execute(schema, "CREATE TABLE Things (id INT PRIMARY KEY)");
        try (Connection holder = SERVER.dataSource(schema).getConnection();
                Statement lock = holder.createStatement();
                Connection connection = pools.connection(host, schema, Purpose.SERVICE)) {
            lock.execute("LOCK TABLES Things WRITE");
            long started = System.nanoTime();
            SQLException failure =
                    assertThrows(SQLException.class, () -> ask(connection, "SELECT COUNT(*) FROM Things"));
            assertEquals(1205, failure.getErrorCode());
            long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
            assertTrue(seconds < Purpose.SERVICE.lockWaitSeconds() + 3, () -> "waited " + seconds + " s");
        }
    }
}
