package com.togahub.persistence.transaction;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * The log rows by which transactions over several hosts are decided. A row with the transaction's id says that it was
 * committed; where there is none, a tombstone with that id is written first, so that it cannot be committed any more.
 */
final class CommitRecords {
    private static final int DUPLICATE = 1062;
    private static final String TOMBSTONE = """
            INSERT INTO ApiTransactions
              (uuid, dtStarted, dtCompleted, durationMs, method, route, status, isSuccess, messages, instanceId, gtrid)
            VALUES (?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 0, 'RECOVERY', '', 503, 0,
              '[{"code":"EO-2","level":"error","text":"Rolled back by recovery."}]', ?, ?)
            """;

    private final Pools pools;
    private final String instanceId;

    CommitRecords(Pools pools, String instanceId) {
        this.pools = pools;
        this.instanceId = instanceId;
    }

    /** The form in which ids are stored. */
    static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Decides a transaction for good.
     *
     * @return whether it is committed; empty when that cannot be told now, because its owner is still at it or the
     *     database cannot be reached
     */
    Optional<Boolean> decide(DatabaseName logs, String id) {
        try (Connection connection = pools.connection(logs.host(), logs.schema(), Purpose.SERVICE)) {
            return Optional.of(decide(connection, id));
        } catch (SQLException e) {
            Trouble.LOG.log(
                    System.Logger.Level.WARNING, "Transaction " + id + " cannot be decided yet: " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean decide(Connection connection, String id) throws SQLException {
        try (PreparedStatement tombstone = connection.prepareStatement(TOMBSTONE)) {
            tombstone.setString(1, UUID.randomUUID().toString());
            tombstone.setString(2, instanceId);
            tombstone.setBytes(3, bytes(id));
            tombstone.executeUpdate();
            return false;
        } catch (SQLException e) {
            if (e.getErrorCode() != DUPLICATE) {
                throw e;
            }
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT isSuccess FROM ApiTransactions WHERE gtrid = ?")) {
            query.setBytes(1, bytes(id));
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
