package com.togahub.sqs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A real queue server of this process on a free port; it may be stopped and started again on the same one. */
final class QueueServer implements AutoCloseable {
    static final String NAME = "Jobs";

    private final int port = freePort();
    private SQSRestServer server;
    private SqsClient client;

    QueueServer() {
        // the adapter finds the credentials where any program would
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        start();
    }

    void start() {
        server = SQSRestServerBuilder.withPort(port).withInterface("127.0.0.1").start();
        server.waitUntilStarted();
        client = SqsClient.builder()
                .endpointOverride(URI.create(endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        client.createQueue(request -> request.queueName(NAME));
    }

    void stop() {
        client.close();
        server.stopAndWait();
    }

    @Override
    public void close() {
        stop();
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    void send(String body) {
        client.sendMessage(request -> request.queueUrl(url()).messageBody(body));
    }

    /** Messages that are neither deleted nor being handled. */
    int visible() {
        return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    /** Messages that are being handled. */
    int invisible() {
        return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private int count(QueueAttributeName name) {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(
                        request -> request.queueUrl(url()).attributeNames(name))
                .attributes();
        return Integer.parseInt(attributes.get(name));
    }

    private String url() {
        return client.getQueueUrl(request -> request.queueName(NAME)).queueUrl();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
