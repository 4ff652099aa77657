package com.togahub.persistence.wiring;

import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Doorbell;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.report.DailyReports;
import com.togahub.engine.report.ReportStore;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Tenants;
import com.togahub.engine.webhook.LargeParameters;
import com.togahub.engine.webhook.PayloadRecovery;
import com.togahub.engine.webhook.Refuge;
import com.togahub.engine.webhook.WebhookLog;
import com.togahub.persistence.aws.AwsClients;
import com.togahub.persistence.aws.S3Reports;
import com.togahub.persistence.aws.S3Stash;
import com.togahub.persistence.aws.SqsDoorbell;
import com.togahub.persistence.aws.SqsFallbackQueue;
import com.togahub.persistence.job.WebhookTable;
import com.togahub.persistence.transaction.Connections;
import com.togahub.persistence.webhook.SpoolDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Queues and bucket, and what goes through them: webhooks and reports. */
@ApplicationScoped
public class QueueWiring {
    /** The queues' client. */
    @Produces
    @Singleton
    SqsClient sqs(Settings settings) {
        return AwsClients.sqs(settings.aws());
    }

    /** Closes its connections with the application. */
    void close(@Disposes SqsClient client) {
        client.close();
    }

    /** The bucket's client. */
    @Produces
    @Singleton
    S3Client s3(Settings settings) {
        return AwsClients.s3(settings.aws());
    }

    /** Closes its connections with the application. */
    void close(@Disposes S3Client client) {
        client.close();
    }

    /** Messages to workers. */
    @Produces
    @Singleton
    Doorbell doorbell(SqsClient client, Settings settings) {
        return new SqsDoorbell(
                client, settings.queues().worker(), settings.aws().sqsEndpoint().isPresent());
    }

    /** Sends what is left with the application's end. */
    void close(@Disposes Doorbell doorbell) throws Exception {
        if (doorbell instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    /** Parameters too large for rows. */
    @Produces
    @Singleton
    LargeParameters largeParameters(S3Client client, Settings settings) {
        return new LargeParameters(folder(client, settings, S3Stash.Folder.JOB_PARAMETERS));
    }

    /** Where payloads wait. */
    @Produces
    @Singleton
    Refuge refuge(SqsClient sqs, S3Client s3, LargeParameters large, Settings settings) {
        Settings.Queues names = settings.queues();
        return new Refuge(
                folder(s3, settings, S3Stash.Folder.WEBHOOK_FALLBACK),
                new SqsFallbackQueue(
                        sqs,
                        names.fallback(),
                        names.bucket(),
                        settings.aws().sqsEndpoint().isPresent()),
                new SpoolDirectory(settings.spoolDirectory()),
                large);
    }

    private static S3Stash folder(S3Client client, Settings settings, S3Stash.Folder folder) {
        return new S3Stash(
                client,
                settings.queues().bucket(),
                folder,
                settings.aws().s3Endpoint().isPresent());
    }

    /** Where reports are kept. */
    @Produces
    @Singleton
    ReportStore reports(S3Client client, Settings settings) {
        return new S3Reports(
                client, settings.queues().bucket(), settings.aws().s3Endpoint().isPresent());
    }

    /** The reports of a day. */
    @Produces
    @Singleton
    DailyReports dailyReports(Database database, Tenants tenants, ReportStore store, Settings settings) {
        return new DailyReports(database, tenants, store, settings.core().schema());
    }

    /** The log of deliveries. */
    @Produces
    @Singleton
    WebhookLog webhookLog(Connections connections) {
        return new WebhookTable(connections::logs);
    }

    /** Makes jobs of what waits. */
    @Produces
    @Singleton
    PayloadRecovery recovery(JobStore jobs, Dispatch dispatch, Refuge refuge) {
        return new PayloadRecovery(jobs, dispatch, refuge);
    }
}
