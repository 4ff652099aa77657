package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.pool.Pools;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The connections of one session: one per schema asked for, opened at the first statement there. */
final class SessionConnections {
    private final Source source;
    private final Map<DatabaseName, Connection> open = new HashMap<>();

    /** Where connections come from. */
    interface Source {
        /** Opens one; a further one when the session has others already. */
        Connection open(DatabaseName name, boolean isFurther) throws SQLException;
    }

    SessionConnections(Source source) {
        this.source = source;
    }

    Connection at(DatabaseName name) throws SQLException {
        Connection known = open.get(name);
        if (known != null) {
            return known;
        }
        Connection made = source.open(name, !open.isEmpty());
        open.put(name, made);
        return made;
    }

    /** Has the pools close them instead of lending them again. */
    void giveUp() {
        open.values().forEach(Pools::discard);
    }

    /** Ends the use of all connections. */
    void close() throws SQLException {
        SQLException failure = null;
        for (Connection connection : open.values()) {
            try {
                connection.close();
            } catch (SQLException e) {
                failure = e;
            }
        }
        open.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
