package com.togahub.worker.queue;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.JobMessage;
import com.togahub.engine.store.StoreException;
import com.togahub.sqs.SqsDelivery;
import java.time.Duration;

/**
 * A job's message from SQS.
 *
 * @param job the job's number
 * @param delivery how it came
 */
record QueuedJob(long job, SqsDelivery delivery) implements JobMessage {
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(15);
    private static final Duration NOT_VISIBLE = Duration.ofSeconds(5);
    private static final int LOOKS = 3;

    QueuedJob {
        requireNonNull(delivery, "delivery");
    }

    @Override
    public void begun(Runnable stop) {
        delivery.onHurry(stop);
    }

    @Override
    public void ended() {
        delivery.free();
    }

    @Override
    public void settled(Fate fate) {
        if (fate == Fate.UNKNOWN && delivery.message().receiveCount() < LOOKS) {
            delivery.again(NOT_VISIBLE, "there is no job " + job + " yet");
        } else {
            delivery.done();
        }
    }

    @Override
    public void notBegun(StoreException why) {
        delivery.again(DATABASE_AWAY, "job " + job + " was not begun: " + why.getMessage());
    }
}
