package com.togahub.it.fulfilment;

import com.togahub.it.fulfilment.Shipment.Parcel;
import com.togahub.it.support.Run;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All fulfilments of a chain as the tables hold them at one moment. */
final class Snapshot {
    private static final List<String> HEADER = List.of(
            "dateItemFulfillment", "dateDeliveryEta", "notes", "stage", "address", "place", "person", "dtSubmitted");
    private static final Map<String, String> FIELDS = Map.of(
            "stage",
            "itemFulfillmentStage",
            "address",
            "shipToAddress",
            "place",
            "location",
            "person",
            "fulfilledByUser");

    private final List<Map<String, String>> fulfilments;
    private final List<Map<String, String>> items;
    private final List<Map<String, String>> units;
    private final List<Map<String, String>> packages;
    private final Map<String, String> names;
    private final Map<String, String> labels = new HashMap<>();

    private Snapshot(Connection connection, PlacedChain placed, Map<String, String> entered) throws SQLException {
        Map<String, String> labelOf = new HashMap<>();
        placed.uuids().forEach((name, uuid) -> labelOf.put(uuid, name));
        labels.putAll(labelOf);
        String orders = placed.chain().sales().stream()
                .map(order -> "'" + placed.uuid(order.name()) + "'")
                .collect(Collectors.joining(","));
        String whose = " JOIN SalesOrders o ON o.id = f.salesOrderId AND o.uuid IN (" + orders + ")";
        fulfilments = rows(
                connection,
                "SELECT f.*, o.uuid AS orderUuid, s.uuid AS stage, a.uuid AS address, l.uuid AS place, u.uuid AS person"
                        + " FROM ItemFulfillments f" + whose
                        + " LEFT JOIN ItemFulfillmentStages s ON s.id = f.itemFulfillmentStageId"
                        + " LEFT JOIN Addresses a ON a.id = f.shipToAddressId"
                        + " LEFT JOIN Locations l ON l.id = f.locationId"
                        + " LEFT JOIN Users u ON u.id = f.fulfilledByUserId ORDER BY f.id");
        items = rows(
                connection,
                "SELECT i.*, l.uuid AS lineUuid FROM ItemFulfillmentItems i"
                        + " JOIN ItemFulfillments f ON f.id = i.itemFulfillmentId" + whose
                        + " LEFT JOIN SalesOrderItems l ON l.id = i.salesOrderItemId ORDER BY i.id");
        units = rows(
                connection,
                "SELECT n.*, u.uuid AS unitUuid, u.serialNumber, m.sku FROM ItemFulfillmentItemUnits n"
                        + " JOIN ItemFulfillmentItems i ON i.id = n.itemFulfillmentItemId"
                        + " JOIN ItemFulfillments f ON f.id = i.itemFulfillmentId" + whose
                        + " JOIN Units u ON u.id = n.unitId LEFT JOIN Items m ON m.id = u.itemId ORDER BY n.id");
        packages = rows(
                connection,
                "SELECT p.*, t.uuid AS trackingUuid, t.carrier, t.number FROM ItemFulfillmentPackages p"
                        + " JOIN ItemFulfillments f ON f.id = p.itemFulfillmentId" + whose
                        + " LEFT JOIN TrackingNumbers t ON t.id = p.trackingNumberId ORDER BY p.id");
        names = named(entered);
    }

