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
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Removes the rows of {@code TransactionBranches} that nobody asks for any more. A row that can be seen belongs to a
 * committed branch, so its transaction is decided. It is kept as long as {@link LostBranches} may ask for it, and while
 * another branch of the transaction is still prepared. On several nodes at once the same rows are removed once.
 */
final class FinishedBranches {
    /**
     * Log rows are checked for a day by the clock of their own server; the second day is for servers whose clocks differ.
     * What a prepared branch has locked is not seen and so not waited for, as a DELETE over the same range would.
     */
    private static final String FINISHED = """
            SELECT gtrid FROM TransactionBranches WHERE dtCreated < UTC_TIMESTAMP(3) - INTERVAL 2 DAY
            ORDER BY dtCreated LIMIT ?
            """;

    private static final int BATCH = 1_000;
    private static final int BATCHES = 20;
    /** Schemas of one run; where there are more, the next run goes on with the next ones. */
    private static final int SCHEMAS = 50;

    private final Pools pools;
    private final DatabaseName core;
    private final AtomicInteger next = new AtomicInteger();

    FinishedBranches(Pools pools, DatabaseName core) {
        this.pools = pools;
        this.core = core;
    }

    /**
     * Removes what there is, up to a limit; the rest is left for the next run.
     *
     * @param logs the logs whose transactions span hosts
     * @param pending transactions with prepared branches
     */
    void remove(Collection<LogsSchema> logs, Set<String> pending) {
        List<DatabaseName> all = logs.stream()
                .flatMap(schema -> schema.branchSchemas(core).stream())
                .distinct()
                .sorted(Comparator.comparing(DatabaseName::host).thenComparing(DatabaseName::schema))
                .toList();
        for (DatabaseName schema : turn(all)) {
            try {
                removeFrom(schema, pending);
            } catch (SQLException e) {
                Trouble.LOG.log(
                        System.Logger.Level.WARNING,
                        "Rows of finished branches stay in " + schema + " for now: " + e.getMessage());
            }
        }
    }

    private List<DatabaseName> turn(List<DatabaseName> all) {
        if (all.size() <= SCHEMAS) {
            return all;
        }
        int first = next.getAndUpdate(last -> (last + SCHEMAS) % all.size()) % all.size();
        return IntStream.range(first, first + SCHEMAS)
                .mapToObj(i -> all.get(i % all.size()))
                .toList();
    }

    private void removeFrom(DatabaseName schema, Set<String> pending) throws SQLException {
        try (Connection connection = pools.connection(schema.host(), schema.schema(), Purpose.SERVICE)) {
            for (int batch = 0; batch < BATCHES; batch++) {
                // pending ones come first for ever and must not fill the batch
                int limit = BATCH + pending.size();
                List<byte[]> found = finished(connection, limit);
                List<byte[]> done = found.stream()
                        .filter(id -> !pending.contains(new String(id, StandardCharsets.US_ASCII)))
                        .toList();
                delete(connection, done);
                if (found.size() < limit) {
                    return;
                }
            }
        }
    }

    private static List<byte[]> finished(Connection connection, int limit) throws SQLException {
        List<byte[]> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(FINISHED)) {
            query.setInt(1, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getBytes(1));
                }
            }
        }
        return ids;
    }

    private static void delete(Connection connection, List<byte[]> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM TransactionBranches WHERE gtrid IN (" + places + ")")) {
            for (int i = 0; i < ids.size(); i++) {
                delete.setBytes(i + 1, ids.get(i));
            }
            delete.executeUpdate();
        }
    }
}
