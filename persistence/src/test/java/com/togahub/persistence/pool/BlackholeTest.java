package com.togahub.persistence.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.host.Host;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Wire;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between the pool and the server is a wire that can be made to swallow everything. */
class BlackholeTest {
    private Wire wire;
    private Pools pools;
    private String host;

    @BeforeEach
    void start() throws Exception {
        DatabaseServer server = DatabaseServer.shared();
        wire = new Wire(server.port());
        pools = new Pools(name -> Optional.of(server.password()));
        host = pools.add(new Host(
                "jdbc:mysql:",
                "127.0.0.1:" + wire.port(),
                server.user(),
                "password",
                Map.of("allowPublicKeyRetrieval", "true")));
    }

    @AfterEach
    void stop() throws Exception {
        pools.close();
        wire.close();
    }

    private long ask(String sql) throws SQLException {
        try (Connection connection = pools.connection(host, Purpose.WORK);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void aSlowAnswerIsWaitedForLongerThanTheWatch() throws Exception {
        assertEquals(0, ask("SELECT SLEEP(5)"));
    }

    @Test
    void aLostAnswerIsNot() throws Exception {
        ask("SELECT 1");
        try (Connection connection = pools.connection(host, Purpose.WORK);
                Statement statement = connection.createStatement()) {
            wire.swallow(true);
            long started = System.nanoTime();
            assertThrows(SQLException.class, () -> statement.executeQuery("SELECT 1"));
            assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 8);
        }
        long started = System.nanoTime();
        assertThrows(SQLException.class, () -> ask("SELECT 1"));
        assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 10);
        wire.swallow(false);
        assertEquals(1, ask("SELECT 1"));
    }

    @Test
    void connectionsThatDiedUnseenAreReplaced() throws Exception {
        ask("SELECT 1");
        wire.cut();
        Thread.sleep(1_100);
        assertEquals(1, ask("SELECT 1"));
    }
}
