package com.togahub.persistence.hibernate;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.transaction.Connections;

/** Connections of the persistence unit Core: always the Core schema. */
public final class CoreConnectionProvider extends PooledConnectionProvider {
    private static final long serialVersionUID = 1;

    /** For the persistence unit. */
    public CoreConnectionProvider() {}

    /** Takes connections from elsewhere than the application's beans. */
    public CoreConnectionProvider(Source source) {
        super(source);
    }

    @Override
    protected DatabaseName unnamed(Connections connections) {
        return connections.coreName();
    }
}
