package com.togahub.persistence.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.store.StoreException;
import com.togahub.persistence.host.Host;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Eventually;
import com.togahub.persistence.testing.Wire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between the pool and the server is a wire that can be made to swallow everything. */
class BlackholeTest {
    private static final Pools.Share SHARE = new Pools.Share("test", false);
    private Wire wire;
    private Pools pools;
    private Host at;
    private String host;

    @BeforeEach
    void start() throws Exception {
        DatabaseServer server = DatabaseServer.shared();
        wire = new Wire(server.port());
        pools = new Pools(name -> Optional.of(server.password()));
        at = new Host(
                "jdbc:mysql:",
                "127.0.0.1:" + wire.port(),
                server.user(),
                "password",
                Map.of("allowPublicKeyRetrieval", "true"));
        host = pools.add(at);
    }

    @AfterEach
    void stop() throws Exception {
        pools.close();
        wire.close();
    }

    private long ask(String sql) throws SQLException {
        try (Connection connection = pools.connection(host, Purpose.WORK, SHARE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private boolean isAnswered() {
        try {
            return ask("SELECT 1") == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void aSlowAnswerIsWaitedForLongerThanTheWatch() throws Exception {
        assertEquals(0, ask("SELECT SLEEP(5)"));
    }

    @Test
    void aConnectionThatIsSilentLongerThanStatementsMayTakeIsGivenUpWhileItsServerAnswersOthers() throws Exception {
        pools.close();
        pools = new Pools(name -> Optional.of(DatabaseServer.shared().password()), Duration.ofSeconds(1));
        pools.add(at);
        // which the server's own clock does not end
        String patient = "SET @never = 1 /*M!100101 , SESSION max_statement_time = 0 */"
                + " /*!80000 , SESSION max_execution_time = 0 */";
        try (Connection connection = pools.connection(host, Purpose.WORK, SHARE);
                Statement statement = connection.createStatement()) {
            statement.execute(patient);
            long begun = System.nanoTime();
            SQLException failure = assertThrows(SQLException.class, () -> statement.executeQuery("SELECT SLEEP(40)"));
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            assertTrue(seconds >= 4 && seconds < 20, seconds + " s");
            assertEquals(
                    StoreException.Kind.UNAVAILABLE,
                    SqlFailures.failure(failure).kind());
        }
        assertEquals(1, ask("SELECT 1"));
    }

    @Test
    void aLostAnswerIsNot() throws Exception {
        ask("SELECT 1");
        try (Connection connection = pools.connection(host, Purpose.WORK, SHARE);
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
        Eventually.holds("an answer", this::isAnswered);
    }

    @Test
    void connectionsThatDiedUnseenAreReplaced() throws Exception {
        ask("SELECT 1");
        wire.cut();
        Thread.sleep(1_100);
        assertEquals(1, ask("SELECT 1"));
    }

    @Test
    void whenOneHostIsSilentTheOthersAreAskedToo() throws Exception {
        DatabaseServer server = DatabaseServer.shared();
        try (Wire second = new Wire(server.port())) {
            String other = pools.add(
                    new Host("jdbc:mysql:", "127.0.0.1:" + second.port(), server.user(), "password", at.options()));
            ask("SELECT 1");
            wire.swallow(true);
            second.swallow(true);
            assertThrows(SQLException.class, () -> ask("SELECT 1"));
            // nobody has needed it
            Eventually.holds("the other host away", () -> pools.isAway(other));
        }
    }

    @Test
    void aHostThatIsAwayKeepsOnlyTheFirstWaiting() throws Exception {
        ask("SELECT 1");
        wire.swallow(true);
        assertThrows(SQLException.class, () -> ask("SELECT 1"));
        Eventually.holds("the host away", () -> pools.isAway(host));
        long started = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThrows(SQLException.class, () -> ask("SELECT 1"));
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - started).toMillis() < 1_000);
        wire.swallow(false);
        started = System.nanoTime();
        Eventually.holds("an answer", this::isAnswered);
        assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 5);
    }

    @Test
    void thoseWhoWaitForAConnectionAreToldThatItsHostIsAway() throws Exception {
        List<Connection> held = new ArrayList<>();
        int most = Purpose.WORK.limit() * 2 / 3;
        for (int i = 0; i < most; i++) {
            held.add(pools.connection(host, Purpose.WORK, SHARE));
        }
        wire.down(true);
        CompletableFuture<Long> waited = CompletableFuture.supplyAsync(() -> {
            long started = System.nanoTime();
            assertThrows(SQLException.class, () -> ask("SELECT 1"));
            return System.nanoTime() - started;
        });
        // finds out that it is away
        assertThrows(
                SQLException.class, () -> pools.connection(host, Purpose.SERVICE, new Pools.Share("other", false)));
        assertTrue(Duration.ofNanos(waited.get()).toMillis() < 2_500);
        for (Connection connection : held) {
            connection.close();
        }
        assertEquals(0, pools.borrowed());
        wire.down(false);
    }

    /** The driver closes what fails when it reads, but not what fails when it sends. */
    @Test
    void aConnectionThatFailsWhenItIsSentToIsNotLentAgain() throws Exception {
        assertEquals(1, askPrepared());
        assertEquals(1, askPrepared());
        wire.reset();
        long begun = System.nanoTime();
        assertThrows(SQLException.class, this::askPrepared);
        assertEquals(1, askPrepared());
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() < 900, "no idle connection was checked");
    }

    private long askPrepared() throws SQLException {
        try (Connection connection = pools.connection(host, Purpose.WORK, SHARE);
                PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS SIGNED)")) {
            statement.setLong(1, 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void aLostConnectionIsNotLentAgainHoweverSoonTheNextAsks() throws Exception {
        ask("SELECT 1");
        wire.cut();
        long begun = System.nanoTime();
        assertThrows(SQLException.class, () -> ask("SELECT 1"));
        assertEquals(1, ask("SELECT 1"));
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() < 900, "no idle connection was checked");
    }
}
