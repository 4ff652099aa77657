package com.togahub.persistence.logfile;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.sql.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The statements about rows whose lines are, or are to be, in the file. Each can be carried out again without harm. */
final class FiledRows {
    private static final String PENDING = """
            SELECT %s FROM ApiTransactions
            WHERE isPending = 1 AND dtCreated < UTC_TIMESTAMP(3) - INTERVAL ? SECOND ORDER BY id LIMIT 200
            """;

    private final Pools pools;

    FiledRows(Pools pools) {
        this.pools = requireNonNull(pools, "pools");
    }

    /** Notes what became of requests beside their ids, for whoever uses one again. */
    void note(DatabaseName coreLogs, List<Filed> some) throws SQLException {
        Map<Integer, List<Object>> ids = new TreeMap<>();
        for (Filed each : some) {
            each.transactionId().ifPresent(id -> ids.computeIfAbsent(each.status(), status -> new ArrayList<>())
                    .add(id));
        }
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = pools.connection(coreLogs.host(), coreLogs.schema(), Purpose.SERVICE)) {
            for (Map.Entry<Integer, List<Object>> same : ids.entrySet()) {
                String sql = "UPDATE TransactionIds SET status = " + same.getKey() + " WHERE transactionId IN "
                        + places(same.getValue().size());
                try (PreparedStatement update = connection.prepareStatement(sql)) {
                    Values.set(update, same.getValue());
                    update.executeUpdate();
                }
            }
        }
    }

    private static String places(int count) {
        return "(" + String.join(",", Collections.nCopies(count, "?")) + ")";
    }

    /** Takes rows away, but for those that decide transactions over several hosts. */
    void remove(DatabaseName logs, List<String> uuids) throws SQLException {
        String names = "uuid IN " + places(uuids.size());
        List<Object> values = List.copyOf(uuids);
        try (Connection connection = pools.connection(logs.host(), logs.schema(), Purpose.SERVICE);
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM ApiTransactions WHERE gtrid IS NULL AND " + names);
                PreparedStatement keep = connection.prepareStatement(
                        "UPDATE ApiTransactions SET isPending = NULL WHERE gtrid IS NOT NULL AND " + names)) {
            Values.set(delete, values);
            Values.set(keep, values);
            if (delete.executeUpdate() < uuids.size()) {
                keep.executeUpdate();
            }
        }
    }

    /**
     * Rows whose lines are missing: of a node that died, or could not write.
     *
     * @param columns that are wanted
     * @param seconds that they have stood at least: younger ones have a node that is about to write them
     */
    List<List<Object>> pending(DatabaseName logs, List<String> columns, int seconds) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Connection connection = pools.connection(logs.host(), logs.schema(), Purpose.SERVICE);
                PreparedStatement query = connection.prepareStatement(PENDING.formatted(String.join(", ", columns)))) {
            query.setInt(1, seconds);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    List<Object> values = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        values.add(value(row, i, columns.get(i - 1)));
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    private static Object value(ResultSet row, int index, String column) throws SQLException {
        return switch (column) {
            case "dtStarted", "dtCompleted" -> Values.instant(row, index);
            case "durationMs", "responseBytes" -> row.getObject(index, Long.class);
            case "status" -> row.getObject(index, Integer.class);
            case "isSuccess" -> row.getObject(index, Boolean.class);
            default -> row.getString(index);
        };
    }
}
