package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Run;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a read costs the database. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class StatementsIT {
    private static final Pattern COUNT = Pattern.compile("(\\d+) SQL statements");

    @Test
    @DisplayName("a list takes the same number of SQL statements for 1, 10 and 200 rows")
    void statementsDoNotGrowWithRows() {
        Api admin = Run.product().api("demo-admin");
        String reference = Api.newId();
        for (int i = 0; i < 200; i++) {
            admin.post(
                            "/sales-orders",
                            Orders.line(Orders.line(Orders.of("C001", reference), 1, "1", "1"), 2, "2", "2"))
                    .succeeded(201);
        }
        List<Long> counts = Stream.of(1, 10, 200)
                .map(rows -> statements(admin, reference, rows))
                .toList();
        assertEquals(1, counts.stream().distinct().count(), counts::toString);
    }

    private static long statements(Api api, String reference, int rows) {
        Reply reply = api.get(
                        "/sales-orders",
                        Map.of("where", "externalReference==" + reference, "recordsPerPage", Integer.toString(rows)))
                .succeeded(200);
        JsonNode found = reply.data("salesOrders");
        assertEquals(rows, found.size());
        assertEquals(2, found.at("/0/salesOrderItems").size());
        return StreamSupport.stream(reply.envelope().path("messages").spliterator(), false)
                .filter(message -> message.path("code").asText().equals("D-1"))
                .map(message -> COUNT.matcher(message.path("text").asText()))
                .filter(Matcher::find)
                .map(count -> Long.valueOf(count.group(1)))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no D-1 in " + reply.envelope().path("messages")));
    }
}
