package com.togahub.persistence.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.RequestContext;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Eventually;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second account of the same server, behind a wire, stands for a replica in the region: sessions say whose they are. */
class ReadersTest {
    private static final DatabaseServer SERVER = DatabaseServer.shared();
    private static final String NEAR = "near";
    private static final Optional<String> NOBODY = Optional.empty();
    private static final Statement WHO =
            new Statement(Place.CLIENT, "SELECT CURRENT_USER()", List.of(), List.of(ColumnType.TEXT));

    private Wire wire;
    private Node node;

    @BeforeEach
    void start() throws Exception {
        wire = new Wire(SERVER.port());
        node = Node.onOneHost();
        SERVER.execute(
                "",
                "CREATE USER IF NOT EXISTS 'near'@'%' IDENTIFIED BY '" + SERVER.password() + "'",
                "GRANT SELECT ON *.* TO 'near'@'%'");
        reader("here");
    }

    @AfterEach
    void stop() throws Exception {
        SERVER.execute(node.schemas().core(), "DELETE FROM DatabaseHosts WHERE role = 'READER'");
        node.close();
        wire.close();
    }

    private void reader(String region) {
        SERVER.execute(
                node.schemas().core(),
                "DELETE FROM DatabaseHosts WHERE role = 'READER'",
                "INSERT INTO DatabaseHosts"
                        + " (environmentId, region, role, host, port, username, passwordRef, replicatesHostId)"
                        + " VALUES (1, '" + region + "', 'READER', '127.0.0.1', " + wire.port()
                        + ", 'near', 'TOGA_CORE_PASSWORD', 1)");
    }

    private String near(Optional<String> identity) {
        return account((String) node.database()
                .readNear(node.tenant(), identity, session -> session.query(WHO))
                .get(0)[0]);
    }

    private String read() {
        return account((String) node.database()
                .read(node.tenant(), session -> session.query(WHO))
                .get(0)[0]);
    }

    private static String account(String user) {
        return user.substring(0, user.indexOf('@'));
    }

    @Test
    void readsThatMayLagRunOnTheRegionsReaderAndAllOthersOnTheWriter() {
        assertEquals(NEAR, near(NOBODY));
        assertEquals(SERVER.user(), read());
        assertEquals(SERVER.user(), account((String) node.database()
                .write(node.tenant(), session -> session.query(WHO))
                .get(0)[0]));
    }

    @Test
    void aReaderOfAnotherRegionIsNotAsked() {
        reader("there");
        assertEquals(SERVER.user(), near(NOBODY));
    }

    @Test
    void aReaderThatIsSwitchedOffIsNotAskedSecondsLater() {
        assertEquals(NEAR, near(NOBODY));
        SERVER.execute(node.schemas().core(), "UPDATE DatabaseHosts SET isActive = 0 WHERE role = 'READER'");
        Eventually.holds("the writer", () -> near(NOBODY).equals(SERVER.user()));
        SERVER.execute(node.schemas().core(), "UPDATE DatabaseHosts SET isActive = 1 WHERE role = 'READER'");
        Eventually.holds("the reader", () -> near(NOBODY).equals(NEAR));
    }

    @Test
    void aDeadReaderIsReplacedByTheWriterAndAskedAgainWhenItIsBack() throws Exception {
        assertEquals(NEAR, near(NOBODY));
        wire.swallow(true);
        long started = System.nanoTime();
        assertEquals(SERVER.user(), near(NOBODY));
        assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 10);
        Eventually.holds("an answer at once", this::isQuick);
        wire.swallow(false);
        Eventually.holds("the reader", () -> near(NOBODY).equals(NEAR));
        wire.down(true);
        assertEquals(SERVER.user(), near(NOBODY));
        wire.down(false);
        Eventually.holds("the reader again", () -> near(NOBODY).equals(NEAR));
    }

    private boolean isQuick() {
        long started = System.nanoTime();
        assertEquals(SERVER.user(), near(NOBODY));
        return Duration.ofNanos(System.nanoTime() - started).toMillis() < 200;
    }

    @Test
    void whoHasWrittenReadsFromTheWriterForAWhileOnEveryNode() {
        RequestContext request = node.request(Node.fresh("written"));
        Optional<String> writer = Optional.of(request.caller().identity());
        assertEquals(NEAR, near(writer));
        node.database().write(node.tenant(), session -> {
            session.update(new Statement(
                    Place.CLIENT,
                    "INSERT INTO NumberSequences (name, lastNumber) VALUES ('written', 1)"
                            + " ON DUPLICATE KEY UPDATE lastNumber = 1",
                    List.of(),
                    List.of()));
            node.log().append(session, node.tenant(), new LogEntry(request, 200, "[]", 1, 1));
            return null;
        });
        assertEquals(SERVER.user(), near(writer));
        assertEquals(NEAR, near(Optional.of("API:another")));
        try (Node other = node.other()) {
            Object who = other.database()
                    .readNear(other.tenant(), writer, session -> session.query(WHO))
                    .get(0)[0];
            assertEquals(SERVER.user(), account((String) who));
        }
        Eventually.holds("the reader after a while", () -> near(writer).equals(NEAR));
    }

    @Test
    void otherEnvironmentsHostsAreNobodysReader() {
        SERVER.execute(
                node.schemas().core(),
                "INSERT IGNORE INTO Environments (id, name) VALUES (9, 'elsewhere')",
                "UPDATE DatabaseHosts SET environmentId = 9 WHERE role = 'READER'");
        assertEquals(SERVER.user(), near(NOBODY));
    }
}
