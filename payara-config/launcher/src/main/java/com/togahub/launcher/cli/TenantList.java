package com.togahub.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./toga tenant list}: clients with their databases, and what became of those at the last start. */
final class TenantList {
    private static final String MOST = "10000";
    private static final int LONGEST_FAILURE = 80;

    private final Api api;
    private final PrintStream out;

    TenantList(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void print(boolean isJson) {
        JsonNode clients = api.get(
                        "/clients", Map.of("sort", "slug", "recordsPerPage", MOST, "fields", "uuid,slug,name,isActive"))
                .at("/data/clients");
        JsonNode databases = api.get(
                        "/databases",
                        Map.of(
                                "where",
                                "purpose=in=(CLIENT,CLIENT_LOGS)",
                                "recordsPerPage",
                                MOST,
                                "fields",
                                "client.slug,purpose,name,environment.name,databaseHost.host,databaseHost.port,"
                                        + "schemaVersion,migrationFailure,dtMigrated"))
                .at("/data/databases");
        Map<String, List<JsonNode>> bySlug = new LinkedHashMap<>();
        databases.forEach(each -> bySlug.computeIfAbsent(each.at("/client/slug").asText(), slug -> new ArrayList<>())
                .add(each));
        if (isJson) {
            json(clients, bySlug);
        } else {
            table(clients, bySlug);
        }
    }

    private void json(JsonNode clients, Map<String, List<JsonNode>> bySlug) {
        ArrayNode all = Api.JSON.createArrayNode();
        for (JsonNode client : clients) {
            ObjectNode row = client.deepCopy();
            row.putArray("databases")
                    .addAll(bySlug.getOrDefault(client.path("slug").asText(), List.of()));
            all.add(row);
        }
        out.println(all.toPrettyString());
    }

    private void table(JsonNode clients, Map<String, List<JsonNode>> bySlug) {
        Table table = new Table("TENANT", "NAME", "STATE", "DATABASE", "ON", "VERSION", "FAILURE");
        for (JsonNode client : clients) {
            String slug = client.path("slug").asText();
            String state = client.path("isActive").asBoolean() ? "active" : "inactive";
            List<JsonNode> databases = bySlug.getOrDefault(slug, List.of());
            if (databases.isEmpty()) {
                table.add(slug, client.path("name").asText(), "no database", "", "", "", "");
            }
            boolean isFirst = true;
            for (JsonNode each : databases) {
                String failure = text(each, "migrationFailure", "");
                table.add(
                        isFirst ? slug : "",
                        isFirst ? client.path("name").asText() : "",
                        isFirst ? state : "",
                        each.path("name").asText(),
                        each.at("/databaseHost/host").asText() + ":"
                                + each.at("/databaseHost/port").asText() + " ("
                                + each.at("/environment/name").asText() + ")",
                        text(each, "schemaVersion", "-"),
                        failure.length() > LONGEST_FAILURE ? failure.substring(0, LONGEST_FAILURE - 1) + "…" : failure);
                isFirst = false;
            }
        }
        table.print(out);
    }

    private static String text(JsonNode row, String field, String otherwise) {
        return row.hasNonNull(field) ? row.path(field).asText() : otherwise;
    }
}
