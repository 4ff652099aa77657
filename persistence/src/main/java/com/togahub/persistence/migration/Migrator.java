package com.togahub.persistence.migration;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Creates schemas on one database server and migrates them. Safe to run on many nodes at once: a lock of the server's lets
 * one in at a time, per schema, and the others find the work done.
 */
public final class Migrator {
    private static final Pattern SCHEMA = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final DataSource server;

    /**
     * Migrates the schemas of a server.
     *
     * @param server makes connections of an account that may create schemas and tables; not from a pool, since they are
     *     left in another schema than they came in
     */
    public Migrator(DataSource server) {
        this.server = requireNonNull(server, "server");
    }

    /**
     * Brings a schema to the present version, creating it first if need be.
     *
     * @return how many migrations were carried out
     * @throws MigrationException if it cannot be done; nothing may be served then
     */
    public int migrate(SchemaKind kind, String schema) {
        return locked(schema, connection -> {
            create(connection, schema);
            return isCurrent(connection, kind, schema)
                    ? 0
                    : flyway(server, kind, schema).migrate().migrationsExecuted;
        });
    }

    /**
     * The same for a schema that nobody has used yet: where something kept an earlier try from its end, the tables that it has
     * left are dropped first, as half a migration cannot be gone on with.
     *
     * @return how many migrations were carried out
     * @throws MigrationException if it cannot be done
     */
    public int makeAnew(SchemaKind kind, String schema) {
        return locked(schema, connection -> {
            if (isCurrent(connection, kind, schema)) {
                return 0;
            }
            create(connection, schema);
            empty(connection, schema);
            return flyway(server, kind, schema).migrate().migrationsExecuted;
        });
    }

    /** Brings a tenant's two schemas, where both are on this server, to the present version. */
    public int migrateTenant(String schema, String logsSchema) {
        return migrate(SchemaKind.CLIENT, schema) + migrate(SchemaKind.CLIENT_LOGS, logsSchema);
    }

    /** Work on a schema while no other node works on it. */
    @FunctionalInterface
    private interface Work {
        int on(Connection connection) throws SQLException;
    }

    private int locked(String schema, Work work) {
        requireName(schema);
        try (Connection connection = server.getConnection()) {
            lock(connection, schema);
            try {
                return work.on(connection);
            } finally {
                unlock(connection, schema);
            }
        } catch (SQLException | FlywayException e) {
            throw new MigrationException("schema " + schema + " cannot be migrated: " + e.getMessage(), e);
        }
    }

    /** Insists on a name that can be written into a statement. */
    static void requireName(String schema) {
        if (!SCHEMA.matcher(schema).matches()) {
            throw new MigrationException("'" + schema + "' is no name for a schema", null);
        }
    }

    private boolean isCurrent(Connection connection, SchemaKind kind, String schema) throws SQLException {
        return SchemaState.read(connection, server, kind, schema).isCurrent();
    }

    static Flyway flyway(DataSource server, SchemaKind kind, String schema) {
        return Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(server)
                .defaultSchema(schema)
                .createSchemas(false)
                .locations(kind.location())
                .placeholderReplacement(false)
                .failOnMissingLocations(true)
                .load();
    }

    private static void create(Connection connection, String schema) throws SQLException {
        // IF NOT EXISTS alone needs the right to create schemas even where somebody else has made it
        try (PreparedStatement exists =
                connection.prepareStatement("SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?")) {
            exists.setString(1, schema);
            try (ResultSet row = exists.executeQuery()) {
                if (row.next()) {
                    return;
                }
            }
        }
        execute(
                connection,
                "CREATE DATABASE IF NOT EXISTS `" + schema + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
    }

    private static void empty(Connection connection, String schema) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE'")) {
            query.setString(1, schema);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
        }
        // they refer to each other
        execute(connection, "SET FOREIGN_KEY_CHECKS = 0");
        for (String table : tables) {
            execute(connection, "DROP TABLE `" + schema + "`.`" + table.replace("`", "``") + "`");
        }
        execute(connection, "SET FOREIGN_KEY_CHECKS = 1");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static void lock(Connection connection, String schema) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT GET_LOCK(CONCAT('toga:', SHA1(?)), ?)")) {
            lock.setString(1, schema);
            lock.setLong(2, PATIENCE.toSeconds());
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next() || row.getInt(1) != 1) {
                    throw new MigrationException(
                            "schema " + schema + " is being migrated by another node for too long", null);
                }
            }
        }
    }

    private static void unlock(Connection connection, String schema) throws SQLException {
        try (PreparedStatement unlock = connection.prepareStatement("SELECT RELEASE_LOCK(CONCAT('toga:', SHA1(?)))")) {
            unlock.setString(1, schema);
            unlock.executeQuery().close();
        }
    }
}
