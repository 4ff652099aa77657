package com.togahub.engine.administration;

import com.togahub.engine.metadata.MetadataRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether references and children lead where they can be followed. */
final class Relations {
    private final Map<Long, MetadataRows.RecordRow> records;
    private final Map<Long, MetadataRows.FieldRow> fields;
    private final Map<Long, Set<Long>> below = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Relations(MetadataRows rows) {
        this.records =
                rows.records().stream().collect(Collectors.toMap(MetadataRows.RecordRow::id, Function.identity()));
        this.fields = rows.fields().stream().collect(Collectors.toMap(MetadataRows.FieldRow::id, Function.identity()));
        for (MetadataRows.ChildRow row : rows.children()) {
            below.computeIfAbsent(row.parentRecordId(), id -> new HashSet<>()).add(row.childRecordId());
        }
    }

    static List<Finding> findings(MetadataRows rows) {
        Relations relations = new Relations(rows);
        rows.fields().forEach(relations::field);
        rows.children().forEach(relations::child);
        return relations.findings;
    }

    private void refuse(RowKey key, String member, String text) {
        findings.add(Finding.wrong(key, member, text));
    }

    private void field(MetadataRows.FieldRow row) {
        RowKey key = RowKey.of(row);
        boolean isCalculated = row.type().equals("calculated");
        if (row.expression().isPresent() != isCalculated) {
            refuse(key, "expression", "A calculated field has an expression, and no other field has one.");
        }
        if (isCalculated && row.columnName().isPresent()) {
            refuse(key, "columnName", "A calculated field has no column.");
        }
        if (row.referenceRecordId().isPresent() != row.isIdentifier()) {
            refuse(key, "referenceRecord", "A field with isIdentifier refers to a record, and no other field does.");
        } else if (row.isIdentifier()) {
            reference(key, row, records.get(row.referenceRecordId().getAsLong()));
        }
    }

    private void reference(RowKey key, MetadataRows.FieldRow row, MetadataRows.RecordRow target) {
        if (!row.type().equals("integer")) {
            refuse(key, "type", "The column of a reference holds an id: its type is integer.");
        }
        boolean isHere = target != null
                && Optional.ofNullable(records.get(row.recordId()))
                        .filter(own -> own.aclDatabase().equals(target.aclDatabase()))
                        .isPresent();
        if (!isHere) {
            refuse(key, "referenceRecord", "A reference stays in its database.");
        } else if (!target.isActive() && records.get(row.recordId()).isActive()) {
            refuse(key, "referenceRecord", "The record it refers to is not active.");
        }
    }

    private void child(MetadataRows.ChildRow row) {
        RowKey key = RowKey.of(row);
        MetadataRows.FieldRow link = fields.get(row.childFieldId());
        if (link == null
                || link.recordId() != row.childRecordId()
                || !link.isIdentifier()
                || link.referenceRecordId().orElse(0) != row.parentRecordId()) {
            refuse(key, "childField", "The children's field must be their reference to the parent.");
        }
        boolean isActive = Optional.ofNullable(records.get(row.childRecordId()))
                .filter(MetadataRows.RecordRow::isActive)
                .isPresent();
        boolean parentIsActive = Optional.ofNullable(records.get(row.parentRecordId()))
                .filter(MetadataRows.RecordRow::isActive)
                .isPresent();
        if (parentIsActive && !isActive) {
            refuse(key, "childRecord", "The children's record is not active.");
        }
        if (reaches(row.childRecordId(), row.parentRecordId(), new HashSet<>())) {
            refuse(key, "childRecord", "A record cannot be below itself.");
        }
    }

    private boolean reaches(long from, long to, Set<Long> seen) {
        return from == to
                || (seen.add(from)
                        && below.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(next, to, seen)));
    }
}
