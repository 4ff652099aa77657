package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.togahub.it.support.Api;
import com.togahub.it.support.DeployedProduct;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Run;
import com.togahub.launcher.server.MicroServer;
import com.togahub.launcher.server.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a node still holds when many requests are over. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MemoryIT {
    private static final int NODE = 5;
    private static final int CALLERS = 4;
    /** Caches and compiled plans are there after so many. */
    private static final int WARM_UP = 1_500;

    /** An hour at 20 a second is 72,000. */
    private static final int REQUESTS = Integer.getInteger("toga.memory.requests", 4_000);

    private static final long ALLOWED_BYTES = 8L << 20;
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)");

    @Test
    @DisplayName("A9: the memory that a node with 256 MiB keeps is the same after many requests of all kinds")
    void memoryStaysFlat() throws IOException, InterruptedException {
        assumeFalse(System.getProperty("toga.server").equals("full"), "Payara Server is not started twice.");
        DeployedProduct product = Run.product();
        int port = Ports.free(1).get(0);
        Map<String, String> environment = new TreeMap<>(product.surroundings().environment(NODE, port));
        environment.put("_JAVA_OPTIONS", "-Xmx256m");
        MicroServer node =
                new MicroServer(product.surroundings().folders(), NODE, port, environment, product.archive());
        node.start();
        try {
            Api api = product.api("demo-admin").at(node.url());
            long pid = node.process().handle().pid();
            send(api, node.url(), WARM_UP);
            long before = kept(pid);
            send(api, node.url(), REQUESTS);
            long after = kept(pid);
            assertTrue(
                    after - before < ALLOWED_BYTES,
                    () -> "kept " + before + " bytes, and " + after + " after " + REQUESTS + " more requests");
        } finally {
            node.stop();
        }
    }

    private static void send(Api api, String url, int count) {
        AtomicInteger left = new AtomicInteger(count);
        List<CompletableFuture<Void>> callers = IntStream.range(0, CALLERS)
                .mapToObj(each -> CompletableFuture.runAsync(() -> {
                    for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                        one(api, url, number);
                    }
                }))
                .toList();
        callers.forEach(CompletableFuture::join);
    }

    /** Every kind in turn: lists of many shapes, writes, refusals, unknown ids and tokens. */
    private static void one(Api api, String url, int number) {
        String unique = Api.newId();
        Reply reply =
                switch (number % 8) {
                    case 0 -> api.get("/sales-orders", Map.of("where", "externalReference==" + unique));
                    case 1 -> api.get("/sales-orders", Map.of("recordsPerPage", Integer.toString(1 + number % 50)));
                    case 2 -> api.post("/sales-orders", Orders.line(Orders.of("C001", unique), 1, "1", "2"));
                    case 3 -> api.get("/items", Map.of("fields", "sku,name as n" + unique.substring(0, 6)));
                    case 4 -> api.get("/items", Map.of("fields", unique));
                    case 5 -> api.post("/sales-orders", Orders.of("none", unique));
                    case 6 -> api.get("/sales-orders/" + unique);
                    default -> Api.withToken(url, unique).get("/items");
                };
        assertTrue(reply.status() < 500, () -> reply.envelope().toString());
    }

    /** Bytes of the objects that are still in use, which are counted after a collection. */
    private static long kept(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        long bytes = -1;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher total = TOTAL.matcher(line);
                if (total.find()) {
                    bytes = Long.parseLong(total.group(1));
                }
            }
        }
        process.waitFor();
        assertTrue(bytes > 0, "jcmd does not count");
        return bytes;
    }
}
