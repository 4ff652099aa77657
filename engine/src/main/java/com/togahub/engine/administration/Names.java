package com.togahub.engine.administration;

import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether names, routes and formats are well-formed, and mean one thing each. */
final class Names {
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern RECORD = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Pattern ROUTE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PATH = Pattern.compile(ROUTE + "(/" + ROUTE + ")*");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    /** Routes that the platform answers itself. */
    private static final Set<String> RESERVED = Set.of("auth", "describe", "docs", "explain", "openapi");

    private final MetadataRows rows;
    private final List<Finding> findings = new ArrayList<>();

    private Names(MetadataRows rows) {
        this.rows = rows;
    }

    static List<Finding> findings(MetadataRows rows) {
        Names names = new Names(rows);
        rows.records().forEach(names::record);
        names.members();
        names.scripted();
        return names.findings;
    }

    private void require(boolean holds, RowKey key, String member, String text) {
        if (!holds) {
            findings.add(Finding.wrong(key, member, text));
        }
    }

    private void record(MetadataRows.RecordRow row) {
        RowKey key = RowKey.of(row);
        require(matches(RECORD, row.name()), key, "name", "The name of a record is written like salesOrders.");
        require(matches(ROUTE, row.route()), key, "route", "The route of a record is written like sales-orders.");
        require(!RESERVED.contains(row.route()), key, "route", "The platform answers this route itself.");
        require(matches(TABLE, row.tableName()), key, "tableName", "This is no name of a table.");
        try {
            row.numberFormat().ifPresent(NumberFormat::parse);
        } catch (IllegalArgumentException e) {
            require(false, key, "numberFormat", "A number format is a prefix followed by #, such as SO#####.");
        }
    }

    /** Fields and children of a record share its JSON: each of their names means one thing to each client. */
    private void members() {
        Map<Long, Set<String>> names = new HashMap<>();
        Map<String, String> clients = new HashMap<>();
        for (MetadataRows.FieldRow row : rows.fields()) {
            RowKey key = RowKey.of(row);
            require(matches(MEMBER, row.name()), key, "name", "The name of a field is written like unitPrice.");
            String place = row.recordId() + " " + row.name();
            String client = row.clientUuid().orElse("");
            boolean apart = clients.containsKey(place)
                    && !client.isEmpty()
                    && !clients.get(place).isEmpty()
                    && !clients.get(place).equals(client);
            boolean taken = !names.computeIfAbsent(row.recordId(), id -> new HashSet<>())
                            .add(row.name())
                    && !apart;
            if (taken) {
                findings.add(
                        Finding.taken(key, "name", "The record has a field '" + row.name() + "' for this client."));
            }
            clients.putIfAbsent(place, client);
        }
        for (MetadataRows.ChildRow row : rows.children()) {
            RowKey key = RowKey.of(row);
            require(matches(MEMBER, row.name()), key, "name", "The name of children is written like salesOrderItems.");
            if (!names.computeIfAbsent(row.parentRecordId(), id -> new HashSet<>())
                    .add(row.name())) {
                findings.add(Finding.taken(key, "name", "The record has a member '" + row.name() + "' already."));
            }
        }
    }

    private void scripted() {
        Set<String> routes = new HashSet<>();
        rows.records().forEach(row -> routes.add(row.route()));
        for (MetadataRows.ScriptedApiRow row : rows.scriptedApis()) {
            RowKey key = RowKey.of(row);
            boolean wellFormed = matches(PATH, row.route());
            require(
                    wellFormed,
                    key,
                    "route",
                    "The route of a scripted API is written like order-imports or orders/import.");
            String first = row.route().split("/", 2)[0];
            require(!RESERVED.contains(first), key, "route", "The platform answers this route itself.");
            if (routes.contains(first)) {
                findings.add(Finding.taken(key, "route", "A record answers this route."));
            }
        }
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
