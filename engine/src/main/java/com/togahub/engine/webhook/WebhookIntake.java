package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.JobStore.Stored;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.binding.ActionPath;
import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private static final Duration DATABASE_LIMIT = Duration.ofMillis(1_800);
    private static final Duration AFTERWARDS_LIMIT = Duration.ofMillis(500);
    private static final int DATABASE_CALLS = 32;

    private final JobStore store;
    private final Dispatch dispatch;
    private final WebhookLog log;
    private final Refuge refuge;
    private final DeliveryIds ids;
    private final Executor executor;
    /** While the database hangs, at most this many calls hang with it; the others go to the stash at once. */
    private final Semaphore databaseCalls = new Semaphore(DATABASE_CALLS);

    /**
     * An intake.
     *
     * @param executor runs what must not hold up the sender
     */
    public WebhookIntake(
            JobStore store, Dispatch dispatch, WebhookLog log, Refuge refuge, DeliveryIds ids, Executor executor) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
        this.log = requireNonNull(log, "log");
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
        Payload payload = Payload.of(delivery.body());
        Optional<ActionPath> action = ActionPath.ofWebhook(delivery.path());
        if (action.isEmpty()) {
            await(inBackground(() -> writeLog(delivery, payload, action, Optional.empty(), WebhookOutcome.IGNORED)));
            return delivery.uuid();
        }
        NewJob job = WebhookJobs.of(delivery, payload, action.get(), ids);
        return store(delivery, payload, action, job).orElseGet(() -> {
            WebhookOutcome outcome = keep(job);
            await(inBackground(() -> writeLog(delivery, payload, action, Optional.of(job.uuid()), outcome)));
            return job.uuid();
        });
    }

    private Optional<String> store(Delivery delivery, Payload payload, Optional<ActionPath> action, NewJob job) {
        if (!databaseCalls.tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<Stored> stored = new CompletableFuture<>();
        CompletableFuture<Void> afterwards = inBackground(() -> {
            Stored row = insert(job, stored);
            if (row.isNew()) {
                dispatch.send(List.of(row.id().number()));
            }
            WebhookOutcome outcome = row.isNew() ? WebhookOutcome.STORED : WebhookOutcome.DUPLICATE;
            writeLog(delivery, payload, action, Optional.of(row.id().uuid()), outcome);
        });
        if (afterwards.isCompletedExceptionally() && !stored.isDone()) {
            // not even begun: the executor is full
            databaseCalls.release();
            return Optional.empty();
        }
        try {
            String uuid = stored.get(DATABASE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .id()
                    .uuid();
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

    private Stored insert(NewJob job, CompletableFuture<Stored> stored) {
        try {
            Stored row = store.insert(job);
            stored.complete(row);
            return row;
        } catch (RuntimeException failure) {
            stored.completeExceptionally(failure);
            throw failure;
        } finally {
            databaseCalls.release();
        }
    }

    private WebhookOutcome keep(NewJob job) {
        byte[] content = WebhookJobs.pack(job);
        try {
            refuge.stash().keep(job.uuid(), content);
        } catch (PayloadStoreException away) {
            LOG.log(Level.WARNING, "the bucket does not take delivery {0}: {1}", job.uuid(), away);
            refuge.spool().keep(job.uuid(), content);
            return WebhookOutcome.SPOOLED;
        }
        try {
            refuge.announcements().announce(job.uuid());
        } catch (PayloadStoreException away) {
            LOG.log(Level.WARNING, "delivery {0} lies in the bucket unannounced: {1}", job.uuid(), away);
        }
        return WebhookOutcome.STASHED;
    }

    private void writeLog(
            Delivery delivery,
            Payload payload,
            Optional<ActionPath> action,
            Optional<String> jobUuid,
            WebhookOutcome outcome) {
        try {
            log.write(new WebhookLog.Entry(
                    delivery, payload.text(), payload.isBase64(), action, ids.id(delivery), jobUuid, outcome));
        } catch (StoreException away) {
            LOG.log(Level.WARNING, "delivery {0} ({1}) is not in the log: {2}", delivery.uuid(), outcome, away);
        }
    }

    private CompletableFuture<Void> inBackground(Runnable work) {
        try {
            return CompletableFuture.runAsync(work, executor);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    private static void await(CompletableFuture<Void> background) {
        try {
            background.get(AFTERWARDS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            LOG.log(Level.DEBUG, "answered before log and message were written");
        } catch (ExecutionException failed) {
            LOG.log(Level.WARNING, "a delivery's log or message failed", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
