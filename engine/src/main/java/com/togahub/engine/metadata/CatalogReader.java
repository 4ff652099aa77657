package com.togahub.engine.metadata;

import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Filter;
import com.togahub.engine.request.Rsql;
import com.togahub.engine.store.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Metadata rows as the snapshot that one client sees. A row that makes no sense is left out and complained of: it takes no
 * other record down with it, and it never grants anything.
 */
public final class CatalogReader {
    private final MetadataRows rows;
    private final Optional<String> client;
    private final Consumer<Complaint> complaints;

    private CatalogReader(MetadataRows rows, Optional<String> client, Consumer<Complaint> complaints) {
        this.rows = rows;
        this.client = client;
        this.complaints = complaints;
    }

    /**
     * The snapshot for a client, or for requests of no client.
     *
     * @param complaints is told of everything that is left out
     */
    public static Catalog read(MetadataRows rows, Optional<String> client, Consumer<Complaint> complaints) {
        return new CatalogReader(rows, client, complaints).read();
    }

    private void leaveOut(String table, long row, String member, String text) {
        complaints.accept(new Complaint(table, row, member, text));
    }

    private Catalog read() {
        Map<Long, List<Field>> fields = fields();
        Map<Long, List<ChildRelation>> children = children(fields);
        List<RecordType> records = new ArrayList<>();
        for (MetadataRows.RecordRow row : rows.records()) {
            if (row.isActive()) {
                record(row, fields, children).ifPresent(records::add);
            }
        }
        records = meaningful(records);
        List<ScriptedRoute> scripted = rows.scriptedApis().stream()
                .filter(MetadataRows.ScriptedApiRow::isActive)
                .map(row -> new ScriptedRoute(row.id(), row.method(), row.route(), row.handler()))
                .toList();
        return new Catalog(rows.version(), records, roles(), scripted, interceptions(), secretNames());
    }

    private Set<String> secretNames() {
        return rows.fields().stream()
                .filter(MetadataRows.FieldRow::isSecret)
                .filter(row -> row.clientUuid().isEmpty() || row.clientUuid().equals(client))
                .map(MetadataRows.FieldRow::name)
                .collect(Collectors.toSet());
    }

    /** The records without calculated fields that mean nothing. */
    private List<RecordType> meaningful(List<RecordType> records) {
        Map<Long, RecordType> byId = new HashMap<>();
        records.forEach(record -> byId.put(record.id(), record));
        return records.stream()
                .map(record -> record.without(field -> field.expression()
                        .flatMap(expression ->
                                Calculations.fault(expression, record, id -> Optional.ofNullable(byId.get(id))))
                        .map(fault -> {
                            leaveOut("RecordFields", field.id(), "expression", fault);
                            return fault;
                        })
                        .isPresent()))
                .toList();
    }

    private Optional<RecordType> record(
            MetadataRows.RecordRow row, Map<Long, List<Field>> fields, Map<Long, List<ChildRelation>> children) {
        List<Field> own = fields.getOrDefault(row.id(), List.of());
        try {
            return Optional.of(new RecordType(
                    row.id(),
                    row.name(),
                    row.route(),
                    Place.valueOf(row.aclDatabase()),
                    row.tableName(),
                    ChildPolicy.valueOf(row.childPolicy()),
                    row.numberFormat().map(NumberFormat::parse),
                    row.model(),
                    own.stream().anyMatch(field -> field.name().equals(ImpliedUuid.NAME))
                            ? own
                            : ImpliedUuid.before(row.id(), own),
                    children.getOrDefault(row.id(), List.of())));
        } catch (IllegalArgumentException e) {
            leaveOut("Records", row.id(), "numberFormat", e.getMessage());
            return Optional.empty();
        }
    }

    private Map<Long, List<Field>> fields() {
        Set<Long> active = activeRecords();
        Map<Long, List<Field>> fields = new HashMap<>();
        for (MetadataRows.FieldRow row : rows.fields()) {
            boolean foreign = row.clientUuid().isPresent() && !row.clientUuid().equals(client);
            if (!foreign) {
                List<Field> known = fields.computeIfAbsent(row.recordId(), id -> new ArrayList<>());
                field(row, active).filter(field -> isNew(field, known)).ifPresent(known::add);
            }
        }
        return fields;
    }

    private boolean isNew(Field field, List<Field> known) {
        boolean taken = known.stream().anyMatch(each -> each.name().equals(field.name()));
        if (taken) {
            leaveOut("RecordFields", field.id(), "name", "The record has a field '" + field.name() + "' already.");
        }
        return !taken;
    }

