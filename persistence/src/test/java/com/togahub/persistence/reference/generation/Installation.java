package com.togahub.persistence.reference.generation;

import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Grant;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Role;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import com.togahub.persistence.reference.model.World;
import com.togahub.persistence.testing.DatabaseServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Puts worlds into a real database. */
public final class Installation {
    private static final String RECORD = "(SELECT id FROM Records WHERE name = ?)";
    private static final String FIELD =
            "(SELECT f.id FROM RecordFields f JOIN Records r ON r.id = f.recordId WHERE r.name = ? AND f.name = ?)";
    private static final String ROLE = "(SELECT id FROM Roles WHERE uuid = ?)";

    private Installation() {}

    /** Metadata and grants, as rows of Core in a schema of the tests' own server. */
    public static void metadata(World world, String core) {
        try (Connection connection = DatabaseServer.shared().dataSource(core).getConnection()) {
            metadata(world, connection);
        } catch (SQLException e) {
            throw new IllegalStateException(world.dump(), e);
        }
    }

    /** Metadata and grants, as rows of Core. */
    public static void metadata(World world, Connection connection) {
        try {
            for (Table table : world.tables()) {
                run(
                        connection,
                        "INSERT INTO Records (name, route, tableName, aclDatabase, childPolicy)"
                                + " VALUES (?, ?, ?, 'CLIENT', 'CASCADE')",
                        table.name(),
                        table.route(),
                        table.sqlName());
            }
            for (Table table : world.tables()) {
                fields(connection, table);
            }
            for (Table table : world.tables()) {
                for (Children each : table.children()) {
                    run(
                            connection,
                            "INSERT INTO InherentRecordChildren (parentRecordId, childRecordId, name, childFieldId)"
                                    + " VALUES (" + RECORD + ", " + RECORD + ", ?, " + FIELD + ")",
                            table.name(),
                            each.table(),
                            each.name(),
                            each.table(),
                            each.via());
                }
            }
            for (Role role : world.roles()) {
                role(connection, role);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(world.dump(), e);
        }
    }

    private static void fields(Connection connection, Table table) throws SQLException {
        int position = 1;
        for (Member member : table.members()) {
            boolean stored = member.kind() != Kind.CALCULATED;
            run(
                    connection,
                    "INSERT INTO RecordFields (recordId, name, columnName, type, isIdentifier, referenceRecordId,"
                            + " isUnique, isReadOnly, scale, expression, position)"
                            + " VALUES (" + RECORD + ", ?, ?, ?, ?, " + RECORD + ", ?, ?, 6, ?, ?)",
                    table.name(),
                    member.name(),
                    stored ? member.column() : null,
                    member.kind().word(),
                    member.kind() == Kind.REFERENCE,
                    member.target(),
                    member.name().equals("uuid"),
                    member.name().equals("uuid") || !stored,
                    member.formula().map(formula -> formula.text("")).orElse(null),
                    position++);
        }
    }

    private static void role(Connection connection, Role role) throws SQLException {
        run(connection, "INSERT INTO Roles (uuid, name) VALUES (?, ?)", role.uuid(), role.name());
        for (var entry : role.grants().entrySet()) {
            Grant grant = entry.getValue();
            run(
                    connection,
                    "INSERT INTO AclRecordPermissions"
                            + " (roleId, recordId, canRead, canCreate, canUpdate, canDelete, rowFilter)"
                            + " VALUES (" + ROLE + ", " + RECORD + ", 1, 1, 1, 1, ?)",
                    role.uuid(),
                    entry.getKey(),
                    grant.filter().map(filter -> filter.rsql()).orElse(null));
            for (String member : grant.members()) {
                run(
                        connection,
                        "INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)" + " VALUES ("
                                + ROLE + ", " + FIELD + ", 1, 1)",
                        role.uuid(),
                        entry.getKey(),
                        member);
            }
        }
    }

    /** Tables and rows, in a client's schema of the tests' own server. */
    public static void rows(World world, String client) {
        try (Connection connection = DatabaseServer.shared().dataSource(client).getConnection()) {
            rows(world, connection);
        } catch (SQLException e) {
            throw new IllegalStateException(world.dump(), e);
        }
    }

    /** Tables and rows, in a client's schema. */
    public static void rows(World world, Connection connection) {
        try {
            for (Table table : world.tables()) {
                create(connection, table);
                insert(connection, table, world.rows().get(table.name()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(world.dump(), e);
        }
    }

    /** Puts a twin's rows into the place of a world's. */
    public static void exchange(World twin, Connection connection) {
        try {
            for (Table table : twin.tables()) {
                run(connection, "DELETE FROM `" + table.sqlName() + "`");
                insert(connection, table, twin.rows().get(table.name()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(twin.dump(), e);
        }
    }

    /** Leaves nothing of a world behind. */
    public static void remove(World world, Connection core, Connection client) {
        try {
            for (Role role : world.roles()) {
                run(core, "DELETE FROM AclFieldPermissions WHERE roleId = " + ROLE, role.uuid());
                run(core, "DELETE FROM AclRecordPermissions WHERE roleId = " + ROLE, role.uuid());
                run(core, "DELETE FROM Roles WHERE uuid = ?", role.uuid());
            }
            for (Table table : world.tables()) {
                run(core, "DELETE FROM InherentRecordChildren WHERE parentRecordId = " + RECORD, table.name());
            }
            for (Table table : world.tables()) {
                run(core, "DELETE FROM RecordFields WHERE recordId = " + RECORD, table.name());
            }
            for (Table table : world.tables()) {
                run(core, "DELETE FROM Records WHERE name = ?", table.name());
                run(client, "DROP TABLE IF EXISTS `" + table.sqlName() + "`");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(world.dump(), e);
        }
    }

    private static void create(Connection connection, Table table) throws SQLException {
        String columns = stored(table).stream()
                .map(member -> "`" + member.column() + "` " + member.kind().sql() + " NULL")
                .collect(Collectors.joining(", "));
        String indexes = stored(table).stream()
                .filter(member -> member.kind() == Kind.REFERENCE)
                .map(member -> ", KEY (`" + member.column() + "`)")
                .collect(Collectors.joining());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE `" + table.sqlName() + "` (id BIGINT NOT NULL AUTO_INCREMENT, " + columns
                    + ", PRIMARY KEY (id), UNIQUE KEY (uuid)" + indexes
                    + ") ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
        }
    }

    private static void insert(Connection connection, Table table, List<Row> rows) throws SQLException {
        List<Member> stored = stored(table);
        String sql = "INSERT INTO `" + table.sqlName() + "` (id, "
                + stored.stream().map(member -> "`" + member.column() + "`").collect(Collectors.joining(", "))
                + ") VALUES (?" + String.join("", Collections.nCopies(stored.size(), ", ?")) + ")";
        for (Row row : rows) {
            List<Object> values = new ArrayList<>();
            values.add(row.id());
            stored.forEach(member ->
                    values.add(row.get(member.name()).map(Installation::sql).orElse(null)));
            run(connection, sql, values.toArray());
        }
    }

    private static List<Member> stored(Table table) {
        return table.members().stream()
                .filter(member -> member.kind() != Kind.CALCULATED)
                .toList();
    }

    private static Object sql(Object value) {
        if (value instanceof Row row) {
            return row.id();
        }
        return value instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : value;
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
