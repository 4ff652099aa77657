package com.togahub.persistence.job;

import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.StoreException.Kind;
import java.sql.SQLException;
import java.util.Set;

/** Tells what a JDBC failure means, by the server's error numbers and, for a broken connection, by its state. */
final class SqlFailure {
    private static final int DUPLICATE_KEY = 1062;
    private static final Set<Integer> CONFLICTS = Set.of(1205, 1213, 3572);
    private static final Set<Integer> AWAY =
            Set.of(1037, 1038, 1040, 1041, 1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1203, 1290, 1836);
    private static final Set<Integer> VALUES = Set.of(1048, 1153, 1264, 1366, 1406, 3140, 4025);

    private SqlFailure() {}

    static StoreException of(SQLException failure) {
        return new StoreException(kind(failure), "", failure);
    }

    private static Kind kind(SQLException failure) {
        int number = failure.getErrorCode();
        if (number == DUPLICATE_KEY) {
            return Kind.DUPLICATE;
        }
        if (CONFLICTS.contains(number)) {
            return Kind.CONFLICT;
        }
        if (VALUES.contains(number)) {
            return Kind.VALUE;
        }
        String state = failure.getSQLState();
        // without a server's number and state it is the pool or the driver that gave up
        boolean isBroken = state == null || state.startsWith("08") || state.startsWith("S1");
        return isBroken || AWAY.contains(number) ? Kind.UNAVAILABLE : Kind.OTHER;
    }
}
