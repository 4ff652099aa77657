package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Writers who write at the same moment. */
final class Crowd {
    /** How many they are. */
    static final int WRITERS = 16;

    private static final int TRIES = 20;

    private Crowd() {}

    /** Something to be sent. */
    interface Write {
        Reply send(Api api);
    }

    /** A chain of four tiers with a line for each writer. */
    static Scene scene() {
        return Scene.of(Ground.acme(), ChainBuilder.straight(4, Collections.nCopies(WRITERS, BigDecimal.TEN)));
    }

    /** A POST. */
    static Write post(String route, JsonNode body) {
        return api -> api.post(route, body);
    }

    /** Sends all at the same moment; those that met a deadlock too often come again, as the answer asks. */
    static List<Reply> together(Api api, List<Write> writes) throws Exception {
        CyclicBarrier start = new CyclicBarrier(writes.size());
        ExecutorService threads = Executors.newFixedThreadPool(writes.size());
        try {
            List<Callable<Reply>> tasks = new ArrayList<>();
            writes.forEach(write -> tasks.add(() -> {
                start.await(20, TimeUnit.SECONDS);
                Reply reply = write.send(api);
                for (int i = 0; i < TRIES && reply.codes().contains("EO-3"); i++) {
                    assertEquals(503, reply.status());
                    reply = write.send(api);
                }
                return reply;
            }));
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> each : threads.invokeAll(tasks)) {
                replies.add(each.get());
            }
            return replies;
        } finally {
            threads.shutdownNow();
        }
    }
}
