package com.togahub.persistence.metadata;

import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.MetadataStore;
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
    private final String lock;

    private MetadataQueries(String schema, String lock) {
        this.schema = schema;
        this.lock = lock;
    }

    /** Reads what is committed. */
    static MetadataQueries plain(String schema) {
        return new MetadataQueries(schema, "");
    }

    /** Reads the newest state and keeps it from being changed by others, whatever the transaction has seen before. */
    static MetadataQueries locking(String schema) {
        return new MetadataQueries(schema, " LOCK IN SHARE MODE");
    }

    /** Waits for other changes of metadata, keeps further ones out and moves the version. */
    void begin(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table("MetadataVersion") + " SET version = version + 1 WHERE id = 1")) {
            update.executeUpdate();
        }
    }

    long version(Connection connection) throws SQLException {
        String sums = MetadataStore.TABLES.stream()
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

    MetadataRows rows(Connection connection, long version) throws SQLException {
        return new MetadataRows(
                version,
                all(connection, plainly("Records"), MetadataQueries::record),
                all(connection, withClient("RecordFields", "t.recordId, t.position, t.id"), MetadataQueries::field),
                all(connection, plainly("InherentRecordChildren"), MetadataQueries::child),
                all(connection, withClient("Roles", "t.id"), MetadataQueries::role),
                all(connection, plainly("AclRecordPermissions"), MetadataQueries::recordPermission),
                all(connection, plainly("AclFieldPermissions"), MetadataQueries::fieldPermission),
                all(
                        connection,
                        withClient("ApiPayloadInterceptors", "t.recordId, t.sequence, t.id"),
                        MetadataQueries::interceptor),
                all(connection, plainly("ScriptedApis"), MetadataQueries::scriptedApi),
                all(connection, plainly("AclScriptedApiPermissions"), MetadataQueries::scriptedApiPermission));
    }

    private String table(String name) {
        return "`" + schema + "`." + name;
    }

    private String plainly(String name) {
        return "SELECT * FROM " + table(name) + " ORDER BY id" + lock;
    }

    private String withClient(String name, String order) {
        return "SELECT t.*, c.uuid AS clientUuid FROM " + table(name) + " t LEFT JOIN " + table("Clients")
                + " c ON c.id = t.clientId ORDER BY " + order + lock;
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
                row.getBoolean("isSecret"),
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
