package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.binding.ActionPath;
import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Logs deliveries where that can be done; a missing row is no reason to refuse one, or to hold its body in memory. */
final class DeliveryLog {
    private static final Logger LOG = System.getLogger(DeliveryLog.class.getName());
    private static final int WRITES = 32;

    private final WebhookLog log;
    private final DeliveryIds ids;
    private final Semaphore writes = new Semaphore(WRITES);

    DeliveryLog(WebhookLog log, DeliveryIds ids) {
        this.log = requireNonNull(log, "log");
        this.ids = requireNonNull(ids, "ids");
    }

    void write(
            Delivery delivery,
            Payload payload,
            Optional<ActionPath> action,
            Optional<String> jobUuid,
            WebhookOutcome outcome) {
        if (!writes.tryAcquire()) {
            LOG.log(
                    Level.WARNING,
                    "delivery {0} ({1}) is not in the log: too many wait for its database",
                    delivery.uuid(),
                    outcome);
            return;
        }
        try {
            Payload logged = Payload.logged(delivery, payload);
            log.write(new WebhookLog.Entry(
                    delivery, logged.text(), logged.isBase64(), action, ids.id(delivery), jobUuid, outcome));
        } catch (StoreException away) {
            LOG.log(Level.WARNING, "delivery {0} ({1}) is not in the log: {2}", delivery.uuid(), outcome, away);
        } finally {
            writes.release();
        }
    }
}
