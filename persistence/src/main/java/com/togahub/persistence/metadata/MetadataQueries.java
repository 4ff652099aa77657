package com.togahub.persistence.metadata;

import com.togahub.engine.metadata.MetadataRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The statements that read metadata, and what their columns mean. */
final class MetadataQueries {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final String schema;

    MetadataQueries(String schema) {
        this.schema = schema;
    }

    long version(Connection connection) throws SQLException {
        String sums = MetadataTables.NAMES.stream()
                .map(table -> " UNION ALL SELECT COUNT(*), COALESCE(SUM(CRC32(CONCAT_WS(':', id, dtUpdated))), 0) FROM "
                        + table(table))
                .collect(Collectors.joining());
        String sql = "SELECT id, version FROM " + table("MetadataVersion") + sums;
        long version = 0;
        for (long[] each : all(connection, sql, row -> new long[] {row.getLong(1), row.getLong(2)})) {
            version = mix(mix(version, each[0]), each[1]);
        }
        return version;
    }

    MetadataRows rows(Connection connection) throws SQLException {
        return new MetadataRows(
                version(connection),
                all(connection, "SELECT * FROM " + table("Records") + " ORDER BY id", MetadataQueries::record),
                all(connection, withClient("RecordFields", "t.recordId, t.position, t.id"), MetadataQueries::field),
                all(
                        connection,
                        "SELECT * FROM " + table("InherentRecordChildren") + " ORDER BY id",
                        MetadataQueries::child),
                all(connection, withClient("Roles", "t.id"), MetadataQueries::role),
                all(
                        connection,
                        "SELECT * FROM " + table("AclRecordPermissions") + " ORDER BY id",
                        MetadataQueries::recordPermission),
                all(
                        connection,
                        "SELECT * FROM " + table("AclFieldPermissions") + " ORDER BY id",
                        MetadataQueries::fieldPermission),
                all(
                        connection,
                        withClient("ApiPayloadInterceptors", "t.recordId, t.sequence, t.id"),
                        MetadataQueries::interceptor),
                all(
                        connection,
                        "SELECT * FROM " + table("ScriptedApis") + " ORDER BY id",
                        MetadataQueries::scriptedApi),
                all(
                        connection,
                        "SELECT * FROM " + table("AclScriptedApiPermissions") + " ORDER BY id",
                        MetadataQueries::scriptedApiPermission));
    }

    private String table(String name) {
        return "`" + schema + "`." + name;
    }

    private String withClient(String name, String order) {
        return "SELECT t.*, c.uuid AS clientUuid FROM " + table(name) + " t LEFT JOIN " + table("Clients")
                + " c ON c.id = t.clientId ORDER BY " + order;
    }

    private static MetadataRows.RecordRow record(ResultSet row) throws SQLException {
        return new MetadataRows.RecordRow(
                row.getLong("id"),
                row.getString("uuid"),
                row.getString("name"),
                row.getString("route"),
                text(row, "model"),
                row.getString("tableName"),
                row.getString("aclDatabase"),
                row.getString("childPolicy"),
                text(row, "numberFormat"),
                row.getBoolean("isActive"));
    }

    private static MetadataRows.FieldRow field(ResultSet row) throws SQLException {
        long reference = row.getLong("referenceRecordId");
        OptionalLong referenceRecord = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(reference);
        return new MetadataRows.FieldRow(
                row.getLong("id"),
                row.getString("uuid"),
                row.getLong("recordId"),
                text(row, "clientUuid"),
                row.getString("name"),
                text(row, "columnName"),
                row.getString("type"),
                row.getBoolean("isIdentifier"),
                referenceRecord,
                row.getBoolean("isRequired"),
                row.getBoolean("isUnique"),
                row.getBoolean("isReadOnly"),
                number(row, "maxLength"),
                number(row, "scale"),
                text(row, "defaultValue"),
                text(row, "expression"),
                row.getInt("position"));
    }

    private static MetadataRows.ChildRow child(ResultSet row) throws SQLException {
        return new MetadataRows.ChildRow(
                row.getLong("id"),
                row.getString("uuid"),
                row.getLong("parentRecordId"),
                row.getLong("childRecordId"),
                row.getString("name"),
                row.getLong("childFieldId"));
    }

    private static MetadataRows.RoleRow role(ResultSet row) throws SQLException {
        return new MetadataRows.RoleRow(
                row.getLong("id"),
                row.getString("uuid"),
                text(row, "clientUuid"),
                row.getString("name"),
                row.getBoolean("isAdministrator"),
                row.getBoolean("canDebug"));
    }

    private static MetadataRows.RecordPermissionRow recordPermission(ResultSet row) throws SQLException {
        return new MetadataRows.RecordPermissionRow(
                row.getLong("id"),
                row.getString("uuid"),
                row.getLong("roleId"),
                row.getLong("recordId"),
                row.getBoolean("canCreate"),
                row.getBoolean("canRead"),
                row.getBoolean("canUpdate"),
                row.getBoolean("canDelete"),
                text(row, "rowFilter"));
    }

    private static MetadataRows.FieldPermissionRow fieldPermission(ResultSet row) throws SQLException {
        return new MetadataRows.FieldPermissionRow(
                row.getLong("id"),
                row.getString("uuid"),
                row.getLong("roleId"),
                row.getLong("recordFieldId"),
                row.getBoolean("canRead"),
                row.getBoolean("canWrite"));
    }

    private static MetadataRows.InterceptorRow interceptor(ResultSet row) throws SQLException {
        return new MetadataRows.InterceptorRow(
                row.getLong("id"),
                row.getString("uuid"),
                row.getLong("recordId"),
                text(row, "clientUuid"),
                row.getString("phase"),
                row.getString("method"),
                row.getString("handler"),
                row.getInt("sequence"),
                row.getBoolean("isActive"));
    }

    private static MetadataRows.ScriptedApiRow scriptedApi(ResultSet row) throws SQLException {
        return new MetadataRows.ScriptedApiRow(
                row.getLong("id"),
                row.getString("uuid"),
                row.getString("route"),
                row.getString("method"),
                row.getString("handler"),
                row.getBoolean("isActive"));
    }

    private static MetadataRows.ScriptedApiPermissionRow scriptedApiPermission(ResultSet row) throws SQLException {
        return new MetadataRows.ScriptedApiPermissionRow(
                row.getLong("id"), row.getString("uuid"), row.getLong("roleId"), row.getLong("scriptedApiId"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static <T> List<T> all(Connection connection, String sql, Reader<T> reader) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    private static long mix(long hash, long value) {
        return Long.rotateLeft((hash ^ value) * MULTIPLIER, 31) + value;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
