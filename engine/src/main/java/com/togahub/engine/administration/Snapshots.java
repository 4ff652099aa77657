package com.togahub.engine.administration;

import com.togahub.engine.access.Policy;
import com.togahub.engine.access.RowRule;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.CatalogReader;
import com.togahub.engine.metadata.Complaint;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Planner;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.Options;
import com.togahub.engine.request.Rsql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the snapshots that clients will see leave something out, and whether row filters mean something in them. */
final class Snapshots {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}?");
    private static final Set<String> PLACEHOLDERS = Set.of("${id.userUuid}", "${id.clientUuid}");
    /** Stands for any identity's value while a filter is tried. */
    private static final String SAMPLE = "00000000-0000-4000-8000-000000000000";

    private final MetadataRows rows;
    private final Map<Optional<String>, Catalog> catalogs = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Snapshots(MetadataRows rows) {
        this.rows = rows;
    }

    static List<Finding> findings(MetadataRows rows) {
        Snapshots snapshots = new Snapshots(rows);
        snapshots.read();
        snapshots.filters();
        return snapshots.findings;
    }

    private void read() {
        Set<Optional<String>> clients = new LinkedHashSet<>();
        clients.add(Optional.empty());
        rows.fields().forEach(row -> clients.add(row.clientUuid()));
        rows.roles().forEach(row -> clients.add(row.clientUuid()));
        for (Optional<String> client : clients) {
            catalogs.put(client, CatalogReader.read(rows, client, this::complain));
        }
    }

    private void complain(Complaint complaint) {
        findings.add(
                Finding.wrong(new RowKey(complaint.table(), complaint.row()), complaint.member(), complaint.text()));
    }

    private void filters() {
        Map<Long, MetadataRows.RoleRow> roles =
                rows.roles().stream().collect(Collectors.toMap(MetadataRows.RoleRow::id, Function.identity()));
        Map<Long, MetadataRows.RecordRow> records =
                rows.records().stream().collect(Collectors.toMap(MetadataRows.RecordRow::id, Function.identity()));
        for (MetadataRows.RecordPermissionRow row : rows.recordPermissions()) {
            MetadataRows.RecordRow record = records.get(row.recordId());
            Optional<String> filter = row.rowFilter().filter(text -> !text.isBlank());
            if (filter.isPresent() && record.isActive()) {
                Catalog catalog = catalogs.get(roles.get(row.roleId()).clientUuid());
                fault(catalog, record, filter.get())
                        .ifPresent(text -> findings.add(Finding.wrong(RowKey.of(row), "rowFilter", text)));
            }
        }
    }

    private static Optional<String> fault(Catalog catalog, MetadataRows.RecordRow record, String filter) {
        Matcher placeholder = PLACEHOLDER.matcher(filter);
        while (placeholder.find()) {
            if (!PLACEHOLDERS.contains(placeholder.group())) {
                return Optional.of("A row filter knows "
                        + String.join(" and ", PLACEHOLDERS.stream().sorted().toList()) + " only.");
            }
        }
        String tried = placeholder.replaceAll(SAMPLE);
        Optional<RecordType> type = catalog.route(record.route());
        if (type.isEmpty()) {
            // the record itself is at fault, and that is said where it stands
            return Optional.empty();
        }
        try {
            Policy restricted = new Restricted(type.get(), RowRule.of(List.of(Rsql.parse(tried, "rowFilter"))));
            Options uuid = Options.of(List.of(new FieldPath(List.of("uuid"))), -1);
            // a plan finds every fault of the filters that go into it
            new Planner(catalog, restricted, 1).readBack(type.get(), uuid);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(
                    "The row filter makes no sense: " + e.problems().get(0).text());
        }
    }

    /** Grants everything, but of one record only some rows: as a grant with the filter would. */
    private record Restricted(RecordType record, RowRule rule) implements Policy {
        @Override
        public Optional<RowRule> rows(RecordType other, Operation operation) {
            return Optional.of(other.id() == record.id() ? rule : RowRule.ALL);
        }

        @Override
        public Optional<RowRule> rows(RecordType other, Field field, Operation operation) {
            return Optional.of(RowRule.ALL);
        }
    }
}