    /**
     * Reads the tables.
     *
     * @param entered names of the fulfilments that were entered, by uuid
     */
    static Snapshot of(Connection connection, PlacedChain placed, Map<String, String> entered) {
        try {
            return new Snapshot(connection, placed, entered);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the tables by a connection of its own. */
    static Snapshot of(PlacedChain placed, Map<String, String> entered) {
        try (Connection connection = Run.product().connect(placed.ground().schema())) {
            return new Snapshot(connection, placed, entered);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<String, String>> rows(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet found = statement.executeQuery()) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.put(found.getMetaData().getColumnLabel(i), found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** Names by id: what was entered, what shows it one level up, and so on; whatever is left shows nothing. */
    private Map<String, String> named(Map<String, String> entered) {
        Map<String, String> named = new HashMap<>();
        for (Map<String, String> row : fulfilments) {
            Optional.ofNullable(entered.get(row.get("uuid"))).ifPresent(name -> named.put(row.get("id"), name));
        }
        Map<String, Map<String, String>> byId =
                fulfilments.stream().collect(Collectors.toMap(row -> row.get("id"), row -> row));
        for (String start : List.copyOf(named.keySet())) {
            String id = start;
            for (String up = byId.get(id).get("upstreamItemFulfillmentId");
                    up != null && byId.containsKey(up) && named.putIfAbsent(up, named.get(id) + "^") == null;
                    up = byId.get(id).get("upstreamItemFulfillmentId")) {
                id = up;
            }
        }
        fulfilments.forEach(row -> named.putIfAbsent(row.get("id"), "stray " + row.get("uuid")));
        return named;
    }

    /** The whole state as sorted lines of text, to be compared with {@link Reference#text}. */
    List<String> text() {
        Map<String, List<String>> named = units.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("itemFulfillmentItemId"),
                        Collectors.mapping(
                                row -> labels.getOrDefault(row.get("unitUuid"), unit(row)), Collectors.toList())));
        List<String> text = new ArrayList<>();
        fulfilments.forEach(row -> text.add(names.get(row.get("id")) + " of " + labels.get(row.get("orderUuid")) + " "
                + header(row) + " -> " + name(row.get("upstreamItemFulfillmentId"))));
        items.forEach(row -> text.add(Shipment.item(
                names.get(row.get("itemFulfillmentId")),
                Optional.ofNullable(labels.get(row.get("lineUuid"))),
                new BigDecimal(row.get("quantity")),
                named.getOrDefault(row.get("id"), List.of()),
                upstream(row))));
        packages.forEach(row -> text.add(
                Shipment.parcel(names.get(row.get("itemFulfillmentId")), new Parcel(tracking(row), parcel(row)))));
        text.sort(null);
        return text;
    }

    /** Units and tracking numbers that the application made itself are known by what they are. */
    private static String unit(Map<String, String> row) {
        return row.get("serialNumber") + " of " + row.get("sku");
    }

    private Optional<String> tracking(Map<String, String> row) {
        return Optional.ofNullable(row.get("trackingUuid"))
                .map(uuid -> labels.getOrDefault(uuid, row.get("carrier") + " " + row.get("number")));
    }

    private String name(String id) {
        return id == null ? "nothing" : names.getOrDefault(id, "one outside of the chain");
    }

    private static Map<String, String> header(Map<String, String> row) {
        Map<String, String> header = new TreeMap<>();
        for (String column : HEADER) {
            String value = row.get(column);
            if (value != null) {
                header.put(FIELDS.getOrDefault(column, column), column.startsWith("dt") ? instant(value) : value);
            }
        }
        return header;
    }

    private static String instant(String time) {
        String[] parts =
                (time.contains(".") ? time : time + ".0").replace(' ', 'T').split("\\.", -1);
        return parts[0] + "." + (parts[1] + "00").substring(0, 3) + "Z";
    }

    private Optional<String> upstream(Map<String, String> item) {
        String link = item.get("upstreamItemFulfillmentItemId");
        if (link == null) {
            return Optional.empty();
        }
        String mirror = fulfilments.stream()
                .filter(row -> row.get("id").equals(item.get("itemFulfillmentId")))
                .map(row -> row.get("upstreamItemFulfillmentId"))
                .findFirst()
                .orElse("none");
        return Optional.of(items.stream()
                .filter(row -> row.get("id").equals(link))
                .map(row -> labels.get(row.get("lineUuid"))
                        + (row.get("itemFulfillmentId").equals(mirror) ? "" : " of another fulfilment"))
                .findFirst()
                .orElse("an item outside of the chain"));
    }

    private static Map<String, String> parcel(Map<String, String> row) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : Bodies.PARCEL_FIELDS) {
            String value = row.get(field);
            if (value != null) {
                fields.put(field, Bodies.NUMBERS.contains(field) ? Shipment.plain(new BigDecimal(value)) : value);
            }
        }
        return fields;
    }

    /** All rows with all columns, as text that changes with any of them. */
    List<String> raw() {
        List<String> raw = new ArrayList<>();
        for (Collection<Map<String, String>> table : List.of(fulfilments, items, units, packages)) {
            table.forEach(row -> raw.add(row.toString()));
        }
        return raw;
    }

    /** The uuid of a fulfilment by its name. */
    String fulfilment(String name) {
        return only(fulfilments, row -> names.get(row.get("id")).equals(name));
    }

    /** The uuid of a fulfilment's item by the order's line. */
    String item(String fulfilment, String orderLine) {
        return only(
                items,
                row -> names.get(row.get("itemFulfillmentId")).equals(fulfilment)
                        && orderLine.equals(labels.get(row.get("lineUuid"))));
    }

    private static String only(List<Map<String, String>> rows, Predicate<Map<String, String>> which) {
        List<String> found =
                rows.stream().filter(which).map(row -> row.get("uuid")).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " rows instead of one");
        }
        return found.get(0);
    }
}
