package com.togahub.persistence.store;

import com.togahub.engine.store.StoreException;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.sql.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The inserts of one group inside its transaction. Rows of one table go together in one statement; only when the database
 * refuses that, which undoes just that statement, is each row tried alone.
 */
final class GroupInserts {
    /** Statements come in few lengths, so that the driver finds them prepared. */
    private static final int LONGEST = 32;

    private static final int LOCK_WAIT = 1205;
    /** Where so many rows of a group have waited in vain, the table is locked, and the others need not wait as well. */
    private static final int LOCK_WAITS = 2;
    /** A schema or table is not there, or not for us. */
    private static final Set<Integer> TENANTS_OWN = Set.of(1044, 1049, 1142, 1146);

    private final Connection connection;
    private int lockWaits;

    GroupInserts(Connection connection) {
        this.connection = connection;
    }

    /**
     * Carries out a group.
     *
     * @return what to tell those who wait, once it is committed
     * @throws SQLException when the whole group has failed
     */
    List<Runnable> carryOut(List<GroupCommit.Pending> sorted) throws SQLException {
        List<Runnable> news = new ArrayList<>();
        int from = 0;
        while (from < sorted.size()) {
            int to = from + chunk(sorted, from);
            List<GroupCommit.Pending> rows = sorted.subList(from, to);
            if (rows.size() > 1 && lockWaits < LOCK_WAITS && together(rows)) {
                rows.forEach(row -> news.add(() -> row.done().complete(null)));
            } else {
                for (GroupCommit.Pending row : rows) {
                    news.add(alone(row));
                }
            }
            from = to;
        }
        return news;
    }

    /** How many rows from here on go in one statement: a power of two. */
    private static int chunk(List<GroupCommit.Pending> sorted, int from) {
        InsertInto into = sorted.get(from).insert().into();
        int same = 1;
        while (from + same < sorted.size()
                && same < LONGEST
                && sorted.get(from + same).insert().into().equals(into)) {
            same++;
        }
        return Integer.highestOneBit(same);
    }

    private boolean together(List<GroupCommit.Pending> rows) throws SQLException {
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> values.addAll(row.insert().values()));
        try {
            insert(rows.get(0).insert().into().sql(rows.size()), values);
            return true;
        } catch (SQLException e) {
            if (concernsAll(e)) {
                throw e;
            }
            count(e);
            return false;
        }
    }

    private Runnable alone(GroupCommit.Pending row) throws SQLException {
        if (lockWaits >= LOCK_WAITS) {
            StoreException locked = new StoreException(StoreException.Kind.CONFLICT, "the log is locked", null);
            return () -> row.done().completeExceptionally(locked);
        }
        try {
            insert(row.insert().into().sql(1), row.insert().values());
            return () -> row.done().complete(null);
        } catch (SQLException e) {
            if (concernsAll(e)) {
                throw e;
            }
            count(e);
            StoreException failure = SqlFailures.failure(e);
            return () -> row.done().completeExceptionally(failure);
        }
    }

    private void count(SQLException failure) {
        if (failure.getErrorCode() == LOCK_WAIT) {
            lockWaits++;
        }
    }

    private void insert(String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Values.set(statement, values);
            statement.executeUpdate();
        }
    }

    /** Whether an error has undone the whole transaction or ended the connection, not only its own statement. */
    private static boolean concernsAll(SQLException failure) {
        return switch (SqlFailures.failure(failure).kind()) {
            case CONFLICT -> failure.getErrorCode() != LOCK_WAIT;
            case UNAVAILABLE -> !TENANTS_OWN.contains(failure.getErrorCode());
            case DUPLICATE, REFERENCED, VALUE, TIMEOUT, OTHER -> false;
        };
    }
}
