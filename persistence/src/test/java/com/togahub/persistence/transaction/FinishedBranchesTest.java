package com.togahub.persistence.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinishedBranchesTest {
    private static final String LONG_AGO = "INTERVAL 49 HOUR";

    private final String id = "toga:node-1:boot:" + UUID.randomUUID().toString().substring(0, 8);
    private Node node;
    private Recovery recovery;

    @BeforeEach
    void start() {
        node = Node.onThreeHosts();
        recovery = recovery();
    }

    @AfterEach
    void stop() {
        // the schemas are shared with other tests, whose rows are none of this one's
        for (String schema : List.of(node.schemas().core(), node.schemas().client())) {
            DatabaseServer.shared().execute(schema, "DELETE FROM TransactionBranches WHERE gtrid LIKE '" + id + "%'");
        }
        DatabaseServer.shared()
                .execute(node.schemas().clientLogs(), "DELETE FROM ApiTransactions WHERE gtrid = '" + id + "'");
        node.close();
        assertEquals(List.of(), TransactionsTest.prepared());
    }

    private Recovery recovery() {
        return new Recovery(node.pools(), node.shared(), node.tenants(), "node-2");
    }

    private static void branch(String schema, String id, String age) {
        DatabaseServer.shared().execute(schema, insert(id, age));
    }

    private static String insert(String id, String age) {
        return "INSERT INTO TransactionBranches (gtrid, branches, dtCreated) VALUES ('" + id
                + "', 2, UTC_TIMESTAMP(3) - " + age + ")";
    }

    private String record(String age) {
        return "INSERT INTO ApiTransactions (transactionId, dtStarted, method, route, status, isSuccess, gtrid, dtCreated)"
                + " VALUES ('" + Node.fresh("branch") + "', NOW(3), 'POST', '/', 201, 1, '" + id
                + "', UTC_TIMESTAMP(3) - " + age + ")";
    }

    private List<String> left(String schema) {
        return Query.column(
                schema, "SELECT gtrid FROM TransactionBranches WHERE gtrid LIKE ? ORDER BY gtrid", id + "%");
    }

    @Test
    void rowsOfTransactionsThatEndedLongAgoAreRemoved() {
        branch(node.schemas().core(), id, LONG_AGO);
        branch(node.schemas().client(), id, LONG_AGO);
        recovery.run();
        assertEquals(List.of(), left(node.schemas().core()));
        assertEquals(List.of(), left(node.schemas().client()));
    }

    @Test
    void rowsThatTheCheckAtTheStartAsksForAreKept() {
        DatabaseServer.shared().execute(node.schemas().clientLogs(), record("INTERVAL 1439 MINUTE"));
        for (String schema : List.of(node.schemas().core(), node.schemas().client())) {
            branch(schema, id, "INTERVAL 1439 MINUTE");
        }
        recovery.run();
        assertEquals(0, recovery.recoverAtStart().corrected());
        assertEquals(List.of(id), left(node.schemas().core()));
        assertEquals(List.of(id), left(node.schemas().client()));
    }

    @Test
    void rowsAreKeptWhileAnotherBranchOfTheTransactionIsInDoubt() throws SQLException {
        branch(node.schemas().core(), id, LONG_AGO);
        String other = id + "x";
        branch(node.schemas().core(), other, LONG_AGO);
        prepareInClient();
        try (Connection owner = node.pools()
                        .connection(node.tenant().logs().host(), node.schemas().clientLogs(), Purpose.WORK);
                Statement statement = owner.createStatement()) {
            statement.execute("START TRANSACTION");
            statement.execute(record(LONG_AGO));
            assertEquals(1, recovery.recover().undecided());
            assertEquals(List.of(id), left(node.schemas().core()));
            statement.execute("COMMIT");
        }
        // until the server has noticed that the branch's owner is gone, nobody else may end it
        for (int tries = 0; recovery.recover().undecided() > 0 && tries < 50; tries++) {
            assertEquals(List.of(id), left(node.schemas().core()));
        }
        assertEquals(List.of(), left(node.schemas().core()));
        assertEquals(List.of(), left(node.schemas().client()));
    }

    private void prepareInClient() throws SQLException {
        BranchId branch = new BranchId(id, 0, node.schemas().clientLogs());
        try (Connection connection = DatabaseServer.shared()
                        .dataSource(node.schemas().client())
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("XA START " + branch.literal());
            statement.execute(insert(id, LONG_AGO));
            statement.execute("XA END " + branch.literal());
            statement.execute("XA PREPARE " + branch.literal());
        }
        assertFalse(TransactionsTest.prepared().isEmpty());
    }

    @Test
    void manyRowsAreRemovedBySeveralNodesAtOnce() {
        DatabaseServer.shared()
                .execute(
                        node.schemas().client(),
                        "INSERT INTO TransactionBranches (gtrid, branches, dtCreated)"
                                + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
                                + " SELECT CONCAT('" + id
                                + ":', a.i, ':', b.i), 1, UTC_TIMESTAMP(3) - INTERVAL 72 HOUR - INTERVAL a.i SECOND"
                                + " FROM n a JOIN n b ON b.i <= 5");
        branch(node.schemas().client(), id, "INTERVAL 47 HOUR");
        Stream.generate(this::recovery)
                .limit(3)
                .map(each -> CompletableFuture.runAsync(each::run))
                .toList()
                .forEach(CompletableFuture::join);
        assertEquals(List.of(id), left(node.schemas().client()));
    }
}
