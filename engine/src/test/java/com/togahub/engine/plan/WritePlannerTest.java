package com.togahub.engine.plan;

import static com.togahub.engine.plan.Planning.planner;
import static com.togahub.engine.plan.Planning.post;
import static com.togahub.engine.plan.Planning.raw;
import static com.togahub.engine.plan.Planning.refused;
import static com.togahub.engine.plan.Planning.wrong;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.problem.Code;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritePlannerTest {
    private static final String UUID = "22222222-2222-4222-8222-222222222222";

    @Test
    void keepsTheNumberThatARecordWasGiven() {
        ApiRequest clearing = RequestReader.read(raw("PUT", "/orders/" + UUID, Map.of(), "{\"number\":null}"));
        assertTrue(planner(Orders.ADMIN).write(clearing).problems().stream()
                .anyMatch(problem -> problem.code() == Code.EV_6));
    }

    @Test
    void reportsAllErrorsOfABodyAtOnce() {
        String body = "{\"number\":7,\"status\":\"" + "x".repeat(21) + "\",\"colour\":1,\"lines\":[{\"quantity\":1},"
                + "{\"quantity\":\"many\"},{}]}";

        assertEquals(
                List.of(
                        "EV-7 number",
                        "EV-7 status",
                        "EV-3 colour",
                        "EV-7 lines[1].quantity",
                        "EV-6 lines[2].quantity"),
                wrong(post("/orders", body, Orders.ADMIN)));
    }

    @Test
    void namesTheElementOfAnArray() {
        String body = "[{\"status\":\"open\"},{\"lines\":[{\"quantity\":\"many\"}]},{\"colour\":1}]";

        assertEquals(
                List.of("EV-7 [1].lines[0].quantity", "EV-3 [2].colour"), wrong(post("/orders", body, Orders.ADMIN)));
    }

    @Test
    void refusesToDeleteWhatTakesUngrantedChildrenWithIt() {
        assertEquals(List.of("EZ-1"), refused(() -> planner(Orders.DELETER)
                .write(RequestReader.read(raw("DELETE", "/orders/" + UUID, Map.of(), "")))));
    }

    @Test
    void refusesFieldsThatMayNotBeWrittenBeforeAnythingElse() {
        List<String> codes =
                refused(() -> post("/orders", "{\"colour\":1,\"lines\":[{\"quantity\":1,\"cost\":2}]}", Orders.BUYER));

        assertEquals(List.of("EZ-2 lines[0].cost", "EV-3 colour"), codes);
    }

    @ParameterizedTest
    @CsvSource({
        "fields, sum(number)",
        "group, number",
        "having, n=gt=1",
        "distinct, true",
        "join, lines",
        "ojoin, customer",
        "after, x"
    })
    void refusesOptionsOfListsOnAWrite(String option, String value) {
        ApiRequest request = RequestReader.read(raw("POST", "/orders", Map.of(option, value), "{}"));
        assertEquals(List.of("EV-1"), refused(() -> planner(Orders.ADMIN).write(request)));
    }

    @Test
    void refusesWritesThatAreNotGranted() {
        assertEquals(List.of("EZ-1"), refused(() -> post("/customers", "{}", Orders.BUYER)));
    }

    @Test
    void refusesAReadOnlyField() {
        assertEquals(List.of("EV-7 uuid"), wrong(post("/orders", "{\"uuid\":\"" + UUID + "\"}", Orders.ADMIN)));
    }

    @Test
    void numbersNeedNotBeGiven() {
        Draft draft =
                post("/orders", "{\"status\":\"open\"}", Orders.ADMIN).drafts().get(0);

        assertEquals(Map.of(Orders.ORDER_STATUS, Optional.of("open")), draft.values());
    }
}
