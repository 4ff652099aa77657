package com.togahub.engine.administration;

import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether changed records and fields name tables and columns that are there, fit them, and are no secret. */
final class Columns {
    private static final String KEY = "id";
    private static final String UUID = "uuid";
    /** Tables that hold what no API may show. */
    private static final Set<String> HIDDEN_TABLES = Set.of(
            "SigningSecrets",
            "RefreshTokens",
            "AuthenticationFailures",
            "UsedTokens",
            "NumberSequences",
            "TransactionBranches",
            "MetadataVersion",
            "flyway_schema_history");

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|token)(hash)?|encryptionKeyRef|identityHash");
    private static final Set<String> TEXTS =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Map<String, Set<String>> TYPES = Map.of(
            "string", TEXTS,
            "text", TEXTS,
            "integer", INTEGERS,
            "decimal", Set.of("decimal", "double", "float", "tinyint", "smallint", "mediumint", "int", "bigint"),
            "boolean", Set.of("tinyint", "bit"),
            "date", Set.of("date"),
            "datetime", Set.of("datetime", "timestamp"),
            "json", Set.of("json", "longtext"),
            "uuid", Set.of("char", "varchar"));

    private final Tables tables;
    private final Session session;
    private final Map<Long, MetadataRows.RecordRow> records;
    private final Set<Long> changed = new LinkedHashSet<>();
    private final Map<Source, Map<String, Map<String, Tables.Column>>> found = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Columns(Tables tables, Session session, MetadataRows rows, Entries before) {
        this.tables = tables;
        this.session = session;
        this.records =
                rows.records().stream().collect(Collectors.toMap(MetadataRows.RecordRow::id, Function.identity()));
        Entries.of(rows).all().forEach((key, entry) -> {
            if (!before.has(key, entry)) {
                if (entry.content() instanceof MetadataRows.RecordRow row) {
                    changed.add(row.id());
                } else if (entry.content() instanceof MetadataRows.FieldRow row) {
                    changed.add(row.recordId());
                }
            }
        });
    }

    private record Source(Place place, Optional<String> client) {}

    static List<Finding> findings(Tables tables, Session session, MetadataRows rows, Entries before) {
        Columns columns = new Columns(tables, session, rows, before);
        columns.changed.stream().map(columns.records::get).forEach(columns::record);
        Map<String, Long> uses = new HashMap<>();
        rows.fields().stream()
                .filter(row ->
                        columns.changed.contains(row.recordId()) && !row.type().equals("calculated"))
                .forEach(row -> columns.field(row, uses));
        return columns.findings;
    }

    private void refuse(RowKey key, String member, String text) {
        findings.add(Finding.wrong(key, member, text));
    }

    private Optional<Map<String, Tables.Column>> columns(MetadataRows.RecordRow record, Optional<String> client) {
        Source source = new Source(Place.valueOf(record.aclDatabase()), client);
        return Optional.ofNullable(found.computeIfAbsent(source, this::look).get(record.tableName()));
    }

    /** All changed records' tables of a database in one go. */
    private Map<String, Map<String, Tables.Column>> look(Source source) {
        Set<String> names = changed.stream()
                .map(records::get)
                .filter(row -> row.aclDatabase().equals(source.place().name()))
                .map(MetadataRows.RecordRow::tableName)
                .collect(Collectors.toSet());
        return tables.columns(session, source.place(), source.client(), names);
    }

    private void record(MetadataRows.RecordRow row) {
        RowKey key = RowKey.of(row);
        if (HIDDEN_TABLES.contains(row.tableName())) {
            refuse(key, "tableName", "This table cannot be a record.");
            return;
        }
        Optional<Map<String, Tables.Column>> columns = columns(row, Optional.empty());
        if (columns.isEmpty()) {
            refuse(key, "tableName", "There is no table '" + row.tableName() + "'.");
        } else if (!columns.get().keySet().containsAll(Set.of(KEY, UUID))) {
            refuse(key, "tableName", "The table of a record has the columns id and uuid.");
        }
    }

    private void field(MetadataRows.FieldRow row, Map<String, Long> uses) {
        RowKey key = RowKey.of(row);
        MetadataRows.RecordRow record = records.get(row.recordId());
        if (HIDDEN_TABLES.contains(record.tableName())) {
            return;
        }
        String name = row.column();
        if (name.equalsIgnoreCase(KEY) || SECRET.matcher(name).matches()) {
            refuse(key, "columnName", "This column is never shown.");
            return;
        }
        String use = row.recordId() + " " + row.clientUuid().orElse("") + " " + name;
        if (uses.putIfAbsent(use, row.id()) != null) {
            findings.add(Finding.taken(key, "columnName", "Another field of the record stands for this column."));
            return;
        }
        columns(record, row.clientUuid()).ifPresent(columns -> {
            Tables.Column column = columns.get(name);
            if (column == null) {
                refuse(key, "columnName", record.tableName() + " has no column '" + name + "'.");
            } else {
                fit(key, row, column);
            }
        });
    }

    private void fit(RowKey key, MetadataRows.FieldRow row, Tables.Column column) {
        Set<String> types = row.isIdentifier() ? INTEGERS : TYPES.getOrDefault(row.type(), Set.of());
        if (!types.contains(column.type())) {
            refuse(key, "type", "A column of type " + column.type() + " cannot hold this.");
            return;
        }
        row.maxLength().ifPresent(length -> {
            boolean isTooLong =
                    column.length().isPresent() && length > column.length().getAsLong();
            if (length < 1 || isTooLong || !TEXTS.contains(column.type())) {
                refuse(key, "maxLength", "The column does not hold so many characters.");
            }
        });
        row.scale().ifPresent(scale -> {
            if (scale < 0
                    || (column.scale().isPresent() && scale > column.scale().getAsInt())) {
                refuse(key, "scale", "The column does not hold so many decimal places.");
            }
        });
    }
}
