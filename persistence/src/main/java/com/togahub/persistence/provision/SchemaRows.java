package com.togahub.persistence.provision;

import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.tenancy.SharedDatabases;
import com.togahub.persistence.transaction.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@code Databases} of one environment, and what they tell of their schemas' migrations. */
final class SchemaRows {
    private static final int LONGEST_FAILURE = 1_000;
    private static final String ROWS = """
            SELECT d.id, c.slug, d.purpose, d.name, h.host, h.port, h.username, h.passwordRef, d.schemaVersion,
              d.migrationFailure IS NOT NULL
            FROM `Databases` d JOIN Clients c ON c.id = d.clientId JOIN DatabaseHosts h ON h.id = d.databaseHostId
            JOIN Environments e ON e.id = d.environmentId
            WHERE e.name = ? AND h.isActive AND d.purpose IN ('CLIENT', 'CLIENT_LOGS')
            """;
    private static final String TELL = """
            UPDATE `Databases` SET schemaVersion = COALESCE(?, schemaVersion), migrationFailure = ?,
              dtMigrated = IF(?, CURRENT_TIMESTAMP(3), dtMigrated)
            WHERE id = ?
            """;

    private final SharedDatabases shared;
    private final Connections connections;
    private final String environment;

    SchemaRows(SharedDatabases shared, Connections connections, String environment) {
        this.shared = shared;
        this.connections = connections;
        this.environment = environment;
    }

    /** Those of all clients on active hosts. */
    List<SchemaRow> all() throws SQLException {
        return read("ORDER BY d.id", "");
    }

    /** Those of one client. */
    List<SchemaRow> of(String slug) throws SQLException {
        return read("AND c.slug = ? ORDER BY d.id", slug);
    }

    private List<SchemaRow> read(String more, String slug) throws SQLException {
        List<SchemaRow> rows = new ArrayList<>();
        try (Connection connection = connections.core();
                PreparedStatement query = connection.prepareStatement(ROWS + more)) {
            query.setString(1, environment);
            if (!slug.isEmpty()) {
                query.setString(2, slug);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new SchemaRow(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3).equals("CLIENT") ? SchemaKind.CLIENT : SchemaKind.CLIENT_LOGS,
                            row.getString(4),
                            shared.host(row.getString(5), row.getInt(6), row.getString(7), row.getString(8)),
                            Optional.ofNullable(row.getString(9)),
                            row.getBoolean(10)));
                }
            }
        }
        return rows;
    }

    /**
     * Notes what was found or done.
     *
     * @param version the schema's, where it is known
     * @param isMigrated whether anything was done to it
     * @param failure why it is not at the present version
     */
    void tell(SchemaRow row, Optional<String> version, boolean isMigrated, Optional<String> failure)
            throws SQLException {
        try (Connection connection = connections.core();
                PreparedStatement update = connection.prepareStatement(TELL)) {
            update.setString(1, version.orElse(null));
            update.setString(
                    2,
                    failure.map(text -> text.substring(0, Math.min(text.length(), LONGEST_FAILURE)))
                            .orElse(null));
            update.setBoolean(3, isMigrated);
            update.setLong(4, row.id());
            update.executeUpdate();
        }
    }
}
