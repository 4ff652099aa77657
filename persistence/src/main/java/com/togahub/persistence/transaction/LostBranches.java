package com.togahub.persistence.transaction;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.tenancy.LogsSchema;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Corrects log rows that say success although the database server has lost a prepared branch, as MySQL does in rare
 * crashes. Each branch carries a row of {@code TransactionBranches} with the number of branches there must be.
 */
final class LostBranches {
    /** Younger ones may still be on their way; older ones were checked by an earlier start, and {@link FinishedBranches} may have removed their branches' rows. */
    private static final String CANDIDATES = """
            SELECT gtrid FROM ApiTransactions
            WHERE gtrid IS NOT NULL AND isSuccess = 1
              AND dtCreated BETWEEN UTC_TIMESTAMP(3) - INTERVAL 1 DAY AND UTC_TIMESTAMP(3) - INTERVAL 5 SECOND
            """;

    private static final String CORRECT = """
            UPDATE ApiTransactions SET isSuccess = 0, status = 500, messages = JSON_ARRAY(JSON_OBJECT('code', 'EO-1',
              'level', 'error', 'text', 'Corrected by recovery: the database server had lost the data.'))
            WHERE gtrid = ? AND isSuccess = 1
            """;

    private final Pools pools;
    private final DatabaseName core;

    LostBranches(Pools pools, DatabaseName core) {
        this.pools = pools;
        this.core = core;
    }

    /**
     * Checks the rows of one logs schema.
     *
     * @param pending transactions with prepared branches, which are not lost
     * @return how many rows were corrected
     */
    int correct(LogsSchema logs, Set<String> pending) {
        int corrected = 0;
        try {
            for (String id : candidates(logs.name())) {
                if (!pending.contains(id) && isLost(logs, id)) {
                    corrected += correct(logs.name(), id);
                }
            }
        } catch (SQLException e) {
            Trouble.LOG.log(
                    System.Logger.Level.WARNING,
                    "The rows of " + logs.name() + " cannot be checked: " + e.getMessage());
        }
        return corrected;
    }

    private List<String> candidates(DatabaseName logs) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = pools.connection(logs.host(), logs.schema(), Purpose.SERVICE);
                PreparedStatement query = connection.prepareStatement(CANDIDATES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ids.add(new String(row.getBytes(1), StandardCharsets.US_ASCII));
            }
        }
        return ids;
    }

    private boolean isLost(LogsSchema logs, String id) throws SQLException {
        int found = 0;
        int expected = 1;
        for (DatabaseName place : logs.branchSchemas(core)) {
            Optional<Integer> branches = branches(place, id);
            if (branches.isPresent()) {
                found++;
                expected = branches.get();
            }
        }
        return found < expected;
    }

    private Optional<Integer> branches(DatabaseName place, String id) throws SQLException {
        try (Connection connection = pools.connection(place.host(), place.schema(), Purpose.SERVICE);
                PreparedStatement query =
                        connection.prepareStatement("SELECT branches FROM TransactionBranches WHERE gtrid = ?")) {
            query.setBytes(1, CommitRecords.bytes(id));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    private int correct(DatabaseName logs, String id) throws SQLException {
        try (Connection connection = pools.connection(logs.host(), logs.schema(), Purpose.SERVICE);
                PreparedStatement update = connection.prepareStatement(CORRECT)) {
            update.setBytes(1, CommitRecords.bytes(id));
            int corrected = update.executeUpdate();
            Trouble.LOG.log(
                    System.Logger.Level.ERROR,
                    "The database server has lost data of transaction " + id + "; its log row in " + logs
                            + " is corrected");
            return corrected;
        }
    }
}
