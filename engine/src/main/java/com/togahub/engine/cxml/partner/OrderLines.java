package com.togahub.engine.cxml.partner;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.partner.PartnerOrder.Kind;
import com.togahub.engine.intercept.Requests;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lines of orders.
 *
 * @param lines by the uuid of their order, in the order of entry
 */
public record OrderLines(Map<String, List<Line>> lines) {
    private static final List<String> FIELDS = List.of("uuid", "lineNumber", "quantity", "status");

    public OrderLines {
        Map<String, List<Line>> copy = new HashMap<>();
        lines.forEach((order, each) -> copy.put(order, List.copyOf(each)));
        lines = Map.copyOf(copy);
    }

    /**
     * A line.
     *
     * @param uuid of its record
     * @param number which the partner names it by
     * @param ordered quantity
     * @param status of the line
     * @param row what else was asked for of it
     */
    public record Line(String uuid, Optional<Integer> number, BigDecimal ordered, String status, ObjectNode row) {
        public Line {
            requireNonNull(uuid, "uuid");
            requireNonNull(number, "number");
            requireNonNull(ordered, "ordered");
            requireNonNull(status, "status");
            requireNonNull(row, "row");
        }

        /** Whether it has been withdrawn. */
        public boolean isCancelled() {
            return status.equals(PartnerOrder.CANCELLED);
        }

        static Line of(ObjectNode row) {
            return new Line(
                    row.path("uuid").asText(),
                    Optional.of(row.path("lineNumber").asInt()).filter(number -> number > 0),
                    row.path("quantity").decimalValue(),
                    row.path("status").asText(),
                    row);
        }
    }

    /**
     * Reads the lines of any number of orders.
     *
     * @param more fields beside those of {@link Line}
     */
    public static OrderLines of(Requests requests, Collection<PartnerOrder> orders, String... more) {
        Map<String, List<Line>> lines = new HashMap<>();
        for (Kind kind : Kind.values()) {
            List<String> uuids = orders.stream()
                    .filter(order -> order.kind() == kind)
                    .map(PartnerOrder::uuid)
                    .toList();
            List<String> fields = Stream.of(FIELDS.stream(), Stream.of(kind.field()), Stream.of(more))
                    .flatMap(names -> names)
                    .toList();
            for (ObjectNode row :
                    new Lookup(requests, kind.linesRoute(), kind.field() + ".uuid").having(uuids, "", fields)) {
                lines.computeIfAbsent(row.path(kind.field()).path("uuid").asText(), none -> new ArrayList<>())
                        .add(Line.of(row));
            }
        }
        return new OrderLines(lines);
    }

    /** All lines of an order. */
    public List<Line> of(PartnerOrder order) {
        return lines.getOrDefault(order.uuid(), List.of());
    }

    /** The lines of an order that have numbers, by these. */
    public Map<Integer, Line> numbered(PartnerOrder order) {
        Map<Integer, Line> numbered = new HashMap<>();
        of(order).forEach(line -> line.number().ifPresent(number -> numbered.put(number, line)));
        return numbered;
    }
}
