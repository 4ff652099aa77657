package com.togahub.persistence.tenancy;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.migration.SchemaState;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.sql.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps tenants out whose schemas are not at the version that this node needs: not there yet, half made, or failed. Each
 * schema is looked at until it has been right once.
 */
public final class SchemaGate {
    private final Pools pools;
    private final SharedDatabases shared;
    private final Set<DatabaseName> right = ConcurrentHashMap.newKeySet();

    /** A gate before the tenants of these hosts. */
    public SchemaGate(Pools pools, SharedDatabases shared) {
        this.pools = requireNonNull(pools, "pools");
        this.shared = requireNonNull(shared, "shared");
    }

    /**
     * Lets a tenant in.
     *
     * @throws StoreException UNAVAILABLE when one of its schemas is not ready, or cannot be looked at
     * @throws SQLException when Core cannot be read
     */
    void require(Tenant tenant) throws SQLException {
        if (tenant.client().isPresent()) {
            require(SchemaKind.CLIENT, tenant.client().get());
        }
        if (!tenant.logs().equals(shared.logs())) {
            require(SchemaKind.CLIENT_LOGS, tenant.logs());
        }
    }

    private void require(SchemaKind kind, DatabaseName name) {
        if (right.contains(name)) {
            return;
        }
        try (Connection connection =
                pools.connection(name.host(), Purpose.SERVICE, new Pools.Share(name.schema(), false))) {
            SchemaState state =
                    SchemaState.read(connection, pools.unpooled(shared.core().host()), kind, name.schema());
            if (!state.isCurrent()) {
                throw new StoreException(
                        StoreException.Kind.UNAVAILABLE, "schema " + name.schema() + " is not at this version", null);
            }
            right.add(name);
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }
}
