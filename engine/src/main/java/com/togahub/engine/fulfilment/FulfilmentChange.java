package com.togahub.engine.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * What makes a fulfilment what it shall be: nothing at all where it is so already.
 *
 * @param body of a POST where there is none yet, else of a PUT; empty object where there is nothing to set
 * @param staleUnits rows of units to delete
 * @param staleItems lines to delete, with their units
 * @param staleParcels packages to delete
 */
record FulfilmentChange(ObjectNode body, List<String> staleUnits, List<String> staleItems, List<String> staleParcels) {
    FulfilmentChange {
        body = body.deepCopy();
        staleUnits = List.copyOf(staleUnits);
        staleItems = List.copyOf(staleItems);
        staleParcels = List.copyOf(staleParcels);
    }

    /** The change from what there is. */
    static FulfilmentChange to(Wanted wanted, Optional<Fulfilment> present) {
        return new Comparison(wanted, present).change();
    }

    /** The same of a new fulfilment that an advance shipping notice stands for. */
    FulfilmentChange noticed(String notice) {
        return new FulfilmentChange(
                body.deepCopy().put("advanceShippingNotice", notice), staleUnits, staleItems, staleParcels);
    }

    private static final class Comparison {
        private final Wanted wanted;
        private final Optional<Fulfilment> present;
        private final ObjectNode body = JsonNodeFactory.instance.objectNode();
        private final List<String> staleUnits = new ArrayList<>();
        private final List<String> staleItems = new ArrayList<>();
        private final List<String> staleParcels = new ArrayList<>();

        Comparison(Wanted wanted, Optional<Fulfilment> present) {
            this.wanted = wanted;
            this.present = present;
        }

        FulfilmentChange change() {
            header();
            put("itemFulfillmentItems", items());
            put("itemFulfillmentPackages", parcels());
            return new FulfilmentChange(body, staleUnits, staleItems, staleParcels);
        }

        private void header() {
            if (present.isEmpty()) {
                body.put("salesOrder", wanted.salesOrder());
            }
            Map<String, JsonNode> there = present.map(Fulfilment::header).orElse(Map.of());
            for (String field : wanted.header().keySet().stream().sorted().toList()) {
                JsonNode value = wanted.header().get(field);
                if (!same(value, there.get(field))) {
                    body.set(field, value);
                }
            }
        }

        private void put(String name, ArrayNode children) {
            if (!children.isEmpty()) {
                body.set(name, children);
            }
        }

        private ArrayNode items() {
            Map<String, Fulfilment.Item> there = new LinkedHashMap<>();
            for (Fulfilment.Item item : present.map(Fulfilment::items).orElse(List.of())) {
                boolean isWanted = item.salesOrderItem()
                        .filter(wanted.items()::containsKey)
                        .filter(line -> !there.containsKey(line))
                        .isPresent();
                if (isWanted) {
                    there.put(item.salesOrderItem().orElseThrow(), item);
                } else {
                    staleItems.add(item.uuid());
                }
            }
            ArrayNode changes = JsonNodeFactory.instance.arrayNode();
            wanted.items().forEach((line, item) -> {
                ObjectNode change = item(line, item, Optional.ofNullable(there.get(line)));
                if (!change.isEmpty()) {
                    there.computeIfPresent(line, (same, known) -> {
                        change.put("uuid", known.uuid());
                        return known;
                    });
                    changes.add(change);
                }
            });
            return changes;
        }

        private ObjectNode item(String line, Wanted.Item item, Optional<Fulfilment.Item> there) {
            ObjectNode change = JsonNodeFactory.instance.objectNode();
            if (there.isEmpty()) {
                change.put("salesOrderItem", line);
            }
            if (there.filter(known -> known.quantity().compareTo(item.quantity()) == 0)
                    .isEmpty()) {
                change.put("quantity", item.quantity());
            }
            Map<String, String> listed = there.map(Fulfilment.Item::units).orElse(Map.of());
            ArrayNode units = JsonNodeFactory.instance.arrayNode();
            item.units().stream().filter(unit -> !listed.containsKey(unit)).forEach(unit -> units.addObject()
                    .put("unit", unit));
            if (!units.isEmpty()) {
                change.set("itemFulfillmentItemUnits", units);
            }
            listed.entrySet().stream()
                    .filter(entry -> !item.units().contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .forEach(staleUnits::add);
            return change;
        }

        /** Packages of one tracking number are told apart by nothing else: the first is the first, and so on. */
        private ArrayNode parcels() {
            Map<Optional<String>, Queue<Fulfilment.Parcel>> there = new HashMap<>();
            present.map(Fulfilment::parcels).orElse(List.of()).forEach(parcel -> there.computeIfAbsent(
                            parcel.trackingNumber(), none -> new ArrayDeque<>())
                    .add(parcel));
            ArrayNode changes = JsonNodeFactory.instance.arrayNode();
            for (Wanted.Parcel parcel : wanted.parcels()) {
                Queue<Fulfilment.Parcel> same = there.getOrDefault(parcel.trackingNumber(), new ArrayDeque<>());
                Optional<Fulfilment.Parcel> known = Optional.ofNullable(same.poll());
                ObjectNode change = parcel(parcel, known);
                if (!change.isEmpty() || known.isEmpty()) {
                    known.ifPresent(each -> change.put("uuid", each.uuid()));
                    changes.add(change);
                }
            }
            there.values().stream()
                    .flatMap(Queue::stream)
                    .map(Fulfilment.Parcel::uuid)
                    .sorted()
                    .forEach(staleParcels::add);
            return changes;
        }

        private static ObjectNode parcel(Wanted.Parcel parcel, Optional<Fulfilment.Parcel> known) {
            ObjectNode change = JsonNodeFactory.instance.objectNode();
            if (known.isEmpty()) {
                parcel.trackingNumber().ifPresent(number -> change.put("trackingNumber", number));
            }
            Map<String, JsonNode> fields = known.map(Fulfilment.Parcel::fields).orElse(Map.of());
            Set<String> names = new HashSet<>(parcel.fields().keySet());
            names.addAll(fields.keySet());
            for (String name : names.stream().sorted().toList()) {
                JsonNode value = parcel.fields().get(name);
                if (!same(value, fields.get(name))) {
                    change.set(name, value);
                }
            }
            return change;
        }

        /** Numbers are the same however many zeros they end in. */
        private static boolean same(JsonNode one, JsonNode other) {
            boolean areNumbers = one != null && other != null && one.isNumber() && other.isNumber();
            return areNumbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : Objects.equals(one, other);
        }
    }
}
