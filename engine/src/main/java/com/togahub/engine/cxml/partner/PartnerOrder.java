package com.togahub.engine.cxml.partner;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An order that a partner may name.
 *
 * @param kind whether we buy or sell
 * @param uuid of its record
 * @param number ours
 * @param status of the order
 */
public record PartnerOrder(Kind kind, String uuid, String number, String status) {
    static final String CANCELLED = "cancelled";

    /** Whether we buy, from the partner, or sell. */
    public enum Kind {
        PURCHASE("purchaseOrder", "/purchase-orders", "/purchase-order-items", "purchaseOrderItem"),
        SALES("salesOrder", "/sales-orders", "/sales-order-items", "salesOrderItem");

        private final String field;
        private final String route;
        private final String linesRoute;
        private final String lineField;

        Kind(String field, String route, String linesRoute, String lineField) {
            this.field = field;
            this.route = route;
            this.linesRoute = linesRoute;
            this.lineField = lineField;
        }

        /** The field of other records that refers to such an order. */
        public String field() {
            return field;
        }

        /** The route of such orders. */
        public String route() {
            return route;
        }

        /** The route of their lines. */
        public String linesRoute() {
            return linesRoute;
        }

        /** The field of other records that refers to such a line. */
        public String lineField() {
            return lineField;
        }
    }

    public PartnerOrder {
        requireNonNull(kind, "kind");
        requireNonNull(uuid, "uuid");
        requireNonNull(number, "number");
        requireNonNull(status, "status");
    }

    static final List<String> FIELDS = List.of("uuid", "number", "status");

    static PartnerOrder of(Kind kind, JsonNode row) {
        return new PartnerOrder(
                kind,
                row.path("uuid").asText(),
                row.path("number").asText(),
                row.path("status").asText());
    }

    /** Whether it has been withdrawn. */
    public boolean isCancelled() {
        return status.equals(CANCELLED);
    }

    /** The orders that a document is filed under: the first that we buy, and the first that we sell. */
    public static Map<String, String> links(Collection<PartnerOrder> orders) {
        Map<String, String> links = new HashMap<>();
        for (Kind kind : Kind.values()) {
            orders.stream()
                    .filter(order -> order.kind() == kind)
                    .findFirst()
                    .ifPresent(order -> links.put(kind.field(), order.uuid()));
        }
        return links;
    }
}
