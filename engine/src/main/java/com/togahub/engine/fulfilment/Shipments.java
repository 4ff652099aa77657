package com.togahub.engine.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Requests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes fulfilments through requests: a fixed number of them for any number of lines, units and packages. */
final class Shipments {
    static final String ROUTE = "/item-fulfillments";
    static final String RECORD = "itemFulfillments";
    static final String ITEMS = "itemFulfillmentItems";
    static final String UNITS = "itemFulfillmentItemUnits";
    static final String PARCELS = "itemFulfillmentPackages";
    static final String UPSTREAM = "upstreamItemFulfillment";
    static final String ITEM_UPSTREAM = "upstreamItemFulfillmentItem";

    private static final String FIELDS = Stream.of(
                    Stream.of("uuid", "salesOrder", UPSTREAM),
                    Fulfilment.HEADER.stream(),
                    Stream.of("uuid", "salesOrderItem", "quantity", ITEM_UPSTREAM, UNITS + ".uuid", UNITS + ".unit")
                            .map(name -> ITEMS + "." + name),
                    Stream.concat(Stream.of("uuid", "trackingNumber"), Fulfilment.PARCEL.stream())
                            .map(name -> PARCELS + "." + name))
            .flatMap(names -> names)
            .collect(Collectors.joining(","));
    private static final String WRITTEN = "uuid," + ITEMS + ".uuid," + ITEMS + ".salesOrderItem";
    private static final int MOST = 10_000;

    /** Names in one filter. */
    private static final int MOST_NAMES = 200;

    private final Requests requests;

    Shipments(Requests requests) {
        this.requests = requests;
    }

    /** Locks one, so that nobody changes it before this transaction ends; answers whether it is there. */
    boolean lock(String uuid) {
        return requests.lock(ROUTE + "/" + uuid);
    }

    /** One of them, unless it has been deleted. */
    Optional<Fulfilment> find(String uuid) {
        return where("uuid==" + uuid).stream().findFirst();
    }

    /** Those that meet a condition, oldest first. */
    List<Fulfilment> where(String condition) {
        return rows(requests, ROUTE, condition, FIELDS).stream()
                .map(Shipments::read)
                .toList();
    }

    /** The names of those that one mirror shows. */
    List<String> shownBy(String mirror) {
        return rows(requests, ROUTE, UPSTREAM + ".uuid==" + mirror, "uuid").stream()
                .map(row -> row.path("uuid").asText())
                .toList();
    }

    /** The mirror that one of them links to. */
    Optional<String> mirror(String uuid) {
        return rows(requests, ROUTE, "uuid==" + uuid, UPSTREAM).stream()
                .findFirst()
                .flatMap(row -> reference(row, UPSTREAM));
    }

    /** The sales order that one of them ships. */
    Optional<String> salesOrder(String uuid) {
        return rows(requests, ROUTE, "uuid==" + uuid, "salesOrder").stream()
                .findFirst()
                .flatMap(row -> reference(row, "salesOrder"));
    }

    /** All rows of a list, however many pages it takes. */
    static List<JsonNode> rows(Requests requests, String route, String condition, String fields) {
        return rows(requests, route, Map.of("where", condition, "fields", fields));
    }

    /** The same with any options but those of pages. */
    static List<JsonNode> rows(Requests requests, String route, Map<String, String> options) {
        List<JsonNode> rows = new ArrayList<>();
        for (int page = 1, last = MOST; last == MOST; page++) {
            Map<String, String> all = new HashMap<>(options);
            all.put("recordsPerPage", Integer.toString(MOST));
            all.put("page", Integer.toString(page));
            JsonNode several = requests.list(route, all).elements().next();
            several.forEach(rows::add);
            last = several.size();
        }
        return rows;
    }

