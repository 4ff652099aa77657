package com.togahub.persistence.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.StoreException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GroupedCallsTest {
    private static final int CALLS = 20;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstRuns = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("calls that come while a group is carried out make the next one, and each gets its own answer")
    void callsGather() throws Exception {
        GroupedCalls<Integer, String> calls = new GroupedCalls<>(1, 8, this::answers);
        CompletableFuture<String> first = call(calls, -1);
        firstRuns.await();
        List<CompletableFuture<String>> others =
                IntStream.range(0, CALLS).mapToObj(i -> call(calls, i)).toList();
        awaitBlocked(CALLS);
        firstMayEnd.countDown();
        assertEquals("answer -1", first.get());
        for (int i = 0; i < CALLS; i++) {
            assertEquals("answer " + i, others.get(i).get());
        }
        assertEquals(List.of(1, 8, 8, 4), groups.stream().map(List::size).toList());
    }

    @Test
    @DisplayName("a group that cannot go on does not keep other calls")
    void anotherGroupGoesOn() throws Exception {
        GroupedCalls<Integer, String> calls = new GroupedCalls<>(2, 8, this::answers);
        CompletableFuture<String> first = call(calls, -1);
        firstRuns.await();
        assertEquals("answer 7", call(calls, 7).get(20, TimeUnit.SECONDS));
        firstMayEnd.countDown();
        assertEquals("answer -1", first.get());
    }

    @Test
    @DisplayName("of a group that is refused only the call fails that is bad")
    void badCallFailsAlone() throws Exception {
        GroupedCalls<Integer, String> calls = new GroupedCalls<>(1, 8, group -> {
            List<String> answers = answers(group);
            if (group.contains(3)) {
                throw new StoreException(Kind.VALUE, "three", null);
            }
            return answers;
        });
        CompletableFuture<String> first = call(calls, -1);
        firstRuns.await();
        List<CompletableFuture<String>> others =
                IntStream.range(0, 6).mapToObj(i -> call(calls, i)).toList();
        awaitBlocked(6);
        firstMayEnd.countDown();
        first.get();
        for (int i = 0; i < 6; i++) {
            CompletableFuture<String> call = others.get(i);
            if (i == 3) {
                ExecutionException failed = assertThrows(ExecutionException.class, call::get);
                assertTrue(failed.getCause() instanceof StoreException);
            } else {
                assertEquals("answer " + i, call.get());
            }
        }
    }

    @Test
    @DisplayName("when the database is away all of a group learn it at once, without a try each")
    void absenceIsEverybodys() throws Exception {
        GroupedCalls<Integer, String> calls = new GroupedCalls<>(1, 8, group -> {
            answers(group);
            throw new StoreException(Kind.UNAVAILABLE, "away", null);
        });
        CompletableFuture<String> first = call(calls, -1);
        firstRuns.await();
        List<CompletableFuture<String>> others =
                IntStream.range(0, 5).mapToObj(i -> call(calls, i)).toList();
        awaitBlocked(5);
        firstMayEnd.countDown();
        assertThrows(ExecutionException.class, first::get);
        others.forEach(call -> assertThrows(ExecutionException.class, call::get));
        assertEquals(2, groups.size());
    }

    /** The first group waits until it may end. */
    private List<String> answers(List<Integer> group) {
        groups.add(group);
        if (group.contains(-1)) {
            firstRuns.countDown();
            try {
                firstMayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return group.stream().map(i -> "answer " + i).toList();
    }

    private CompletableFuture<String> call(GroupedCalls<Integer, String> calls, int input) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Thread.currentThread().setName("grouped-call");
                    return calls.call(input);
                },
                threads);
    }

    /** Returns once this many callers wait. */
    private static void awaitBlocked(int count) {
        long deadline = System.nanoTime() + PATIENCE;
        while (blocked() < count) {
            assertTrue(System.nanoTime() < deadline, "the callers do not wait");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static long blocked() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("grouped-call")
                        && entry.getKey().getState() == Thread.State.TIMED_WAITING)
                .filter(entry -> List.of(entry.getValue()).stream()
                        .anyMatch(frame -> frame.getMethodName().equals("join")))
                .count();
    }
}
