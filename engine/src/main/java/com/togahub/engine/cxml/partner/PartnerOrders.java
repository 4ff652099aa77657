package com.togahub.engine.cxml.partner;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.partner.PartnerOrder.Kind;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.intercept.Requests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the orders that documents name, among those of the partner only: purchase orders to the vendor by our number, sales
 * orders of the customer by their number or by ours, and sales orders by ours that hang together with a purchase order to the
 * vendor. A few requests for any number of names.
 */
public final class PartnerOrders {
    private static final int SHOWN = 10;

    private final Requests requests;
    private final Partner partner;

    public PartnerOrders(Requests requests, Partner partner) {
        this.requests = requireNonNull(requests, "requests");
        this.partner = requireNonNull(partner, "partner");
    }

    /**
     * The orders, in the order of their names.
     *
     * @throws Refusal 417 naming those that are not known
     */
    public Map<OrderName, PartnerOrder> require(Collection<OrderName> names) {
        Set<String> numbers = new LinkedHashSet<>();
        Set<String> payloads = new LinkedHashSet<>();
        names.forEach(name -> name.orderId()
                .ifPresentOrElse(
                        numbers::add, () -> payloads.add(name.payloadId().orElseThrow())));
        Map<String, PartnerOrder> byNumber = numbered(numbers);
        Map<String, PartnerOrder> byPayload = placedBy(payloads);
        Map<OrderName, PartnerOrder> found = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (OrderName name : names) {
            Optional<PartnerOrder> order = name.orderId()
                    .map(number -> Optional.ofNullable(byNumber.get(Lookup.key(number))))
                    .orElseGet(() ->
                            Optional.ofNullable(byPayload.get(name.payloadId().orElseThrow())));
            order.ifPresentOrElse(each -> found.put(name, each), () -> unknown.add(name.text()));
        }
        if (!unknown.isEmpty()) {
            throw new Refusal(
                    Status.EXPECTATION_FAILED,
                    unknown.stream().limit(SHOWN).collect(Collectors.joining(", ", "There is no order ", "")));
        }
        return found;
    }

    private Map<String, PartnerOrder> numbered(Set<String> numbers) {
        Map<String, PartnerOrder> found = new HashMap<>();
        partner.vendor().ifPresent(vendor -> {
            add(Kind.PURCHASE, "number", missing(numbers, found), "vendor.uuid==" + vendor, found);
        });
        partner.customer().ifPresent(customer -> {
            String theirs = "customer.uuid==" + customer;
            add(Kind.SALES, "externalReference", missing(numbers, found), theirs, found);
            add(Kind.SALES, "number", missing(numbers, found), theirs, found);
        });
        partner.vendor().ifPresent(vendor -> {
            supplied("number", missing(numbers, found), vendor)
                    .forEach(row -> found.putIfAbsent(
                            Lookup.key(row.path("number").asText()), PartnerOrder.of(Kind.SALES, row)));
        });
        return found;
    }

    private static List<String> missing(Set<String> numbers, Map<String, PartnerOrder> found) {
        return numbers.stream()
                .filter(number -> !found.containsKey(Lookup.key(number)))
                .toList();
    }

    /** One that has been withdrawn counts only where there is no other of its number. */
    private void add(Kind kind, String field, List<String> values, String whose, Map<String, PartnerOrder> found) {
        List<String> fields = new ArrayList<>(PartnerOrder.FIELDS);
        fields.add(field);
        for (ObjectNode row : new Lookup(requests, kind.route(), field).having(values, whose, fields)) {
            PartnerOrder order = PartnerOrder.of(kind, row);
            found.merge(
                    Lookup.key(row.path(field).asText()),
                    order,
                    (first, second) -> first.isCancelled() ? second : first);
        }
    }

    /** Sales orders that a purchase order to the vendor was placed for, or became. */
    private List<JsonNode> supplied(String field, List<String> values, String vendor) {
        List<JsonNode> orders = new ArrayList<>();
        List<String> fields =
                PartnerOrder.FIELDS.stream().map(name -> "salesOrder." + name).toList();
        for (String bridge : List.of("/purchase-orders-sales-orders", "/sales-orders-purchase-orders")) {
            new Lookup(requests, bridge, "salesOrder." + field)
                    .having(values, "purchaseOrder.vendor.uuid==" + vendor, fields)
                    .forEach(row -> orders.add(row.path("salesOrder")));
        }
        return orders;
    }

    /** Orders by the document that placed them, whoever sent that. */
    private Map<String, PartnerOrder> placedBy(Set<String> payloads) {
        List<ObjectNode> documents = new Lookup(requests, "/cxml-documents", "payloadID")
                .having(payloads, "kind==OrderRequest", List.of("payloadID", "salesOrder", "purchaseOrder"));
        Map<String, PartnerOrder> orders = theirs(documents);
        Map<String, PartnerOrder> found = new HashMap<>();
        for (ObjectNode document : documents) {
            for (Kind kind : Kind.values()) {
                Optional.ofNullable(orders.get(reference(document, kind)))
                        .ifPresent(order ->
                                found.putIfAbsent(document.path("payloadID").asText(), order));
            }
        }
        return found;
    }

    /** The first order of the partner's that one of some kept documents is linked to. */
    public Optional<PartnerOrder> ofDocuments(List<ObjectNode> documents) {
        Map<String, PartnerOrder> orders = theirs(documents);
        return documents.stream()
                .flatMap(document -> Stream.of(Kind.values()).map(kind -> reference(document, kind)))
                .flatMap(uuid -> Optional.ofNullable(orders.get(uuid)).stream())
                .findFirst();
    }

    /**
     * The partner's among the orders that kept documents are linked to, by uuid.
     *
     * @param documents with {@code salesOrder} and {@code purchaseOrder}
     */
    private Map<String, PartnerOrder> theirs(List<ObjectNode> documents) {
        Map<String, PartnerOrder> orders = new HashMap<>();
        List<String> bought = references(documents, Kind.PURCHASE);
        List<String> sold = references(documents, Kind.SALES);
        partner.vendor().ifPresent(vendor -> {
            byUuid(Kind.PURCHASE, bought, "vendor.uuid==" + vendor, orders);
            supplied("uuid", sold, vendor)
                    .forEach(row -> orders.put(row.path("uuid").asText(), PartnerOrder.of(Kind.SALES, row)));
        });
        partner.customer().ifPresent(customer -> byUuid(Kind.SALES, sold, "customer.uuid==" + customer, orders));
        return orders;
    }

    private void byUuid(Kind kind, List<String> uuids, String whose, Map<String, PartnerOrder> orders) {
        new Lookup(requests, kind.route(), "uuid")
                .having(uuids, whose, PartnerOrder.FIELDS)
                .forEach(row -> orders.put(row.path("uuid").asText(), PartnerOrder.of(kind, row)));
    }

    private static List<String> references(List<ObjectNode> documents, Kind kind) {
        return documents.stream()
                .map(row -> reference(row, kind))
                .filter(uuid -> !uuid.isEmpty())
                .toList();
    }

    private static String reference(ObjectNode document, Kind kind) {
        return document.path(kind.field()).path("uuid").asText("");
    }
}
