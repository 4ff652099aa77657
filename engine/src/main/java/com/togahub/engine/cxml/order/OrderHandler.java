package com.togahub.engine.cxml.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.response.CxmlResponse;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.ProblemException;
import java.util.List;
import java.util.Map;

/** Turns an {@code OrderRequest} of the type new into a sales order. */
public final class OrderHandler implements Handler {
    private static final String ROUTE = "/sales-orders";

    @Override
    public Handled handle(Incoming incoming, Requests requests) {
        OrderRequest order = OrderReader.read(incoming.envelope().payload());
        Mapping mapping = incoming.identity().mapping();
        JsonNode customer = customer(incoming);
        requireNew(order, customer, requests);
        Map<String, JsonNode> items = new Items(requests, mapping).of(order.lines());
        AddressBook addresses = new AddressBook(requests, customer);
        ObjectNode body = SalesOrder.body(order, customer, items, addresses, mapping.order(), incoming.received());
        try {
            ObjectNode created = requests.post(ROUTE, body);
            ObjectNode sales = (ObjectNode) created.path("salesOrders");
            String text = "Order " + order.orderId() + " received as "
                    + sales.path("number").asText();
            return new Handled(
                    CxmlResponse.of(Status.OK, text),
                    Map.of("salesOrder", sales.path("uuid").asText()));
        } catch (ProblemException problem) {
            throw LineProblems.named(problem, order);
        }
    }

    private static JsonNode customer(Incoming incoming) {
        Mapping mapping = incoming.identity().mapping();
        return mapping.origin(incoming.envelope().from())
                .flatMap(Mapping.Origin::customer)
                .or(mapping::customer)
                .orElseThrow(() -> new Refusal(Status.FORBIDDEN, "No customer is mapped to this sender"));
    }

    private static void requireNew(OrderRequest order, JsonNode customer, Requests requests) {
        String same = Lookup.in("externalReference", List.of(order.orderId())) + ";" + CustomerFilter.of(customer);
        if (!new Lookup(requests, ROUTE, "externalReference")
                .rows(same, List.of("uuid"), 1)
                .isEmpty()) {
            throw new Refusal(Status.CONFLICT, "There is an order with the orderID " + order.orderId() + " already");
        }
    }
}
