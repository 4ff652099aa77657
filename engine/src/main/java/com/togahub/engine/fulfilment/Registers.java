package com.togahub.engine.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Requests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The registers of pieces and of carriers' numbers: finds what is named, and enters what is new. */
final class Registers {
    /** Entries that one request finds or makes. */
    private static final int MOST = 1_000;

    private final Requests requests;

    Registers(Requests requests) {
        this.requests = requests;
    }

    /** The pieces of these serial numbers. */
    Map<Notice.Serial, String> units(Set<Notice.Serial> serials) {
        return entries(
                new Register<>(
                        "/units",
                        "serialNumber",
                        "uuid,serialNumber,item",
                        Notice.Serial::number,
                        row -> new Notice.Serial(
                                Shipments.reference(row, "item"),
                                row.path("serialNumber").asText()),
                        (serial, body) -> {
                            body.put("serialNumber", serial.number());
                            serial.item().ifPresent(item -> body.put("item", item));
                        },
                        serial -> new Notice.Serial(serial.item(), folded(serial.number()))),
                serials);
    }

    /** The entries of these numbers. */
    Map<Notice.Tracking, String> trackingNumbers(Set<Notice.Tracking> numbers) {
        return entries(
                new Register<>(
                        "/tracking-numbers",
                        "number",
                        "uuid,number,carrier",
                        Notice.Tracking::number,
                        row -> new Notice.Tracking(
                                Optional.of(row.path("carrier"))
                                        .filter(JsonNode::isTextual)
                                        .map(JsonNode::asText),
                                row.path("number").asText()),
                        (tracking, body) -> {
                            body.put("number", tracking.number());
                            tracking.carrier().ifPresent(carrier -> body.put("carrier", carrier));
                        },
                        tracking -> new Notice.Tracking(
                                tracking.carrier().map(Registers::folded), folded(tracking.number()))),
                numbers);
    }

    /**
     * One of them.
     *
     * @param route of its records
     * @param field by which they are found
     * @param fields that are read
     * @param text what is looked for in that field
     * @param read a row as what it stands for
     * @param write what stands in a new entry
     * @param key what two entries must not share: texts as the database compares them
     */
    private record Register<T>(
            String route,
            String field,
            String fields,
            Function<T, String> text,
            Function<JsonNode, T> read,
            BiConsumer<T, ObjectNode> write,
            Function<T, T> key) {}

    private <T> Map<T, String> entries(Register<T> register, Set<T> wanted) {
        Map<T, String> known = new HashMap<>();
        for (List<T> some : portions(wanted)) {
            for (JsonNode row : find(register, some)) {
                known.putIfAbsent(
                        register.key().apply(register.read().apply(row)),
                        row.path("uuid").asText());
            }
        }
        Map<T, T> missing = new LinkedHashMap<>();
        wanted.stream()
                .filter(each -> !known.containsKey(register.key().apply(each)))
                .forEach(each -> missing.putIfAbsent(register.key().apply(each), each));
        for (List<T> some : portions(missing.values())) {
            ArrayNode bodies = JsonNodeFactory.instance.arrayNode();
            some.forEach(each -> register.write().accept(each, bodies.addObject()));
            JsonNode made = requests.post(register.route(), bodies, Map.of("fields", "uuid"))
                    .elements()
                    .next();
            for (int i = 0; i < some.size(); i++) {
                known.put(
                        register.key().apply(some.get(i)),
                        made.get(i).path("uuid").asText());
            }
        }
        Map<T, String> entries = new HashMap<>();
        wanted.forEach(each -> entries.put(each, known.get(register.key().apply(each))));
        return entries;
    }

    private <T> List<JsonNode> find(Register<T> register, List<T> some) {
        ObjectNode blob = JsonNodeFactory.instance.objectNode();
        ObjectNode where =
                blob.putObject("where").put("field", register.field()).put("op", "in");
        ArrayNode values = where.putArray("value");
        some.forEach(each -> values.add(register.text().apply(each)));
        String options = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(blob.toString().getBytes(StandardCharsets.UTF_8));
        return Shipments.rows(requests, register.route(), Map.of("_", options, "fields", register.fields()));
    }

    private static <T> List<List<T>> portions(Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < list.size(); from += MOST) {
            portions.add(list.subList(from, Math.min(list.size(), from + MOST)));
        }
        return portions;
    }

    /** Numbers of people and scanners: case and blanks around say nothing. */
    private static String folded(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