    private Optional<Field> field(MetadataRows.FieldRow row, Set<Long> active) {
        String member = row.isIdentifier() ? "referenceRecord" : "expression";
        try {
            FieldType type = row.isIdentifier() ? FieldType.REFERENCE : FieldType.of(row.type());
            if (row.isIdentifier()
                    && (row.referenceRecordId().isEmpty()
                            || !active.contains(row.referenceRecordId().getAsLong()))) {
                throw new IllegalArgumentException("The record it refers to is not there or not active.");
            }
            return Optional.of(new Field(
                    row.id(),
                    row.name(),
                    type == FieldType.CALCULATED ? "" : row.column(),
                    type,
                    row.isIdentifier() ? row.referenceRecordId() : OptionalLong.empty(),
                    row.isRequired(),
                    row.isUnique(),
                    row.isReadOnly() || type == FieldType.CALCULATED,
                    row.maxLength(),
                    row.scale(),
                    row.defaultValue(),
                    type == FieldType.CALCULATED
                            ? Optional.of(Expression.parse(row.expression().orElse("")))
                            : Optional.empty()));
        } catch (IllegalArgumentException e) {
            leaveOut("RecordFields", row.id(), member, e.getMessage());
            return Optional.empty();
        }
    }

    private Set<Long> activeRecords() {
        Set<Long> active = new HashSet<>();
        rows.records().stream().filter(MetadataRows.RecordRow::isActive).forEach(row -> active.add(row.id()));
        return active;
    }

    private Map<Long, List<ChildRelation>> children(Map<Long, List<Field>> fields) {
        Set<Long> active = activeRecords();
        Map<Long, Field> byId = new HashMap<>();
        fields.values().forEach(all -> all.forEach(field -> byId.put(field.id(), field)));
        Map<Long, List<ChildRelation>> children = new HashMap<>();
        for (MetadataRows.ChildRow row : rows.children()) {
            Field link = byId.get(row.childFieldId());
            if (link == null || link.type() != FieldType.REFERENCE || !active.contains(row.childRecordId())) {
                leaveOut("InherentRecordChildren", row.id(), "childField", "There is no such reference to the parent.");
                continue;
            }
            children.computeIfAbsent(row.parentRecordId(), id -> new ArrayList<>())
                    .add(new ChildRelation(row.name(), row.childRecordId(), link));
        }
        return children;
    }

    private List<Interception> interceptions() {
        List<Interception> interceptions = new ArrayList<>();
        for (MetadataRows.InterceptorRow row : rows.interceptors()) {
            boolean foreign = row.clientUuid().isPresent() && !row.clientUuid().equals(client);
            if (row.isActive() && !foreign) {
                interceptions.add(new Interception(
                        row.recordId(), Interception.Phase.valueOf(row.phase()), row.method(), row.handler()));
            }
        }
        return interceptions;
    }

    private List<Role> roles() {
        Map<Long, Map<Long, RecordGrant>> grants = grants();
        Map<Long, Set<Long>> readable = new HashMap<>();
        Map<Long, Set<Long>> writable = new HashMap<>();
        for (MetadataRows.FieldPermissionRow row : rows.fieldPermissions()) {
            if (row.canRead()) {
                readable.computeIfAbsent(row.roleId(), id -> new HashSet<>()).add(row.recordFieldId());
            }
            if (row.canWrite()) {
                writable.computeIfAbsent(row.roleId(), id -> new HashSet<>()).add(row.recordFieldId());
            }
        }
        for (MetadataRows.RecordPermissionRow row : rows.recordPermissions()) {
            if (row.canRead()) {
                readable.computeIfAbsent(row.roleId(), id -> new HashSet<>()).add(ImpliedUuid.id(row.recordId()));
            }
        }
        Map<Long, Set<Long>> scripted = new HashMap<>();
        rows.scriptedApiPermissions().forEach(row -> scripted.computeIfAbsent(row.roleId(), id -> new HashSet<>())
                .add(row.scriptedApiId()));
        return rows.roles().stream()
                .filter(row -> row.clientUuid().isEmpty() || row.clientUuid().equals(client))
                .map(row -> new Role(
                        row.uuid(),
                        row.name(),
                        row.clientUuid().isEmpty(),
                        row.isAdministrator(),
                        row.canDebug(),
                        grants.getOrDefault(row.id(), Map.of()),
                        readable.getOrDefault(row.id(), Set.of()),
                        writable.getOrDefault(row.id(), Set.of()),
                        scripted.getOrDefault(row.id(), Set.of())))
                .toList();
    }

    private Map<Long, Map<Long, RecordGrant>> grants() {
        Map<Long, Map<Long, RecordGrant>> grants = new HashMap<>();
        for (MetadataRows.RecordPermissionRow row : rows.recordPermissions()) {
            Set<Operation> operations = EnumSet.noneOf(Operation.class);
            add(operations, Operation.CREATE, row.canCreate());
            add(operations, Operation.READ, row.canRead());
            add(operations, Operation.UPDATE, row.canUpdate());
            add(operations, Operation.DELETE, row.canDelete());
            try {
                Optional<Filter> filter =
                        row.rowFilter().filter(text -> !text.isBlank()).map(text -> Rsql.parse(text, "rowFilter"));
                grants.computeIfAbsent(row.roleId(), id -> new HashMap<>())
                        .put(row.recordId(), new RecordGrant(operations, filter));
            } catch (ProblemException e) {
                leaveOut(
                        "AclRecordPermissions",
                        row.id(),
                        "rowFilter",
                        e.problems().get(0).text());
            }
        }
        return grants;
    }

    private static void add(Set<Operation> operations, Operation operation, boolean granted) {
        if (granted) {
            operations.add(operation);
        }
    }
}
