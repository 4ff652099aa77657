package com.togahub.persistence.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.MetadataRows.FieldRow;
import com.togahub.engine.metadata.MetadataRows.RecordRow;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import com.togahub.persistence.testing.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the metadata says about tables and columns is what the server says about them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataMatchesTablesTest {
    private static final Set<String> NO_RECORDS = Set.of(
            "SigningSecrets",
            "RefreshTokens",
            "AuthenticationFailures",
            "UsedTokens",
            "NumberSequences",
            "TransactionBranches",
            "MetadataVersion",
            "CronJobMarks",
            "ClientDrafts",
            "RecentWrites",
            "flyway_schema_history");
    private static final Set<String> NO_FIELDS = Set.of(
            "passwordHash",
            "secretHash",
            "sharedSecretHash",
            "encryptionKeyRef",
            "attemptToken",
            "tokenHash",
            "content",
            "sharedName",
            "id");

    private final Schemas schemas = Schemas.shared();
    private final MetadataRows rows =
            new MetadataTables(() -> DatabaseServer.shared().dataSource("").getConnection(), schemas.core()).load();
    private final Map<Long, RecordRow> records =
            rows.records().stream().collect(Collectors.toMap(RecordRow::id, Function.identity()));
    private final Map<Long, List<FieldRow>> fields =
            rows.fields().stream().collect(Collectors.groupingBy(FieldRow::recordId));
    private final Map<String, Map<String, Map<String, Map<String, String>>>> columns =
            Map.of("CORE", columns("CORE"), "CLIENT", columns("CLIENT"));

    @Test
    void everyTableIsARecordOrHasAReasonNotToBe() {
        for (String database : List.of("CORE", "CLIENT")) {
            Set<String> tables = new HashSet<>(Query.column(
                    schema(database),
                    "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"));
            tables.removeAll(NO_RECORDS);
            Set<String> named = rows.records().stream()
                    .filter(row -> row.aclDatabase().equals(database))
                    .map(RecordRow::tableName)
                    .collect(Collectors.toSet());
            assertEquals(named, tables);
        }
    }

    @Test
    void everyColumnHasItsFieldAndNothingSecretHasOne() {
        for (RecordRow row : rows.records()) {
            Set<String> columns = new HashSet<>(columns(row).keySet());
            columns.removeAll(NO_FIELDS);
            Set<String> named = fields.get(row.id()).stream()
                    .flatMap(field -> field.columnName().stream())
                    .collect(Collectors.toSet());
            assertEquals(columns, named, row.name());
        }
    }

    @Test
    void typesAndLengthsAgree() {
        List<String> wrong = new ArrayList<>();
        each((row, field, column) -> {
            boolean isRight = types(column).contains(field.type())
                    && lengthFits(field, column.get("length"))
                    && (!field.type().equals("decimal")
                            || column.get("scale")
                                    .equals(Integer.toString(field.scale().orElse(-1))));
            if (!isRight) {
                wrong.add(row.name() + "." + field.name() + " " + field.type() + " " + column);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void requiredMeansNotNullWithoutDefault() {
        List<String> wrong = new ArrayList<>();
        each((row, field, column) -> {
            boolean isNumbered =
                    field.name().equals("number") && row.numberFormat().isPresent();
            boolean mustBeGiven = column.get("nullable").equals("NO") && column.get("value") == null && !isNumbered;
            if (field.isRequired() != (mustBeGiven && !field.isReadOnly())) {
                wrong.add(row.name() + "." + field.name());
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void defaultsAreTheColumnsDefaults() {
        List<String> wrong = new ArrayList<>();
        each((row, field, column) -> {
            boolean isOurs = Set.of("uuid", "dtCreated", "dtUpdated").contains(field.name());
            String value = column.get("value");
            Optional<String> stated = Optional.ofNullable(value)
                    .map(text -> text.replace("'", ""))
                    .filter(text -> !text.equals("NULL"));
            if (!isOurs && !stated.equals(field.defaultValue())) {
                wrong.add(row.name() + "." + field.name() + " " + value);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void uniqueFieldsAreThoseWithAKeyOfTheirOwn() {
        String sql = "SELECT CONCAT(TABLE_NAME, '.', MIN(COLUMN_NAME)) FROM information_schema.STATISTICS"
                + " WHERE TABLE_SCHEMA = DATABASE() AND NON_UNIQUE = 0 AND INDEX_NAME <> 'PRIMARY'"
                + " GROUP BY TABLE_NAME, INDEX_NAME HAVING COUNT(*) = 1";
        for (String database : List.of("CORE", "CLIENT")) {
            Set<String> keys = new HashSet<>(Query.column(schema(database), sql));
            Set<String> named = new HashSet<>();
            each((row, field, column) -> {
                if (row.aclDatabase().equals(database) && field.isUnique()) {
                    named.add(row.tableName() + "." + column.get("name"));
                }
            });
            keys.removeIf(
                    key -> NO_RECORDS.contains(key.split("[.]", 2)[0]) || NO_FIELDS.contains(key.split("[.]", 2)[1]));
            assertEquals(keys, named);
        }
    }

    @Test
    void referencesPointWhereTheForeignKeysPoint() {
        String sql = "SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) AS `from`, REFERENCED_TABLE_NAME AS `to`"
                + " FROM information_schema.KEY_COLUMN_USAGE"
                + " WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL";
        for (String database : List.of("CORE", "CLIENT")) {
            Map<String, String> keys = new HashMap<>();
            Query.rows(schema(database), sql).forEach(row -> keys.put(row.get("from"), row.get("to")));
            keys.keySet().removeIf(from -> NO_RECORDS.contains(from.split("[.]", 2)[0]));
            Map<String, String> references = new HashMap<>();
            each((row, field, column) -> {
                if (row.aclDatabase().equals(database) && field.isIdentifier()) {
                    RecordRow target = records.get(field.referenceRecordId().orElseThrow());
                    assertEquals(database, target.aclDatabase(), "a reference stays in its database");
                    assertEquals(field.name() + "Id", column.get("name"));
                    references.put(row.tableName() + "." + column.get("name"), target.tableName());
                }
            });
            assertEquals(keys, references);
        }
    }

    @Test
    void childrenHangOnAReferenceToTheirParent() {
        assertFalse(rows.children().isEmpty());
        Map<Long, FieldRow> byId = rows.fields().stream().collect(Collectors.toMap(FieldRow::id, Function.identity()));
        rows.children().forEach(child -> {
            FieldRow link = byId.get(child.childFieldId());
            assertEquals(child.childRecordId(), link.recordId(), child.name());
            assertEquals(child.parentRecordId(), link.referenceRecordId().orElseThrow(), child.name());
            assertEquals(child.name(), records.get(child.childRecordId()).name());
        });
    }

    @Test
    void calculatedFieldsHaveAnExpressionAndNoColumn() {
        List<FieldRow> calculated = rows.fields().stream()
                .filter(field -> field.type().equals("calculated"))
                .toList();
        assertFalse(calculated.isEmpty());
        calculated.forEach(field -> {
            assertTrue(field.expression().isPresent(), field.name());
            assertTrue(field.columnName().isEmpty(), field.name());
        });
    }

    @Test
    void everyReferenceIsIndexed() {
        String sql = "SELECT CONCAT(k.TABLE_NAME, '.', k.COLUMN_NAME) FROM information_schema.KEY_COLUMN_USAGE k"
                + " WHERE k.TABLE_SCHEMA = DATABASE() AND k.REFERENCED_TABLE_NAME IS NOT NULL AND NOT EXISTS ("
                + "SELECT 1 FROM information_schema.STATISTICS s WHERE s.TABLE_SCHEMA = k.TABLE_SCHEMA"
                + " AND s.TABLE_NAME = k.TABLE_NAME AND s.COLUMN_NAME = k.COLUMN_NAME AND s.SEQ_IN_INDEX = 1)";
        assertEquals(List.of(), Query.column(schemas.core(), sql));
        assertEquals(List.of(), Query.column(schemas.client(), sql));
    }

    /** A string's length is its column's; a long text may be limited further; nothing else has a length. */
    private static boolean lengthFits(FieldRow field, String length) {
        return switch (field.type()) {
            case "string" -> length.equals(Integer.toString(field.maxLength().orElse(-1)));
            case "text" -> field.maxLength().orElse(0) <= Long.parseLong(length);
            default -> field.maxLength().isEmpty();
        };
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(RecordRow row, FieldRow field, Map<String, String> column);
    }

    private void each(Visitor visitor) {
        for (RecordRow row : rows.records()) {
            Map<String, Map<String, String>> columns = columns(row);
            for (FieldRow field : fields.get(row.id())) {
                field.columnName().ifPresent(name -> {
                    assertTrue(columns.containsKey(name), row.name() + "." + name);
                    visitor.visit(row, field, columns.get(name));
                });
            }
        }
    }

    private Map<String, Map<String, String>> columns(RecordRow row) {
        return columns.get(row.aclDatabase()).get(row.tableName());
    }

    private Map<String, Map<String, Map<String, String>>> columns(String database) {
        String sql = "SELECT TABLE_NAME AS `table`, COLUMN_NAME AS name, DATA_TYPE AS type, IS_NULLABLE AS nullable,"
                + " NULLIF(COLUMN_DEFAULT, 'NULL') AS value, CHARACTER_MAXIMUM_LENGTH AS length, NUMERIC_SCALE AS scale"
                + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()";
        return Query.rows(schema(database), sql).stream()
                .collect(Collectors.groupingBy(
                        column -> column.get("table"),
                        Collectors.toMap(column -> column.get("name"), Function.identity())));
    }

    private String schema(String database) {
        return database.equals("CORE") ? schemas.core() : schemas.client();
    }

    /** The field types a column can have; MariaDB has no JSON type of its own. */
    private static Set<String> types(Map<String, String> column) {
        return switch (column.get("type")) {
            case "varchar", "enum" -> Set.of("string");
            case "char" -> Set.of("uuid");
            case "mediumtext" -> Set.of("text");
            case "longtext" -> Set.of("text", "json");
            case "json" -> Set.of("json");
            case "int", "bigint" -> Set.of("integer");
            case "tinyint" -> Set.of("boolean");
            case "decimal" -> Set.of("decimal");
            case "date" -> Set.of("date");
            case "datetime" -> Set.of("datetime");
            default -> Set.of();
        };
    }
}
