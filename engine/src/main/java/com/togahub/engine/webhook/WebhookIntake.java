package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.JobStore.Stored;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.binding.ActionPath;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes deliveries. Each one taken is exactly one job row, stashed object or spool file, whatever is down, and is taken within
 * a bounded time.
 *
 * <p>A row that is committed after its time was over is no second job: stash and row carry the same uuid.
 */
public final class WebhookIntake {
    private static final Logger LOG = System.getLogger(WebhookIntake.class.getName());
    private static final Duration DATABASE_LIMIT = Duration.ofMillis(1_200);
    private static final Duration AFTERWARDS_LIMIT = Duration.ofMillis(400);
    private static final int DATABASE_CALLS = 32;

    private final JobStore store;
    private final Dispatch dispatch;
    private final DeliveryLog log;
    private final Refuge refuge;
    private final DeliveryIds ids;
    private final Executor executor;
    /** While the database hangs, at most this many calls hang with it. */
    private final Semaphore databaseCalls = new Semaphore(DATABASE_CALLS, true);
    /** When the calls under way began; while one of them is late, deliveries go to the stash at once. */
    private final Set<Long> begun = ConcurrentHashMap.newKeySet();

    /**
     * An intake.
     *
     * @param executor runs what must not hold up the sender
     */
    public WebhookIntake(
            JobStore store, Dispatch dispatch, WebhookLog log, Refuge refuge, DeliveryIds ids, Executor executor) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
        this.log = new DeliveryLog(log, ids);
        this.refuge = requireNonNull(refuge, "refuge");
        this.ids = requireNonNull(ids, "ids");
        this.executor = requireNonNull(executor, "executor");
    }

    /**
     * Takes a delivery; when this returns it cannot be lost.
     *
     * @return the uuid of its job, or of the job it is a duplicate of
     * @throws PayloadStoreException if there was no place left to keep it: the sender should send it again
     */
    public String receive(Delivery delivery) {
        Payload payload = Payload.of(delivery);
        Optional<ActionPath> action = ActionPath.ofWebhook(delivery.path());
        if (action.isEmpty()) {
            await(inBackground(() -> log.write(delivery, payload, action, Optional.empty(), WebhookOutcome.IGNORED)));
            return delivery.uuid();
        }
        WaitingJob waiting = WebhookJobs.of(delivery, payload, action.get(), ids);
        boolean isBucketAway = !keepLarge(waiting);
        Optional<String> stored = isBucketAway ? Optional.empty() : store(delivery, payload, action, waiting);
        return stored.orElseGet(() -> {
            WebhookOutcome outcome = isBucketAway ? spool(waiting) : stash(waiting.withoutLarge());
            // not awaited, as its database is most likely away too
            unawaited(() -> log.write(
                    delivery, payload, action, Optional.of(waiting.job().uuid()), outcome));
            return waiting.job().uuid();
        });
    }

    /** Keeps what does not fit into the row, before there is a row that refers to it. */
    private boolean keepLarge(WaitingJob waiting) {
        try {
            refuge.large().keep(waiting);
            return true;
        } catch (PayloadStoreException away) {
            LOG.log(
                    Level.WARNING,
                    "the bucket does not take delivery {0}: {1}",
                    waiting.job().uuid(),
                    away);
            return false;
        }
    }

    /** Makes the row, in time or not at all. */
    private Optional<String> store(
            Delivery delivery, Payload payload, Optional<ActionPath> action, WaitingJob waiting) {
        long started = System.nanoTime();
        CompletableFuture<Stored> stored = new CompletableFuture<>();
        try {
            if (isHanging(started) || !databaseCalls.tryAcquire(DATABASE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            CompletableFuture<Void> afterwards = inBackground(() -> {
                Stored row = insert(waiting.job(), stored);
                finish(delivery, payload, action, waiting, row);
            });
            if (afterwards.isCompletedExceptionally() && !stored.isDone()) {
                // not even begun: the executor is full
                databaseCalls.release();
                return Optional.empty();
            }
            long left = DATABASE_LIMIT.toNanos() - (System.nanoTime() - started);
            String uuid = stored.get(left, TimeUnit.NANOSECONDS).id().uuid();
            await(afterwards);
            return Optional.of(uuid);
        } catch (ExecutionException | TimeoutException down) {
            LOG.log(Level.WARNING, "delivery {0} is not stored yet: {1}", delivery.uuid(), down);
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean isHanging(long now) {
        return begun.stream().anyMatch(begin -> now - begin > DATABASE_LIMIT.toNanos());
    }

    private Stored insert(NewJob job, CompletableFuture<Stored> stored) {
        long begin = System.nanoTime();
        begun.add(begin);
        try {
            Stored row = store.insert(job);
            stored.complete(row);
            return row;
        } catch (RuntimeException failure) {
            stored.completeExceptionally(failure);
            throw failure;
        } finally {
            begun.remove(begin);
            databaseCalls.release();
        }
    }

    /** What follows the commit; the sender waits for it a little, so that tests and people find it done. */
    private void finish(
            Delivery delivery, Payload payload, Optional<ActionPath> action, WaitingJob waiting, Stored row) {
        Optional<String> uuid = Optional.of(row.id().uuid());
        if (!row.isNew()) {
            refuge.forgetDuplicate(waiting, row);
            log.write(delivery, payload, action, uuid, WebhookOutcome.DUPLICATE);
        } else if (waiting.job().failure().isPresent()) {
            log.write(delivery, payload, action, uuid, WebhookOutcome.TOO_LARGE);
        } else {
            dispatch.sendSoon(row.id().number());
            log.write(delivery, payload, action, uuid, WebhookOutcome.STORED);
        }
    }

    private WebhookOutcome stash(WaitingJob waiting) {
        String uuid = waiting.job().uuid();
        try {
            refuge.stash().keep(uuid, waiting.pack());
        } catch (PayloadStoreException away) {
            LOG.log(Level.WARNING, "the bucket does not take delivery {0}: {1}", uuid, away);
            return spool(waiting);
        }
        // not awaited: unannounced, it is found by listing
        unawaited(() -> announce(uuid));
        return WebhookOutcome.STASHED;
    }

    private WebhookOutcome spool(WaitingJob waiting) {
        refuge.spool().keep(waiting.job().uuid(), waiting.pack());
        return WebhookOutcome.SPOOLED;
    }

    private void announce(String uuid) {
        try {
            refuge.announcements().announce(uuid);
        } catch (PayloadStoreException away) {
            LOG.log(Level.WARNING, "delivery {0} lies in the bucket unannounced: {1}", uuid, away);
        }
    }

    private CompletableFuture<Void> inBackground(Runnable work) {
        try {
            return CompletableFuture.runAsync(work, executor).whenComplete((nothing, failure) -> {
                if (failure != null) {
                    LOG.log(Level.WARNING, "a delivery's row, message or log failed: {0}", failure);
                }
            });
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    private void unawaited(Runnable work) {
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    LOG.log(Level.WARNING, "a delivery's log or announcement failed", failure);
                }
            });
        } catch (RejectedExecutionException full) {
            LOG.log(Level.WARNING, "a delivery is not logged or announced: {0}", full);
        }
    }

    private static void await(CompletableFuture<Void> background) {
        try {
            background.get(AFTERWARDS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            LOG.log(Level.DEBUG, "answered before log and message were written");
        } catch (ExecutionException failed) {
            LOG.log(Level.DEBUG, "answered without log or message", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
