package com.togahub.persistence.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private Node node;
    private Recovery recovery;
    private String id;
    private String left;

    @BeforeEach
    void start() {
        node = Node.onTwoHosts();
        recovery = new Recovery(node.pools(), node.shared(), node.tenants(), "node-2");
        left = Node.fresh("left");
        id = "toga:node-1:boot:" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void stop() {
        node.close();
        assertEquals(List.of(), TransactionsTest.prepared());
    }

    /** A prepared branch whose owner is gone. */
    private void prepare() throws SQLException {
        BranchId branch = new BranchId(id, 0, node.schemas().clientLogs());
        try (Connection connection = DatabaseServer.shared()
                        .dataSource(node.schemas().client())
                        .getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("XA START " + branch.literal());
            statement.execute("INSERT INTO NumberSequences (name, lastNumber) VALUES ('" + left + "', 1)");
            statement.execute(
                    "INSERT INTO TransactionBranches (gtrid, branches, dtCreated) VALUES ('" + id + "', 1, NOW(3))");
            statement.execute("XA END " + branch.literal());
            statement.execute("XA PREPARE " + branch.literal());
        }
    }

    private void record(boolean success) {
        DatabaseServer.shared()
                .execute(
                        node.schemas().clientLogs(),
                        "INSERT INTO ApiTransactions (transactionId, dtStarted, method, route, status, isSuccess, gtrid, dtCreated)"
                                + " VALUES ('" + left + "', NOW(3), 'POST', '/', 201, " + success + ", '" + id
                                + "', UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE)");
    }

    private String rows() {
        return Query.value(node.schemas().client(), "SELECT COUNT(*) FROM NumberSequences WHERE name = ?", left);
    }

    /** Until the server has noticed that the owner is gone, nobody else may end its branch. */
    private Recovery.Report runUntilDecided() {
        Recovery.Report report = recovery.recover();
        for (int tries = 0; report.undecided() > 0 && tries < 50; tries++) {
            report = recovery.recover();
        }
        return report;
    }

    @Test
    void aBranchWithALogRowIsCommitted() throws SQLException {
        prepare();
        record(true);
        assertEquals(1, runUntilDecided().committed());
        assertEquals("1", rows());
        assertEquals(0, recovery.recoverAtStart().corrected());
    }

    @Test
    void aBranchWithoutALogRowIsRolledBackForGood() throws SQLException {
        prepare();
        assertEquals(1, runUntilDecided().rolledBack());
        assertEquals("0", rows());
        assertEquals(
                "0",
                Query.value(node.schemas().clientLogs(), "SELECT isSuccess FROM ApiTransactions WHERE gtrid = ?", id));
    }

    @Test
    void aBranchWhoseOwnerIsCommittingIsLeftAlone() throws SQLException {
        prepare();
        try (Connection owner = node.pools()
                        .connection(node.tenant().logs().host(), node.schemas().clientLogs(), Purpose.WORK);
                java.sql.Statement statement = owner.createStatement()) {
            statement.execute("START TRANSACTION");
            statement.execute(
                    "INSERT INTO ApiTransactions (transactionId, dtStarted, method, route, status, isSuccess, gtrid)"
                            + " VALUES ('" + left + "', NOW(3), 'POST', '/', 201, 1, '" + id + "')");
            assertEquals(1, recovery.recover().undecided());
            assertFalse(TransactionsTest.prepared().isEmpty());
            statement.execute("COMMIT");
        }
        assertEquals(1, runUntilDecided().committed());
        assertEquals("1", rows());
    }

    @Test
    void aSuccessWhoseBranchTheServerLostIsCorrected() {
        record(true);
        assertEquals(1, recovery.recoverAtStart().corrected());
        assertEquals(
                "500",
                Query.value(node.schemas().clientLogs(), "SELECT status FROM ApiTransactions WHERE gtrid = ?", id));
        assertEquals(0, recovery.recoverAtStart().corrected());
    }

    @Test
    void finishedTransactionsAreNotCorrected() {
        node.database().write(node.tenant(), session -> {
            session.update(new Statement(
                    Place.CLIENT,
                    "INSERT INTO NumberSequences (name, lastNumber) VALUES ('" + left + "', 1)",
                    List.of(),
                    List.of()));
            node.log().append(session, node.tenant(), new LogEntry(node.request(Node.fresh("fine")), 201, "[]", 1, 1));
            return null;
        });
        DatabaseServer.shared()
                .execute(
                        node.schemas().clientLogs(),
                        "UPDATE ApiTransactions SET dtCreated = UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE WHERE gtrid IS NOT NULL");
        assertEquals(0, recovery.recoverAtStart().corrected());
        assertEquals("1", rows());
    }

    @Test
    void branchesOfOthersAreNotTouched() throws SQLException {
        DatabaseServer server = DatabaseServer.shared();
        String foreign = "'someone','else',77";
        try (Connection connection = server.dataSource(node.schemas().client()).getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            for (String step : List.of("START", "END", "PREPARE")) {
                statement.execute("XA " + step + " " + foreign);
            }
            assertEquals(new Recovery.Report(0, 0, 0, 0, List.of()), recovery.recover());
            statement.execute("XA ROLLBACK " + foreign);
        }
    }
}
