package com.togahub.engine.cxml.punchout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.PunchOutTerms.Kind;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.intercept.Requests;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The quotes and carts that sessions fill. They hold what the buyer has: a basket is written to its record when it is returned,
 * so that a visit that ends without changes nothing.
 */
record Records(Requests requests, Kind kind) {
    static final String OPEN = "open";
    static final String RETURNED = "returned";
    static final String CANCELLED = "cancelled";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST = 1_000;

    /** The route of records of a kind. */
    static String route(Kind kind) {
        return kind == Kind.QUOTE ? "/quotes" : "/carts";
    }

    /**
     * Makes the record of a new session.
     *
     * @param shared members that sessions and records have in common: customer, user and address
     * @param expires the last day of a quote
     * @return its uuid; empty of a session that fills neither quote nor cart
     */
    Optional<String> create(ObjectNode shared, String currency, Instant now, Instant expires) {
        if (kind == Kind.SESSION) {
            return Optional.empty();
        }
        ObjectNode body = shared.deepCopy();
        body.put("status", OPEN);
        body.put("currency", currency);
        if (kind == Kind.QUOTE) {
            body.put("dateQuote", now.atZone(ZoneOffset.UTC).toLocalDate().toString());
            body.put("dateExpiry", expires.atZone(ZoneOffset.UTC).toLocalDate().toString());
        }
        JsonNode made = requests.post(route(kind), body);
        return Optional.of(
                made.path(kind == Kind.QUOTE ? "quotes" : "carts").path("uuid").asText());
    }

    /** Has a record say that its session came to nothing. */
    void cancel(String uuid) {
        requests.put(route(kind) + "/" + uuid, JSON.objectNode().put("status", CANCELLED));
    }

    /** Writes a basket to its record: lines keep their rows by their keys. */
    void write(String uuid, Basket basket) {
        String lines = kind == Kind.QUOTE ? "quoteItems" : "cartItems";
        String route = kind == Kind.QUOTE ? "/quote-items" : "/cart-items";
        String parent = kind == Kind.QUOTE ? "quote" : "cart";
        Map<String, String> stored = new HashMap<>();
        List<String> gone = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        basket.lines().forEach(line -> kept.add(line.key()));
        int last = 0;
        for (ObjectNode row : new Lookup(requests, route, "uuid")
                .rows(parent + ".uuid==" + uuid, List.of("uuid", "lineNumber", "supplierPartAuxiliaryId"), MOST)) {
            String key = row.path("supplierPartAuxiliaryId").asText();
            last = Math.max(last, row.path("lineNumber").asInt(0));
            if (kept.contains(key)) {
                stored.put(key, row.path("uuid").asText());
            } else {
                gone.add(row.path("uuid").asText());
            }
        }
        requests.delete(route, gone);
        ObjectNode body = JSON.objectNode();
        body.put("status", RETURNED);
        body.put("currency", basket.currency());
        ArrayNode array = body.putArray(lines);
        for (BasketLine line : basket.lines()) {
            ObjectNode row = array.addObject();
            String known = stored.get(line.key());
            if (known != null) {
                row.put("uuid", known);
            } else {
                row.put("lineNumber", ++last);
            }
            fill(row, line);
        }
        requests.put(route(kind) + "/" + uuid, body, Map.of("fields", "uuid"));
    }

    private static void fill(ObjectNode row, BasketLine line) {
        row.put("item", line.item());
        row.put("description", line.description());
        row.put("quantity", line.quantity());
        row.put("unitPrice", line.unitPrice());
        row.put("unitOfMeasure", line.unitOfMeasure());
        row.put("supplierPartId", line.partId());
        row.put("supplierPartAuxiliaryId", line.key());
    }
}
