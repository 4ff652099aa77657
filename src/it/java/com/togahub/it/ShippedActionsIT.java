package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Jobs;
import com.togahub.it.support.Rows;
import com.togahub.it.support.WorkerQueue;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Actions that come with the product, run as jobs. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ShippedActionsIT {
    private static long run(String action, String parameters) {
        long job = Jobs.add(action, parameters);
        WorkerQueue.send(job);
        assertEquals("1", Jobs.finished(job), () -> Jobs.failure(job));
        return job;
    }

    @Test
    @DisplayName("a day's report has the orders of each client")
    void dailyReport() {
        String day = Rows.strings("Client_Acme", "SELECT MAX(dateOrder) FROM SalesOrders")
                .get(0);
        long orders = Rows.number("Client_Acme", "SELECT COUNT(*) FROM SalesOrders WHERE dateOrder = ?", day);
        assertTrue(orders > 0);
        long job = run("Reports/Daily/Generate", "{\"date\":\"" + day + "\"}");
        assertEquals(
                orders,
                Jobs.result(job)
                        .path("reports/daily/" + day + "/acme/sales-orders.csv")
                        .asLong());
        assertTrue(Jobs.result(job).has("reports/daily/" + day + "/compass/item-fulfillments.csv"));
    }

    @Test
    @DisplayName("a rotation makes the next signing secret")
    void rotation() {
        long job = run("Infrastructure/Secrets/Rotate", "{}");
        List<String> newest = Rows.strings("Core", "SELECT kid FROM SigningSecrets ORDER BY id DESC LIMIT 1");
        assertEquals(newest.get(0), Jobs.result(job).path("kid").asText());
    }

    @Test
    @DisplayName("both clean-ups run as their schedules start them")
    void cleanUps() {
        assertEquals(
                0,
                Jobs.result(run("Infrastructure/Worker/Cleanup/WorkerJobs", "{\"days\":3650}"))
                        .path("deleted")
                        .asInt(-1));
        assertEquals(
                0,
                Jobs.result(run("Infrastructure/Worker/Cleanup/WebhookLogs", "{\"days\":3650}"))
                        .path("deleted")
                        .asInt(-1));
    }
}
