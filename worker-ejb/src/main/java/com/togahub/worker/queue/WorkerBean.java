package com.togahub.worker.queue;

import com.togahub.engine.job.Heartbeat;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.store.StoreException;
import com.togahub.sqs.SqsDelivery;
import com.togahub.sqs.SqsListener;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Begins the jobs that messages name. A message is done with once its job's outcome is in the job's row, whatever that is. It
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

    @Inject
    private JobRunner runner;

    @Inject
    private Heartbeat heartbeat;

    @Override
    public void onMessages(List<SqsDelivery> deliveries) {
        List<QueuedJob> jobs = new ArrayList<>();
        for (SqsDelivery delivery : deliveries) {
            Matcher body = BODY.matcher(delivery.message().body());
            if (body.matches()) {
                jobs.add(new QueuedJob(Long.parseLong(body.group(1)), delivery));
            } else {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "message {0} names no job and is dropped",
                        delivery.message().id());
                delivery.done();
            }
        }
        if (jobs.isEmpty()) {
            return;
        }
        try {
            heartbeat.begin();
        } catch (StoreException away) {
            jobs.forEach(job -> job.notBegun(away));
            return;
        }
        runner.deliver(jobs);
    }
}
