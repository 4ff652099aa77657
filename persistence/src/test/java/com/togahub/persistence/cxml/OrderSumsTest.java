package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.testing.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts that an order says twice. */
class OrderSumsTest {
    private static final String SPLIT =
            "<Distribution><Accounting name=\"a\"><AccountingSegment id=\"1\"/></Accounting>"
                    + "<Charge><Money currency=\"EUR\">%s</Money></Charge></Distribution>";

    private final GatewayFixture gateway = new GatewayFixture();

    @ParameterizedTest
    @CsvSource({"6.25,6.25,200", "6.24,6.25,200", "4.16,8.33,200", "6.25,6.30,400", "12.50,12.50,400"})
    void splits_of_a_line_must_add_up_to_it(String one, String other, String status) {
        String order = GatewayFixture.order("PO " + one + other, "split " + one + other)
                .replace("</ItemOut>", SPLIT.formatted(one) + SPLIT.formatted(other) + "</ItemOut>");
        GatewayFixture.Answer answer = gateway.post(order);
        assertEquals(status, answer.status(), answer.text());
        if (status.equals("400")) {
            assertTrue(answer.text().startsWith("Line 10: the charges of Distribution add up to"), answer.text());
        }
    }

    @Test
    void a_total_that_is_another_than_the_sum_is_kept_and_told() {
        String order = GatewayFixture.order("PO-1", "total-1@buyer").replace(">12.50<", ">99.00<");
        GatewayFixture.Answer answer = gateway.post(order);
        assertEquals("200", answer.status());
        assertTrue(answer.text().endsWith("Total says 99.00, its lines add up to 12.50"), answer.text());
        assertEquals("99.000000", Query.value(gateway.client(), "SELECT statedTotal FROM SalesOrders"));
        assertEquals(
                "Total says 99.00, its lines add up to 12.50",
                gateway.kept("total-1@buyer").get("notes"));
    }
}
