package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.togahub.it.support.Api;
import com.togahub.it.support.DeployedProduct;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.server.MicroServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node of its own is killed in the middle of writes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class KillIT {
    private static final int NODE = 2;
    private static final int REQUESTS = 100;
    private static final int ANSWERS_BEFORE_THE_KILL = 30;

    @Test
    @DisplayName("A1: a node killed in the middle of writes leaves no data without its log and no log without its data")
    void dataAndLogStayTogether() throws IOException {
        // the second node is one of Payara Micro in any case; its archive is that of the first
        assumeFalse(System.getProperty("toga.server").equals("full"), "Payara Server is not started twice.");
        DeployedProduct product = Run.product();
        Set<String> ids = Stream.generate(Api::newId).limit(REQUESTS).collect(Collectors.toCollection(TreeSet::new));
        Set<String> confirmed = new ConcurrentSkipListSet<>();
        // what another test's node has left behind
        Folders.delete(product.surroundings().folders().run().resolve("node-" + NODE));
        MicroServer node = product.surroundings().node(NODE, product.archive());
        node.start();
        try {
            Api api = product.api("demo-admin").at(node.url());
            AtomicInteger answers = new AtomicInteger();
            List<CompletableFuture<Void>> sent = ids.stream()
                    .map(id -> Api.sendAsync(api.request("/sales-orders", id)
                                    .POST(BodyPublishers.ofString(Orders.line(Orders.of("C003", id), 1, "1", "5")
                                            .toString())))
                            .thenAccept(reply -> {
                                assertEquals(201, reply.status(), () -> reply.envelope()
                                        .toString());
                                confirmed.add(id);
                                if (answers.incrementAndGet() == ANSWERS_BEFORE_THE_KILL) {
                                    node.process().kill();
                                }
                            })
                            .exceptionally(lost -> null))
                    .toList();
            sent.forEach(CompletableFuture::join);
        } finally {
            node.process().kill();
        }
        assertTrue(confirmed.size() >= ANSWERS_BEFORE_THE_KILL, () -> confirmed.size() + " answers before the kill");

        Folders.delete(product.surroundings().folders().run().resolve("node-" + NODE));
        MicroServer again = product.surroundings().node(NODE, product.archive());
        again.start();
        try {
            assertEquals(List.of(), Rows.strings("Core", "XA RECOVER"));
            Set<String> ordered = known(ids, "Client_Acme", "SELECT externalReference FROM SalesOrders");
            Set<String> logged =
                    known(ids, "Client_Acme_Logs", "SELECT transactionId FROM ApiTransactions WHERE isSuccess = 1");
            assertEquals(ordered, logged);
            assertTrue(ordered.containsAll(confirmed), () -> "confirmed and lost: " + confirmed + " of " + ordered);
            assertTrue(
                    Rows.number(
                                    "Client_Acme",
                                    "SELECT COUNT(*) FROM SalesOrders o LEFT JOIN SalesOrderItems i"
                                            + " ON i.salesOrderId = o.id"
                                            + " WHERE o.customerId = 3 AND o.externalReference LIKE 'it-%'"
                                            + " AND i.id IS NULL")
                            == 0,
                    "an order without its line");
        } finally {
            again.stop();
        }
    }

    private static Set<String> known(Set<String> ids, String schema, String sql) {
        Set<String> found = new TreeSet<>(ids);
        found.retainAll(Set.copyOf(
                Rows.strings(schema, sql).stream().filter(Objects::nonNull).collect(Collectors.toSet())));
        return found;
    }
}
