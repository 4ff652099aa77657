package com.togahub.persistence.transaction;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.tenancy.SharedDatabases;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections from the pools and from the present transaction. */
public final class PooledConnections implements Connections {
    private final Pools pools;
    private final SharedDatabases shared;
    private final Transactions transactions;

    /** Joins what knows pools, schemas and transactions. */
    public PooledConnections(Pools pools, SharedDatabases shared, Transactions transactions) {
        this.pools = pools;
        this.shared = shared;
        this.transactions = transactions;
    }

    @Override
    public Connection core() throws SQLException {
        return in(shared.core());
    }

    @Override
    public Connection logs() throws SQLException {
        return in(shared.logs());
    }

    @Override
    public Connection in(DatabaseName name) throws SQLException {
        return pools.connection(name.host(), name.schema(), Purpose.WORK);
    }

    @Override
    public Connection coreJoined() throws SQLException {
        return joined(shared.core());
    }

    @Override
    public Connection joined(DatabaseName name) throws SQLException {
        return transactions.connection(name);
    }

    @Override
    public Connection present(DatabaseName name) throws SQLException {
        return transactions.isActive() ? joined(name) : in(name);
    }

    @Override
    public DatabaseName coreName() {
        return shared.core();
    }

    @Override
    public DatabaseName logsName() throws SQLException {
        return shared.logs();
    }
}
