package com.togahub.it.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A client of the application and what fulfilments of it can name.
 *
 * @param schema of its tables
 * @param api as an administrator
 * @param item SKU of an item
 * @param choices uuids that fields of a header can have, by field
 */
record Ground(String schema, Api api, String item, Map<String, List<String>> choices) {
    private static final int MOST = 1_000;

    /** The client with long chains. */
    static Ground acme() {
        return of("Client_Acme", "demo-admin", "CABLE-USBC");
    }

    /** The client that has a model of fulfilments of its own. */
    static Ground compass() {
        return of("Client_Compass", "compass-admin", "TV-43");
    }

    private static Ground of(String schema, String apiKey, String item) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        Map.of(
                        "itemFulfillmentStage",
                        "ItemFulfillmentStages",
                        "shipToAddress",
                        "Addresses",
                        "location",
                        "Locations",
                        "fulfilledByUser",
                        "Users")
                .forEach((field, table) ->
                        choices.put(field, Rows.strings(schema, "SELECT uuid FROM " + table + " ORDER BY id LIMIT 4")));
        return new Ground(schema, Run.product().api(apiKey), item, choices);
    }

    /** Creates records of one kind and answers what the application says of each. */
    List<JsonNode> create(String route, String record, List<ObjectNode> bodies, String fields) {
        List<JsonNode> created = new ArrayList<>();
        for (int from = 0; from < bodies.size(); from += MOST) {
            ArrayNode array = Api.JSON.createArrayNode();
            bodies.subList(from, Math.min(bodies.size(), from + MOST)).forEach(array::add);
            api.post(route + "?fields=" + fields, array)
                    .succeeded(201)
                    .data(record)
                    .forEach(created::add);
        }
        return created;
    }

    /** Creates as many records with bodies made by number, and answers their uuids. */
    List<String> create(String route, String record, int count, IntFunction<ObjectNode> body) {
        List<ObjectNode> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add(body.apply(i));
        }
        return create(route, record, bodies, "uuid").stream()
                .map(row -> row.path("uuid").asText())
                .toList();
    }

    /** A body that names other records by uuid. */
    static ObjectNode naming(Map<String, String> references) {
        ObjectNode body = Api.JSON.createObjectNode();
        references.forEach((member, uuid) -> body.putObject(member).put("uuid", uuid));
        return body;
    }
}