    /** The uuid of a reference; empty where it refers to nothing. */
    static Optional<String> reference(JsonNode row, String name) {
        return Optional.of(row.path(name).path("uuid"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static Fulfilment read(JsonNode row) {
        Map<String, JsonNode> header = new HashMap<>();
        for (String name : Fulfilment.HEADER) {
            JsonNode value = row.path(name).isObject() ? row.path(name).path("uuid") : row.path(name);
            if (value.isValueNode() && !value.isNull()) {
                header.put(name, value);
            }
        }
        List<Fulfilment.Item> items = new ArrayList<>();
        row.path(ITEMS).forEach(item -> items.add(item(item)));
        List<Fulfilment.Parcel> parcels = new ArrayList<>();
        row.path(PARCELS)
                .forEach(parcel -> parcels.add(new Fulfilment.Parcel(
                        parcel.path("uuid").asText(), reference(parcel, "trackingNumber"), fields(parcel))));
        return new Fulfilment(
                row.path("uuid").asText(),
                reference(row, "salesOrder"),
                reference(row, UPSTREAM),
                header,
                items,
                parcels);
    }

    private static Fulfilment.Item item(JsonNode item) {
        Map<String, String> units = new LinkedHashMap<>();
        item.path(UNITS)
                .forEach(row -> units.put(
                        reference(row, "unit").orElseThrow(), row.path("uuid").asText()));
        return new Fulfilment.Item(
                item.path("uuid").asText(),
                reference(item, "salesOrderItem"),
                item.path("quantity").decimalValue(),
                reference(item, ITEM_UPSTREAM),
                units);
    }

    /** What a package says of itself, whether a fulfilment's or a notice's: both have the same names for it. */
    static Map<String, JsonNode> fields(JsonNode parcel) {
        Map<String, JsonNode> fields = new HashMap<>();
        for (String name : Fulfilment.PARCEL) {
            JsonNode value = parcel.path(name);
            if (value.isValueNode() && !value.isNull()) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    /**
     * Sets what a change sets; what it deletes is left to {@link #tidy}.
     *
     * @param present the fulfilment it is a change of; empty to create one
     * @return the fulfilment's name, and its lines by those of the order
     */
    Placed apply(FulfilmentChange change, Optional<Fulfilment> present) {
        Map<String, String> items = new HashMap<>();
        present.map(Fulfilment::items).orElse(List.of()).stream()
                .filter(item -> !change.staleItems().contains(item.uuid()))
                .forEach(item -> item.salesOrderItem().ifPresent(line -> items.put(line, item.uuid())));
        if (present.isPresent() && change.body().isEmpty()) {
            return new Placed(present.get().uuid(), items);
        }
        Map<String, String> options = Map.of("fields", WRITTEN);
        ObjectNode answer = present.map(known -> requests.put(ROUTE + "/" + known.uuid(), change.body(), options))
                .orElseGet(() -> requests.post(ROUTE, change.body(), options));
        JsonNode written = answer.path(RECORD);
        written.path(ITEMS).forEach(item -> reference(item, "salesOrderItem")
                .filter(line -> !change.staleItems().contains(item.path("uuid").asText()))
                .ifPresent(line -> items.put(line, item.path("uuid").asText())));
        return new Placed(written.path("uuid").asText(), items);
    }

    /**
     * A fulfilment that holds what it shall.
     *
     * @param items its lines by those of the order
     */
    record Placed(String uuid, Map<String, String> items) {
        Placed {
            items = Map.copyOf(items);
        }
    }

    /** Deletes what a change leaves over. */
    void tidy(FulfilmentChange change) {
        release(change.staleItems());
        requests.delete("/item-fulfillment-item-units", change.staleUnits());
        requests.delete("/item-fulfillment-items", change.staleItems());
        requests.delete("/item-fulfillment-packages", change.staleParcels());
    }

    /** Lines that were moved to another fulfilment still link to the line that showed them where they were. */
    private void release(List<String> mirrorItems) {
        Map<String, ObjectNode> bodies = new TreeMap<>();
        for (int from = 0; from < mirrorItems.size(); from += MOST_NAMES) {
            List<String> some = mirrorItems.subList(from, Math.min(mirrorItems.size(), from + MOST_NAMES));
            String condition = ITEM_UPSTREAM + ".uuid=in=(" + String.join(",", some) + ")";
            for (JsonNode row : rows(requests, "/item-fulfillment-items", condition, "uuid,itemFulfillment")) {
                bodies.computeIfAbsent(
                                reference(row, "itemFulfillment").orElseThrow(),
                                each -> JsonNodeFactory.instance.objectNode())
                        .withArray(ITEMS)
                        .addObject()
                        .put("uuid", row.path("uuid").asText())
                        .putNull(ITEM_UPSTREAM);
            }
        }
        bodies.forEach(this::put);
    }

    /** Changes one of them. */
    void put(String uuid, ObjectNode body) {
        requests.put(ROUTE + "/" + uuid, body, Map.of("fields", "uuid"));
    }

    /** Deletes one with everything below it. */
    void delete(String uuid) {
        requests.delete(ROUTE + "/" + uuid);
    }
}
