package com.togahub.persistence.hibernate;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.transaction.Connections;
import java.sql.SQLException;

/** Connections of the persistence unit Logs: the Core logs where no client's were chosen. */
public final class LogsConnectionProvider extends PooledConnectionProvider {
    private static final long serialVersionUID = 1;

    /** For the persistence unit. */
    public LogsConnectionProvider() {}

    /** Takes connections from elsewhere than the application's beans. */
    public LogsConnectionProvider(Source source) {
        super(source);
    }

    @Override
    protected DatabaseName unnamed(Connections connections) throws SQLException {
        return connections.logsName();
    }
}
