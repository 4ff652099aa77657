package com.togahub.worker.queue;

import com.togahub.engine.job.Heartbeat;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobRunner.Delivery;
import com.togahub.engine.store.StoreException;
import com.togahub.sqs.SqsListener;
import com.togahub.sqs.SqsMessage;
import com.togahub.sqs.SqsRedelivery;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the job that a message names. The message is done with then, whatever the job's outcome: that is in the job's row. It
 * comes again only when nothing was run: the database is away, or the row is not visible yet.
 */
@MessageDriven(
        name = "WorkerBean",
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "queueName",
                    propertyValue = "${MPCONFIG=TOGA_SQS_WORKER_QUEUE:WorkerProductionQueue}"),
            @ActivationConfigProperty(
                    propertyName = "endpoint",
                    propertyValue = "${MPCONFIG=TOGA_AWS_ENDPOINT_SQS:default}"),
            @ActivationConfigProperty(propertyName = "region", propertyValue = "${MPCONFIG=AWS_REGION:default}"),
            @ActivationConfigProperty(
                    propertyName = "concurrency",
                    propertyValue = "${MPCONFIG=TOGA_WORKER_CONCURRENCY:8}"),
            @ActivationConfigProperty(
                    propertyName = "graceSeconds",
                    propertyValue = "${MPCONFIG=TOGA_SHUTDOWN_GRACE_SECONDS:30}"),
            @ActivationConfigProperty(propertyName = "role", propertyValue = "${MPCONFIG=TOGA_ROLE:all}"),
            @ActivationConfigProperty(propertyName = "receivingRoles", propertyValue = "worker,all")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkerBean implements SqsListener {
    private static final System.Logger LOG = System.getLogger(WorkerBean.class.getName());
    private static final Pattern BODY = Pattern.compile("\\s*\\{\\s*\"workerJobId\"\\s*:\\s*([0-9]{1,18})\\s*}\\s*");
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(15);
    private static final Duration NOT_VISIBLE = Duration.ofSeconds(5);
    private static final int LOOKS = 3;

    @Inject
    private JobRunner runner;

    @Inject
    private Heartbeat heartbeat;

    @Override
    public void onMessage(SqsMessage message) throws SqsRedelivery {
        Matcher body = BODY.matcher(message.body());
        if (!body.matches()) {
            LOG.log(System.Logger.Level.WARNING, "message {0} names no job and is dropped", message.id());
            return;
        }
        long number = Long.parseLong(body.group(1));
        Delivery delivery;
        try {
            heartbeat.begin();
            delivery = runner.deliver(number);
        } catch (StoreException away) {
            throw new SqsRedelivery(DATABASE_AWAY, "job " + number + " was not begun: " + away.getMessage());
        }
        if (delivery == Delivery.UNKNOWN && message.receiveCount() < LOOKS) {
            throw new SqsRedelivery(NOT_VISIBLE, "there is no job " + number + " yet");
        }
        LOG.log(System.Logger.Level.DEBUG, "job {0}: {1}", number, delivery);
    }
}
