package com.togahub.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What an order costs as a cXML document and as the JSON that makes the same rows, kept markup included. Both are sent over
 * one connection, a few of the one and then a few of the other, so that what else the machine does meets both alike.
 */
final class OrderBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP_ROUNDS = 6;
    private static final int ROUNDS = 15;
    private static final int ITEMS = 500;
    private static final String PART = "BENCH-";

    private final Session session;
    private final OrderDocument documents;
    private final Supplier<Duration> processor;
    private final PrintStream out;

    /**
     * Measures as an administrator of the client that the document's sender belongs to.
     *
     * @param processor time that the node has taken so far
     */
    OrderBench(Session session, OrderDocument documents, Supplier<Duration> processor, PrintStream out) {
        this.session = session;
        this.documents = documents;
        this.processor = processor;
        this.out = out;
    }

    void measure() {
        makeItems();
        out.printf(
                "one connection, %d rounds after %d of warm-up, JSON and cXML in turn; %d processors%n%n",
                ROUNDS, WARM_UP_ROUNDS, Runtime.getRuntime().availableProcessors());
        out.printf(
                "%8s %10s %14s %14s %14s %14s %10s %10s%n",
                "lines", "a round", "JSON ms", "cXML ms", "JSON CPU ms", "cXML CPU ms", "time", "CPU");
        measure(1, 100);
        measure(20, 50);
        measure(500, 4);
    }

    /** What one way of sending took. */
    private static final class Figures {
        private final List<Double> millis = new ArrayList<>();
        private Duration processor = Duration.ZERO;

        double median() {
            double[] sorted =
                    millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        double processorEach() {
            return processor.toNanos() / 1e6 / millis.size();
        }
    }

    private void measure(int lines, int perRound) {
        ObjectNode template = template(lines);
        Figures json = new Figures();
        Figures cxml = new Figures();
        try (Wire wire = session.open()) {
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                Figures first = round < 0 ? new Figures() : json;
                Figures second = round < 0 ? new Figures() : cxml;
                send(perRound, first, () -> sendJson(wire, template));
                send(perRound, second, () -> sendDocument(wire, lines));
            }
        } catch (IOException e) {
            throw new LaunchException("an order was not answered (" + e.getMessage() + ")", e);
        }
        out.printf(
                Locale.ROOT,
                "%8d %10d %14.2f %14.2f %14.2f %14.2f %10.2f %10.2f%n",
                lines,
                perRound,
                json.median(),
                cxml.median(),
                json.processorEach(),
                cxml.processorEach(),
                cxml.median() / json.median(),
                cxml.processorEach() / json.processorEach());
        out.flush();
    }

    /** Sends an order. */
    @FunctionalInterface
    private interface Order {
        void send() throws IOException;
    }

    private void send(int count, Figures figures, Order order) throws IOException {
        Duration before = processor.get();
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            order.send();
            figures.millis.add((System.nanoTime() - begun) / 1e6);
        }
        figures.processor = figures.processor.plus(processor.get().minus(before));
    }

    private void sendJson(Wire wire, ObjectNode template) throws IOException {
        template.put("externalReference", "bench-" + UUID.randomUUID());
        Wire.Reply reply =
                wire.send("POST", "/v2/sales-orders?fields=uuid,number", session.headers(), template.toString());
        if (reply.status() != 201) {
            throw new LaunchException("an order by JSON was answered " + reply.status() + ": " + reply.body());
        }
    }

    private void sendDocument(Wire wire, int lines) throws IOException {
        String document = documents.of("bench-" + UUID.randomUUID(), parts(lines));
        Wire.Reply reply = wire.send("POST", "/cxml", "", "text/xml; charset=UTF-8", document);
        if (!reply.body().contains("<Status code=\"200\"")) {
            throw new LaunchException("an order by cXML was answered " + reply.body());
        }
    }

    /** The JSON of an order that makes the rows which its document makes: read from what one has made. */
    private ObjectNode template(int lines) {
        String reference = "bench-" + UUID.randomUUID();
        try (Wire wire = session.open()) {
            wire.send("POST", "/cxml", "", "text/xml; charset=UTF-8", documents.of(reference, parts(lines)));
        } catch (IOException e) {
            throw new LaunchException("an order was not answered (" + e.getMessage() + ")", e);
        }
        String path = "/v2/sales-orders?depth=-1&where=externalReference%3D%3D" + reference
                + "&fields=customer,dateOrder,currency,orderType,statedTotal,orderVersion,shipToAddress,location,extrinsics,"
                + "salesOrderItems.lineNumber,salesOrderItems.quantity,salesOrderItems.unitPrice,"
                + "salesOrderItems.description,salesOrderItems.supplierPartId,salesOrderItems.dateRequestedDelivery,salesOrderItems.isAdHoc,"
                + "salesOrderItems.unitOfMeasure,salesOrderItems.extrinsics";
        JsonNode order =
                session.json("GET", path, "").path("data").path("salesOrders").path(0);
        if (!(order instanceof ObjectNode template)) {
            throw new LaunchException("the order " + reference + " was not placed");
        }
        template.remove("uuid");
        for (JsonNode line : template.path("salesOrderItems")) {
            ((ObjectNode) line).remove("uuid");
            ((ObjectNode) line)
                    .putObject("item")
                    .put("sku", line.path("supplierPartId").asText());
        }
        return template;
    }

    private static List<String> parts(int lines) {
        String[] parts = new String[lines];
        Arrays.setAll(parts, i -> PART + (i + 1));
        return List.of(parts);
    }

    private void makeItems() {
        JsonNode known = session.json(
                "GET", "/v2/items?depth=-1&fields=uuid&recordsPerPage=1&where=sku%3D%3D" + PART + ITEMS, "");
        if (known.path("data").path("items").isEmpty()) {
            ArrayNode items = JSON.createArrayNode();
            for (String part : parts(ITEMS)) {
                items.addObject().put("sku", part).put("name", "Part " + part).put("unitPrice", 5);
            }
            session.json("POST", "/v2/items?fields=uuid", items.toString());
        }
    }
}
