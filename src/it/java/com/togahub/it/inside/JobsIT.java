package com.togahub.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.CheckIn;
import com.togahub.engine.job.JobId;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcome;
import com.togahub.engine.job.Watchdog;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.Tenants;
import com.togahub.worker.clock.RequeueTimer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What keeps jobs moving, and their outcome from changing. */
@ExtendWith(ArquillianExtension.class)
class JobsIT {
    /** Belongs to no action: whoever runs it fails it at once. */
    private static final String ACTION = "Nobody/Home";

    private static final int ROUNDS = 20;

    @Inject
    private Database database;

    @Inject
    private Tenants tenants;

    @Inject
    private JobStore jobs;

    @Inject
    private Watchdog watchdog;

    @Inject
    private RequeueTimer requeue;

    @Test
    @DisplayName("I3: a job whose message was never sent is sent by one tick of the scheduler")
    void strandedJobIsSent() {
        JobId job = database.write(tenants.none(), session -> jobs.insert(session, NewJob.of(ACTION, "{}")));
        requeue.tick();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (success(job).isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertEquals(Optional.of("0"), success(job), "no message came of one tick");
    }

    @Test
    @DisplayName("I8: of the watchdog and the end of the action one writes, and what it wrote stays")
    void oneTerminalWrite() {
        for (int round = 0; round < ROUNDS; round++) {
            Attempt attempt = overdue();
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<Boolean> finish = CompletableFuture.supplyAsync(() -> {
                meet(start);
                return jobs.checkOut(attempt, new Outcome.Succeeded(Optional.of("\"done\"")));
            });
            meet(start);
            watchdog.endOverdue();
            boolean finished = finish.join();
            Optional<String> verdict = success(attempt);
            assertEquals(Optional.of(finished ? "1" : "0"), verdict);
            watchdog.endOverdue();
            assertEquals(false, jobs.checkOut(attempt, new Outcome.Failed("late")));
            assertEquals(verdict, success(attempt));
        }
    }

    /** A job that this test runs, and for longer than it may. */
    private Attempt overdue() {
        // queued, and no message is sent: nobody else takes it
        JobId id = jobs.insert(NewJob.of(ACTION, "{}")).id();
        CheckIn checkIn = jobs.checkIn(id.number());
        assertTrue(checkIn instanceof CheckIn.Started, "another worker was faster");
        database.write(
                tenants.none(),
                session -> session.update(new Statement(
                        Place.CORE,
                        "UPDATE Core.WorkerJobs SET dtStarted = dtStarted - INTERVAL 1 DAY WHERE id = ?",
                        List.of(id.number()),
                        List.of())));
        return new Attempt(id.number(), 1);
    }

    private Optional<String> success(Attempt attempt) {
        return success(new JobId(attempt.job(), ""));
    }

    private Optional<String> success(JobId job) {
        return jobs.find(job.number()).flatMap(found -> switch (found.state()) {
            case SUCCEEDED -> Optional.of("1");
            case FAILED -> Optional.of("0");
            default -> Optional.empty();
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
