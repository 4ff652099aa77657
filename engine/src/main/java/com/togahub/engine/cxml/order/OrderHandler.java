package com.togahub.engine.cxml.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.exchange.Offer;
import com.togahub.engine.cxml.lookup.AddressBook;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns an {@code OrderRequest} into a sales order, into another version of it, or has it withdrawn. */
public final class OrderHandler implements Handler {
    private static final String ROUTE = StoredOrder.ROUTE;

    @Override
    public Handled handle(Incoming incoming, Requests requests) {
        OrderRequest order = OrderReader.read(incoming.envelope().payload());
        JsonNode customer = incoming.customer();
        Optional<StoredOrder> stored = StoredOrder.find(requests, customer, order.orderId());
        return switch (order.type()) {
            case NEW -> create(order, customer, stored, incoming, requests);
            case UPDATE -> replace(order, customer, changeable(order, stored, requests), incoming, requests);
            case DELETE -> cancel(order, changeable(order, stored, requests), requests);
        };
    }

    @Override
    public Optional<Offer> offer(CxmlIdentity identity) {
        return identity.mapping().knowsCustomer()
                ? Optional.of(new Offer(Map.of("attachments", "Yes", "changes", "Yes")))
                : Optional.empty();
    }

    private static Handled create(
            OrderRequest order, JsonNode customer, Optional<StoredOrder> stored, Incoming incoming, Requests requests) {
        if (stored.isPresent()) {
            throw new Refusal(Status.CONFLICT, "There is an order with the orderID " + order.orderId() + " already");
        }
        Mapping mapping = incoming.identity().mapping();
        Map<String, JsonNode> items = new Items(requests, mapping).of(order.lines());
        AddressBook addresses = new AddressBook(requests, customer, mapping.addresses());
        ObjectNode body = SalesOrder.body(order, customer, items, addresses, mapping, incoming.received());
        try {
            JsonNode sales =
                    requests.post(ROUTE, body, Map.of("fields", "uuid,number")).path("salesOrders");
            return done(
                    order,
                    "received as " + sales.path("number").asText(),
                    sales.path("uuid").asText());
        } catch (ProblemException problem) {
            throw LineProblems.named(problem, order);
        }
    }

    private static Handled replace(
            OrderRequest order, JsonNode customer, StoredOrder stored, Incoming incoming, Requests requests) {
        int version = order.orderVersion().orElse(stored.version() + 1);
        if (version <= stored.version()) {
            throw new Refusal(
                    Status.CONFLICT,
                    "Version " + stored.version() + " of the order " + order.orderId() + " has been received already");
        }
        Set<Integer> kept = order.lines().stream().map(OrderLine::lineNumber).collect(Collectors.toSet());
        List<String> gone = new ArrayList<>(stored.unnumbered());
        stored.lines().forEach((number, uuid) -> {
            if (!kept.contains(number)) {
                gone.add(uuid);
            }
        });
        Mapping mapping = incoming.identity().mapping();
        Map<String, JsonNode> items = new Items(requests, mapping).of(order.lines());
        AddressBook addresses = new AddressBook(requests, customer, mapping.addresses());
        ObjectNode body = SalesOrder.replacement(
                order, customer, items, addresses, mapping, stored, version, incoming.received());
        try {
            requests.delete("/sales-order-items", gone);
            requests.put(ROUTE + "/" + stored.uuid(), body, Map.of("fields", "uuid"));
        } catch (ProblemException problem) {
            throw LineProblems.named(problem, order);
        }
        return done(order, "replaced as version " + version + " of " + stored.number(), stored.uuid());
    }

    private static Handled cancel(OrderRequest order, StoredOrder stored, Requests requests) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", StoredOrder.CANCELLED);
        order.orderVersion()
                .filter(version -> version > stored.version())
                .ifPresent(version -> body.put("orderVersion", version));
        ArrayNode lines = body.putArray("salesOrderItems");
        stored.lines()
                .values()
                .forEach(uuid -> lines.addObject().put("uuid", uuid).put("status", StoredOrder.CANCELLED));
        requests.put(ROUTE + "/" + stored.uuid(), body, Map.of("fields", "uuid"));
        return done(order, "cancelled, which was " + stored.number(), stored.uuid());
    }

    /** The order that a later document is about. */
    private static StoredOrder changeable(OrderRequest order, Optional<StoredOrder> stored, Requests requests) {
        StoredOrder known = stored.orElseThrow(
                () -> new Refusal(Status.EXPECTATION_FAILED, "There is no order with the orderID " + order.orderId()));
        if (known.isCancelled()) {
            throw new Refusal(Status.CONFLICT, "The order " + order.orderId() + " has been cancelled");
        }
        if (known.isShipped(requests)) {
            throw new Refusal(Status.CONFLICT, "The order " + order.orderId() + " has been shipped, at least in part");
        }
        return known;
    }

    private static Handled done(OrderRequest order, String what, String salesOrder) {
        Optional<String> remark = Sums.remark(order);
        String text = "Order " + order.orderId() + " " + what
                + remark.map(said -> ". " + said).orElse("");
        Handled handled = new Handled(CxmlResponse.of(Status.OK, text), Map.of("salesOrder", salesOrder));
        return remark.map(handled::noted).orElse(handled);
    }
}
