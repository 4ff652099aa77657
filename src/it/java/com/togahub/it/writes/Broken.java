package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A write that has come to the point where it is broken off.
 *
 * @param point where that is
 * @param write what was sent
 * @param watch who has stopped it
 * @param answer what the caller will see
 */
record Broken(Point point, Write write, Watch watch, CompletableFuture<Reply> answer) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Broken {
        requireNonNull(point, "point");
        requireNonNull(write, "write");
        requireNonNull(watch, "watch");
        requireNonNull(answer, "answer");
    }

    /**
     * Sends a write to a node and returns when it is at the point.
     *
     * @param phrases what such a write says when nothing happens to it
     */
    static Broken off(Ground ground, ApiNode node, Point point, List<String> phrases) {
        Write write = Write.of(point.tenancy());
        Watch watch = ground.listen(new Watch(write.id(), point.tenancy(), Optional.of(point.stop())));
        CompletableFuture<Reply> answer = write.sendAsync(ground.caller(point.tenancy(), node));
        Eventually.within(PATIENCE, point.toString(), () -> {
            // in this order: what is answered now may have come to the point meanwhile
            boolean isAnswered = answer.isDone();
            boolean isReached = watch.isReached();
            assertTrue(isReached || !isAnswered, () -> "answered before it came to " + point);
            return isReached;
        });
        int said = point.stop().statement() + 1;
        assertEquals(
                phrases.subList(0, said),
                Phrases.of(point.tenancy(), watch.said().subList(0, said)),
                () -> "another way to " + point);
        return new Broken(point, write, watch, answer);
    }

    /** Waits for the end of the connection to the node; answers whether no answer has come by it. */
    boolean isUnanswered() {
        return answer.handle((reply, lost) -> reply == null).join();
    }
}
