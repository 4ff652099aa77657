package com.togahub.persistence.pool;

import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import java.sql.SQLException;
import java.util.Set;

/** Which errors mean that the connection itself must not be used again. */
public final class FatalErrors implements ExceptionSorter {
    /**
     * Too many connections, shutdown, blocked or unknown client, lost connection, killed connection, access denied, a
     * server that has become read-only (a fail-over made it a replica), idle disconnect.
     */
    private static final Set<Integer> CODES =
            Set.of(1040, 1042, 1043, 1045, 1053, 1129, 1130, 1158, 1159, 1160, 1161, 1184, 1290, 1836, 1927, 4031);

    @Override
    public boolean isFatal(SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && state.startsWith("08")) || CODES.contains(failure.getErrorCode());
    }
}
