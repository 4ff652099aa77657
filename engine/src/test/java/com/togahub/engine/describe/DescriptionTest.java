package com.togahub.engine.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {
    private static JsonNode field(ObjectNode record, String name) {
        return StreamSupport.stream(record.path("fields").spliterator(), false)
                .filter(field -> field.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + name + " in " + record));
    }

    private static List<String> names(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(member).asText())
                .toList();
    }

    @Test
    void whoMayDoEverythingIsToldEverything() {
        ObjectNode all = new Description(Shop.view(Shop.OWNER)).all();
        assertEquals(List.of("customers", "lines", "orders", "vault"), names(all.path("records"), "route"));
        assertEquals(List.of("/v2/order-imports"), names(all.path("scriptedApis"), "path"));
        assertEquals(14, all.path("options").size());
        ObjectNode orders = new Description(Shop.view(Shop.OWNER)).of("orders");
        assertEquals(
                "[\"create\",\"read\",\"update\",\"delete\"]",
                orders.path("operations").toString());
        assertEquals(List.of("uuid", "number", "customer", "isPaid", "total"), names(orders.path("fields"), "name"));
        assertFalse(field(orders, "number").path("isRequired").asBoolean(), "numbered by itself");
        assertEquals(40, field(orders, "number").path("maxLength").asInt());
        assertTrue(field(orders, "customer").path("isRequired").asBoolean());
        assertEquals("reference", field(orders, "customer").path("type").asText());
        assertEquals("customers", field(orders, "customer").path("reference").asText());
        assertFalse(field(orders, "isPaid").path("default").asBoolean(true));
        assertFalse(field(orders, "total").path("isWritable").asBoolean());
        assertEquals(
                "[{\"name\":\"lines\",\"route\":\"lines\",\"path\":\"/v2/orders/{uuid}/lines\"}]",
                orders.path("children").toString());
    }

    @Test
    void whoMayDoLittleIsToldOfNothingElse() throws Exception {
        ObjectNode all = new Description(Shop.view(Shop.CLERK)).all();
        assertEquals(List.of("lines", "orders"), names(all.path("records"), "route"));
        String text = Json.mapper().writeValueAsString(all);
        for (String hidden :
                List.of("vault", "combination", "price", "\"total\"", "customers", "order-imports", "dateDue=")) {
            assertFalse(text.contains(hidden), hidden);
        }
        ObjectNode orders = new Description(Shop.view(Shop.CLERK)).of("orders");
        assertEquals("[\"read\",\"update\"]", orders.path("operations").toString());
        assertEquals(List.of("uuid", "number", "customer", "isPaid"), names(orders.path("fields"), "name"));
        assertTrue(field(orders, "customer").path("reference").isMissingNode());
        assertEquals(0, orders.path("references").size());
        assertTrue(field(orders, "isPaid").path("isWritable").asBoolean());
        assertFalse(field(orders, "number").path("isWritable").asBoolean());
        assertFalse(field(orders, "number").path("isRequired").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault", "customers", "nothing", ""})
    void whatIsNotGrantedIsNotToldFromWhatIsNotThere(String route) {
        Description description = new Description(Shop.view(Shop.CLERK));
        List<Problem> problems = assertThrows(ProblemException.class, () -> description.of(route))
                .problems();
        assertEquals(
                "[EV-2]",
                problems.stream()
                        .map(problem -> problem.code().wireName())
                        .toList()
                        .toString());
        assertEquals(
                new Description(Shop.view(Shop.NOBODY)).all().path("records").size(), 0);
    }
}
