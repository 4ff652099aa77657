package com.togahub.persistence.migration;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;

/**
 * How far a schema has come, by its own history. One statement tells; that is enough to leave Flyway out where nothing is to
 * be done.
 *
 * @param version the newest migration that was carried out; empty where there is no schema, or nothing in it was
 * @param isCurrent whether it is all that this version needs; what a newer version has added beside is no hindrance
 */
public record SchemaState(Optional<String> version, boolean isCurrent) {
    private static final SchemaState NONE = new SchemaState(Optional.empty(), false);
    private static final int UNKNOWN_SCHEMA = 1049;
    private static final int UNKNOWN_TABLE = 1146;

    public SchemaState {
        requireNonNull(version, "version");
    }

    /**
     * Looks at a schema.
     *
     * @param connection to its server
     * @param server any server, to look up once what this version brings along
     * @throws SQLException when the history is there and cannot be read
     */
    public static SchemaState read(Connection connection, DataSource server, SchemaKind kind, String schema)
            throws SQLException {
        Migrator.requireName(schema);
        Map<String, Integer> expected = KnownMigrations.of(kind, server).checksums();
        String sql = "SELECT version, checksum, success FROM `" + schema
                + "`.flyway_schema_history WHERE version IS NOT NULL";
        // not prepared: every schema has a text of its own
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            Map<String, Integer> done = new HashMap<>();
            Optional<String> newest = Optional.empty();
            boolean isWhole = true;
            while (row.next()) {
                String version = row.getString(1);
                isWhole &= row.getBoolean(3);
                if (row.getBoolean(3)) {
                    done.put(version, row.getInt(2));
                    newest = newest.filter(known -> isNewer(known, version)).or(() -> Optional.of(version));
                }
            }
            return new SchemaState(newest, isWhole && done.entrySet().containsAll(expected.entrySet()));
        } catch (SQLException e) {
            if (e.getErrorCode() == UNKNOWN_SCHEMA || e.getErrorCode() == UNKNOWN_TABLE) {
                return NONE;
            }
            throw e;
        }
    }

    private static boolean isNewer(String one, String other) {
        return MigrationVersion.fromVersion(one).compareTo(MigrationVersion.fromVersion(other)) > 0;
    }
}
