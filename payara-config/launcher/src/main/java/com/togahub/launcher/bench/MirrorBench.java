package com.togahub.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What it takes to mirror fulfilments up a chain of five sales orders: times and SQL statements, for few lines and for many. */
final class MirrorBench {
    private static final int LEVELS = 5;
    private static final int PIECES = 5;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 7;

    private final Session session;
    private final PrintStream out;

    MirrorBench(Session session, PrintStream out) {
        this.session = session;
        this.out = out;
    }

    void measure() {
        out.printf(
                "%d levels, %d pieces a line, one request after the other; %d rounds after %d of warm-up; %d processors%n%n",
                LEVELS, PIECES, ROUNDS, WARM_UP, Runtime.getRuntime().availableProcessors());
        out.printf("%-38s %8s %12s %10s %10s%n", "", "lines", "statements", "median ms", "worst ms");
        for (int lines : List.of(10, 100, 1_000)) {
            measure(lines);
        }
    }

    private void measure(int lines) {
        MirrorChain chain = MirrorChain.make(session, LEVELS, lines, PIECES);
        String body = chain.shipment();
        line("POST the whole fulfilment", lines, () -> session.json("POST", "/v2/item-fulfillments?fields=uuid", body));
        JsonNode made = session.json("POST", "/v2/item-fulfillments?fields=uuid,itemFulfillmentItems.uuid", body);
        String item = made.path("data")
                .path("itemFulfillments")
                .path("itemFulfillmentItems")
                .get(0)
                .path("uuid")
                .asText();
        int[] quantity = {0};
        line(
                "PUT the quantity of one line",
                lines,
                () -> session.json(
                        "PUT",
                        "/v2/item-fulfillment-items/" + item + "?fields=uuid",
                        "{\"quantity\":" + (1 + quantity[0]++ % 4) + "}"));
        line(
                "PUT what is there already",
                lines,
                () -> session.json("PUT", "/v2/item-fulfillment-items/" + item + "?fields=uuid", "{\"quantity\":5}"));
    }

    /** A request and its answer. */
    @FunctionalInterface
    private interface Request {
        JsonNode send();
    }

    private void line(String title, int lines, Request request) {
        long[] nanos = new long[ROUNDS];
        String statements = "?";
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            JsonNode answer = request.send();
            long took = System.nanoTime() - begun;
            if (round >= 0) {
                nanos[round] = took;
                statements = Bench.statements(answer).orElse("?");
            }
        }
        Arrays.sort(nanos);
        out.printf(
                Locale.ROOT,
                "%-38s %8d %12s %10.0f %10.0f%n",
                title,
                lines,
                statements,
                nanos[ROUNDS / 2] / 1e6,
                nanos[ROUNDS - 1] / 1e6);
        out.flush();
    }
}
