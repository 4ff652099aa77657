package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Run;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sales orders from their creation to their end. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OrdersIT {
    private Api admin;

    @BeforeEach
    void login() {
        admin = Run.product().api("demo-admin");
    }

    @Test
    @DisplayName("an order is created with its lines, read, changed and deleted")
    void lifeOfAnOrder() {
        String reference = Api.newId();
        ObjectNode body = Orders.of("C001", reference);
        Orders.line(body, 1, "2.5", "19.99");
        Orders.line(body, 2, "1", "0.1");
        JsonNode created = admin.post("/sales-orders", body).succeeded(201).data("salesOrders");
        String route = "/sales-orders/" + created.path("uuid").asText();
        assertTrue(created.path("number").asText().matches("SO\\d{5,}"), created::toString);
        assertTrue(created.path("id").isMissingNode(), created::toString);

        JsonNode read = admin.get(route).succeeded(200).data("salesOrders");
        assertEquals("C001", read.at("/customer/number").asText());
        assertEquals("2026-11-02", read.path("dateOrder").asText());
        assertEquals(2, read.path("salesOrderItems").size());
        JsonNode line = read.at("/salesOrderItems/0");
        assertEquals(0, line.path("quantity").decimalValue().compareTo(new BigDecimal("2.5")));
        assertEquals(0, line.path("unitPrice").decimalValue().compareTo(new BigDecimal("19.99")));
        assertEquals(Orders.ITEM, line.at("/item/sku").asText());

        ObjectNode change = Api.JSON.createObjectNode().put("notes", "call first");
        change.putArray("salesOrderItems")
                .addObject()
                .put("uuid", line.path("uuid").asText())
                .put("quantity", 7);
        admin.put(route, change).succeeded(200);
        JsonNode changed = admin.get(route).succeeded(200).data("salesOrders");
        assertEquals("call first", changed.path("notes").asText());
        assertEquals(reference, changed.path("externalReference").asText());
        assertEquals(2, changed.path("salesOrderItems").size());
        assertEquals(7, changed.at("/salesOrderItems/0/quantity").asInt());

        String lineRoute = route + "/sales-order-items/" + line.path("uuid").asText();
        admin.get(lineRoute).succeeded(200);
        admin.delete(route).succeeded(200);
        admin.get(route).refused(404, "EV-14");
        admin.get("/sales-order-items/" + line.path("uuid").asText()).refused(404, "EV-14");
    }

    @Test
    @DisplayName("orders placed at the same time get different numbers")
    void numbersAreDistinct() {
        List<CompletableFuture<Reply>> sent = Stream.generate(
                        () -> Api.sendAsync(admin.request("/sales-orders", Api.newId())
                                .POST(BodyPublishers.ofString(
                                        Orders.of("C002", "numbers").toString()))))
                .limit(20)
                .toList();
        Set<String> numbers = sent.stream()
                .map(each -> each.join()
                        .succeeded(201)
                        .data("salesOrders")
                        .path("number")
                        .asText())
                .collect(Collectors.toSet());
        assertEquals(20, numbers.size());
    }

    @Test
    @DisplayName("a list is filtered, sorted, cut into pages and to fields")
    void listsAreShaped() {
        String reference = Api.newId();
        for (String day : List.of("2026-03-03", "2026-03-01", "2026-03-02")) {
            admin.post("/sales-orders", Orders.of("C001", reference).put("dateOrder", day))
                    .succeeded(201);
        }
        Map<String, String> options = Map.of(
                "where", "externalReference==" + reference + ";customer.number==C001",
                "sort", "-dateOrder",
                "fields", "dateOrder,customer.name",
                "recordsPerPage", "2");
        Reply first = admin.get("/sales-orders", options).succeeded(200);
        assertEquals(List.of("2026-03-03", "2026-03-02"), texts(first.data("salesOrders"), "dateOrder"));
        assertTrue(first.meta().path("hasMore").asBoolean());
        assertEquals(
                "Northside Schools",
                first.data("salesOrders").at("/0/customer/name").asText());
        assertTrue(first.data("salesOrders").at("/0/number").isMissingNode());

        Map<String, String> second = new TreeMap<>(options);
        second.put("page", "2");
        Reply rest = admin.get("/sales-orders", second).succeeded(200);
        assertEquals(List.of("2026-03-01"), texts(rest.data("salesOrders"), "dateOrder"));
        assertFalse(rest.meta().path("hasMore").asBoolean());
    }

    @Test
    @DisplayName("depth says how far references are expanded")
    void depthIsKept() {
        String uuid = admin.post("/sales-orders", Orders.line(Orders.of("C001", Api.newId()), 1, "1", "1"))
                .succeeded(201)
                .data("salesOrders")
                .path("uuid")
                .asText();
        JsonNode flat = admin.get("/sales-orders/" + uuid + "?depth=-1").data("salesOrders");
        assertEquals(1, flat.path("customer").size(), flat::toString);
        assertTrue(flat.at("/customer/uuid").isTextual(), flat::toString);
        JsonNode one = admin.get("/sales-orders/" + uuid + "?depth=1").data("salesOrders");
        assertEquals("C001", one.at("/customer/number").asText(), one::toString);
    }

    @Test
    @DisplayName("a record is found below the one it belongs to, and below no other")
    void nestedRoutes() {
        JsonNode one = admin.post("/sales-orders", Orders.line(Orders.of("C001", Api.newId()), 1, "1", "1"))
                .succeeded(201)
                .data("salesOrders");
        JsonNode other = admin.post("/sales-orders", Orders.of("C001", Api.newId()))
                .succeeded(201)
                .data("salesOrders");
        String lines = "/sales-orders/" + one.path("uuid").asText() + "/sales-order-items";
        JsonNode found = admin.get(lines).succeeded(200).data("salesOrderItems");
        assertEquals(1, found.size());
        String line = found.at("/0/uuid").asText();
        admin.get(lines + "/" + line).succeeded(200);
        admin.get("/sales-orders/" + other.path("uuid").asText() + "/sales-order-items/" + line)
                .refused(404, "EV-14");
    }

    @Test
    @DisplayName("A5: a buyer meets the own customer's orders alone")
    void buyerSeesOwnOrders() {
        Api buyer = Run.product().api("demo-buyer");
        String foreign = admin.post("/sales-orders", Orders.of("C002", Api.newId()))
                .succeeded(201)
                .data("salesOrders")
                .path("uuid")
                .asText();
        buyer.get("/sales-orders/" + foreign).refused(404, "EV-14");
        JsonNode all = buyer.get("/sales-orders?fields=customer.number&recordsPerPage=10000")
                .succeeded(200)
                .data("salesOrders");
        assertTrue(all.size() > 0, all::toString);
        for (JsonNode order : all) {
            assertEquals("C001", order.at("/customer/number").asText());
        }
        JsonNode none =
                buyer.get("/sales-orders?where=uuid==" + foreign).succeeded(200).data("salesOrders");
        assertEquals(0, none.size());
        Reply placed = buyer.post("/sales-orders", Orders.of("C002", Api.newId()));
        assertEquals(422, placed.status(), () -> placed.envelope().toString());
    }

    @Test
    @DisplayName("A4: one client's orders do not exist for another")
    void tenantsAreApart() {
        Api compass = Run.product().api("compass-admin");
        String reference = Api.newId();
        String ours = admin.post("/sales-orders", Orders.of("C001", reference))
                .succeeded(201)
                .data("salesOrders")
                .path("uuid")
                .asText();
        compass.get("/sales-orders/" + ours).refused(404, "EV-14");
        compass.put("/sales-orders/" + ours, Api.JSON.createObjectNode().put("notes", "theirs"))
                .refused(404, "EV-14");
        compass.delete("/sales-orders/" + ours).refused(404, "EV-14");
        assertEquals(
                0,
                compass.get("/sales-orders?where=externalReference==" + reference)
                        .succeeded(200)
                        .data("salesOrders")
                        .size());
        Reply reply = admin.get("/sales-orders/" + ours).succeeded(200);
        assertEquals("acme", reply.envelope().path("audience").asText());
        assertTrue(reply.data("salesOrders").path("notes").isNull());
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.path(member).asText())
                .toList();
    }
}
