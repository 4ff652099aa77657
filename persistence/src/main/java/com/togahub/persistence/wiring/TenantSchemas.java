package com.togahub.persistence.wiring;

import com.togahub.persistence.migration.MigrationException;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.transaction.Connections;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Brings the schemas of all tenants to the present version; one that cannot be is named and keeps nobody else waiting. */
final class TenantSchemas {
    private static final Logger LOG = System.getLogger(TenantSchemas.class.getName());
    private static final String ROWS = """
            SELECT d.purpose, d.name, h.host, h.port, h.username, h.passwordRef
            FROM `Databases` d JOIN DatabaseHosts h ON h.id = d.databaseHostId JOIN Environments e ON e.id = d.environmentId
            WHERE e.name = ? AND h.isActive AND d.purpose IN ('CLIENT', 'CLIENT_LOGS') ORDER BY d.id
            """;

    private final Pools pools;
    private final SharedDatabases shared;
    private final Connections connections;

    TenantSchemas(Pools pools, SharedDatabases shared, Connections connections) {
        this.pools = pools;
        this.shared = shared;
        this.connections = connections;
    }

    private record Schema(SchemaKind kind, String name, String host) {}

    /** Migrates them; answers how many migrations were carried out. */
    int migrate(String environment) throws SQLException {
        int done = 0;
        for (Schema schema : schemas(environment)) {
            try {
                done += new Migrator(pools.unpooled(schema.host())).migrate(schema.kind(), schema.name());
            } catch (MigrationException e) {
                LOG.log(Logger.Level.ERROR, "schema " + schema.name() + " stays as it is", e);
            }
        }
        return done;
    }

    private List<Schema> schemas(String environment) throws SQLException {
        List<Schema> schemas = new ArrayList<>();
        try (Connection connection = connections.core();
                PreparedStatement query = connection.prepareStatement(ROWS)) {
            query.setString(1, environment);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String host = shared.host(row.getString(3), row.getInt(4), row.getString(5), row.getString(6));
                    SchemaKind kind = row.getString(1).equals("CLIENT") ? SchemaKind.CLIENT : SchemaKind.CLIENT_LOGS;
                    schemas.add(new Schema(kind, row.getString(2), host));
                }
            }
        }
        return schemas;
    }
}
