package com.togahub.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Requests per second and their times, and what they cost on the processor. The data is made in the demo client
 * {@code compass}, through the API.
 */
public final class Bench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTIONS = 8;
    private static final int ORDERS = 50;
    private static final int LINES = 4;
    private static final Duration MEASURED = Duration.ofSeconds(10);

    private final JsonNode demo;
    private final PrintStream out;
    private final Session session;

    private Bench(JsonNode demo, PrintStream out) {
        this.demo = demo;
        this.out = out;
        JsonNode administrator = credential("compass-admin");
        this.session = Session.login(
                URI.create(demo.path("baseUrl").asText()),
                administrator.path("apiKey").asText(),
                administrator.path("secret").asText());
    }

    /**
     * Measures requests to what runs in the home and prints the table.
     *
     * @param warmUp how long each kind of request is sent before it counts; the first seconds of a Java process cost
     *     many times what later ones do
     */
    public static void requests(Folders folders, PrintStream out, Duration warmUp) {
        of(folders, out).measure(warmUp);
    }

    /** Measures how what runs in the home mirrors fulfilments, and prints the table. */
    public static void mirror(Folders folders, PrintStream out) {
        new MirrorBench(of(folders, out).session, out).measure();
    }

    /** Measures orders as cXML documents against the same by JSON, and prints the table. */
    public static void orders(Folders folders, PrintStream out) {
        Bench bench = of(folders, out);
        JsonNode administrator = bench.credential("demo-admin");
        JsonNode buyer = bench.demo.path("cxmlIdentities").path(0);
        Session session = Session.login(
                URI.create(bench.demo.path("baseUrl").asText()),
                administrator.path("apiKey").asText(),
                administrator.path("secret").asText());
        OrderDocument documents = new OrderDocument(
                buyer.path("domain").asText(),
                buyer.path("identity").asText(),
                buyer.path("sharedSecret").asText());
        new OrderBench(session, documents, () -> bench.cpu("node-1"), out).measure();
    }

    private static Bench of(Folders folders, PrintStream out) {
        if (!Files.exists(folders.demoFile())) {
            throw new LaunchException("nothing to measure: start with ./toga up --detach first");
        }
        try {
            return new Bench(JSON.readTree(folders.demoFile().toFile()), out);
        } catch (IOException e) {
            throw new LaunchException("cannot read " + folders.demoFile() + " (" + e.getMessage() + ")", e);
        }
    }

    private void measure(Duration warmUp) {
        String customer = first("/v2/customers?recordsPerPage=1&depth=-1");
        String item = first("/v2/items?recordsPerPage=1&depth=-1");
        prepare(customer, item);
        String order = first("/v2/sales-orders?recordsPerPage=1&depth=-1&sort=-number");
        List<Load.Kind> kinds = List.of(
                read("one record", "/v2/sales-orders/" + order + "?depth=-1"),
                read("list of 25", "/v2/sales-orders?depth=-1&sort=-number"),
                read("+ customer", "/v2/sales-orders?depth=-1&sort=-number&fields=*,customer.*"),
                read(
                        "+ lines and items",
                        "/v2/sales-orders?depth=-1&sort=-number&fields=*,customer.*,salesOrderItems.*,salesOrderItems.item.*"),
                new Load.Kind("POST an order", "POST", "/v2/sales-orders", () -> order(customer, item)
                        .toString()));
        out.printf(
                "%d connections, %d s of warm-up and %d s measured each; client and servers share %d processors%n%n",
                CONNECTIONS,
                warmUp.toSeconds(),
                MEASURED.toSeconds(),
                Runtime.getRuntime().availableProcessors());
        out.printf(
                "%-20s %10s %10s %10s %14s %14s %12s%n",
                "", "requests/s", "p50 ms", "p99 ms", "CPU ms node", "CPU ms db", "statements");
        Load load = new Load(session, CONNECTIONS);
        for (Load.Kind kind : kinds) {
            String statements = statements(kind);
            load.run(kind, warmUp);
            Duration node = cpu("node-1");
            Duration database = cpu("database");
            Load.Figures figures = load.run(kind, MEASURED);
            out.printf(
                    Locale.ROOT,
                    "%-20s %10.0f %10.2f %10.2f %14.3f %14.3f %12s%n",
                    kind.title(),
                    figures.perSecond(),
                    figures.median(),
                    figures.worst(),
                    each(cpu("node-1").minus(node), figures),
                    each(cpu("database").minus(database), figures),
                    statements);
            out.flush();
        }
    }

    private String statements(Load.Kind kind) {
        JsonNode answer = session.json(kind.method(), kind.path(), kind.body().get());
        return statements(answer)
                .orElseThrow(() -> new LaunchException(
                        "the answer to " + kind.path() + " does not say how many statements it took"));
    }

    /** SQL statements of one request, as the answer itself says; the log's own are not among them. */
    static Optional<String> statements(JsonNode answer) {
        return StreamSupport.stream(answer.path("messages").spliterator(), false)
                .filter(message -> message.path("code").asText().equals("D-1"))
                .map(message -> message.path("text").asText().replaceFirst(" .*", ""))
                .findFirst();
    }

    /** Orders enough for a list, made once. */
    private void prepare(String customer, String item) {
        JsonNode meta = session.json("GET", "/v2/sales-orders?recordsPerPage=1&depth=-1&totals=true", "")
                .path("meta");
        long missing = ORDERS - meta.path("totalRecords").asLong();
        for (int i = 0; i < missing; i++) {
            session.json("POST", "/v2/sales-orders", order(customer, item).toString());
        }
        if (missing > 0) {
            out.println("Made " + missing + " orders in the client compass.");
        }
    }

    private static ObjectNode order(String customer, String item) {
        ObjectNode order = JSON.createObjectNode();
        order.put("customer", customer)
                .put("dateOrder", "2026-01-05")
                .put("status", "open")
                .put("externalReference", "bench-" + UUID.randomUUID());
        ArrayNode lines = order.putArray("salesOrderItems");
        for (int number = 1; number <= LINES; number++) {
            lines.addObject()
                    .put("lineNumber", number)
                    .put("item", item)
                    .put("quantity", number)
                    .put("unitPrice", 10);
        }
        return order;
    }

    private static Load.Kind read(String title, String path) {
        return new Load.Kind(title, "GET", path, () -> "");
    }

    private String first(String path) {
        String uuid =
                session.json("GET", path, "").path("data").findPath("uuid").asText();
        if (uuid.isEmpty()) {
            throw new LaunchException(path + " has no record: the demo data is not there");
        }
        return uuid;
    }

    private JsonNode credential(String name) {
        for (JsonNode each : demo.path("credentials")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        throw new LaunchException("the demo data has no credential " + name + ": start with --fresh");
    }

    private Duration cpu(String server) {
        return ProcessHandle.of(demo.path("pids").path(server).asLong())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static double each(Duration time, Load.Figures figures) {
        return time.toNanos() / 1e6 / figures.requests();
    }
}
