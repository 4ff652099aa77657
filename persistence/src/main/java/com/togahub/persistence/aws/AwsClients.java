package com.togahub.persistence.aws;

import com.togahub.engine.settings.Settings;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * Clients whose calls end within a short time, as senders of webhooks wait for some of them. The HTTP client is named, because
 * looking one up would find whatever the server has.
 */
public final class AwsClients {
    private static final Duration CONNECT = Duration.ofMillis(800);
    private static final Duration CALL = Duration.ofSeconds(2);

    private AwsClients() {}

    /** A client of the queues. */
    public static SqsClient sqs(Settings.Aws aws) {
        SqsClientBuilder builder = SqsClient.builder()
                .httpClient(http())
                .overrideConfiguration(shortCalls())
                // messages are numbers that are looked up, and come through TLS: their digests need not be made again
                .checksumValidationEnabled(false);
        aws.sqsEndpoint().map(URI::create).ifPresent(builder::endpointOverride);
        aws.region().map(Region::of).ifPresent(builder::region);
        return builder.build();
    }

    /** A client of the bucket. */
    public static S3Client s3(Settings.Aws aws) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http())
                .overrideConfiguration(shortCalls())
                // compatible servers are not reached by a host name per bucket
                .forcePathStyle(aws.s3Endpoint().isPresent());
        aws.s3Endpoint().map(URI::create).ifPresent(builder::endpointOverride);
        aws.region().map(Region::of).ifPresent(builder::region);
        return builder.build();
    }

    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(CALL)
                .build();
    }

    private static ClientOverrideConfiguration shortCalls() {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(CALL)
                .retryStrategy(RetryMode.STANDARD)
                .build();
    }
}
