package com.togahub.persistence.hibernate;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.transaction.Connections;
import java.sql.SQLException;

/** Connections of the persistence unit Client, for which a client must have been chosen. */
public final class ClientConnectionProvider extends PooledConnectionProvider {
    private static final long serialVersionUID = 1;

    /** For the persistence unit. */
    public ClientConnectionProvider() {}

    /** Takes connections from elsewhere than the application's beans. */
    public ClientConnectionProvider(Source source) {
        super(source);
    }

    @Override
    protected DatabaseName unnamed(Connections connections) throws SQLException {
        throw new SQLException("No client has been chosen");
    }
}
