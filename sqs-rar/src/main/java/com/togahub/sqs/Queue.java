package com.togahub.sqs;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** One queue and the few calls it needs. Safe for many threads. Failures are the SDK's unchecked exceptions. */
final class Queue implements AutoCloseable {
    /** What SQS allows per batch. */
    static final int BATCH = 10;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final String QUEUE_VISIBILITY_SECONDS = "3600";

    private final SqsClient client;
    private final String name;
    private final boolean isCreatedWhenMissing;
    private final Duration wait;
    private final Duration visibility;
    private volatile String url;

    /** Opens nothing: the queue may be away now and come later. */
    Queue(SqsActivation spec) {
        this.name = spec.getQueueName();
        this.wait = spec.receiveWait();
        this.visibility = spec.visibility();
        Optional<URI> endpoint = spec.endpointOverride();
        this.isCreatedWhenMissing = endpoint.isPresent();
        SqsClientBuilder builder = SqsClient.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(wait.plus(CALL_TIMEOUT))
                        .build())
                // messages come through TLS: their digests need not be made again
                .checksumValidationEnabled(false)
                .overrideConfiguration(settings ->
                        settings.apiCallTimeout(wait.plus(CALL_TIMEOUT)).retryStrategy(RetryMode.STANDARD));
        endpoint.ifPresent(builder::endpointOverride);
        spec.regionOverride().map(Region::of).ifPresent(builder::region);
        this.client = builder.build();
    }

    /** Waits for messages, at most {@code limit}, at most 10; empty when none came in time. */
    List<Received> receive(int limit) {
        List<Received> received = new ArrayList<>();
        for (Message message : client.receiveMessage(request -> request.queueUrl(url())
                        .maxNumberOfMessages(Math.min(limit, BATCH))
                        .waitTimeSeconds((int) wait.toSeconds())
                        .visibilityTimeout((int) visibility.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages()) {
            String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
            received.add(new Received(
                    new SqsMessage(message.messageId(), message.body(), count == null ? 1 : Integer.parseInt(count)),
                    message.receiptHandle()));
        }
        return received;
    }

    /**
     * Deletes messages.
     *
     * @param receipts at most 10
     * @return those that could not be deleted, but may be the next time
     */
    List<String> delete(List<String> receipts) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < receipts.size(); i++) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .receiptHandle(receipts.get(i))
                    .build());
        }
        return client.deleteMessageBatch(request -> request.queueUrl(url()).entries(entries)).failed().stream()
                .filter(failed -> !failed.senderFault())
                .map(failed -> receipts.get(Integer.parseInt(failed.id())))
                .toList();
    }

    /** Makes messages invisible for this long from now; zero hands them back. Receipts that have lapsed are passed over. */
    void hide(Collection<String> receipts, Duration time) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        for (String receipt : receipts) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(receipt)
                    .visibilityTimeout((int) time.toSeconds())
                    .build());
        }
        for (int from = 0; from < entries.size(); from += BATCH) {
            List<ChangeMessageVisibilityBatchRequestEntry> batch =
                    entries.subList(from, Math.min(entries.size(), from + BATCH));
            client.changeMessageVisibilityBatch(
                    request -> request.queueUrl(url()).entries(batch));
        }
    }

    private String url() {
        String known = url;
        if (known == null) {
            known = find();
            url = known;
        }
        return known;
    }

    private String find() {
        try {
            return client.getQueueUrl(request -> request.queueName(name)).queueUrl();
        } catch (QueueDoesNotExistException missing) {
            if (!isCreatedWhenMissing) {
                throw missing;
            }
            return client.createQueue(request -> request.queueName(name)
                            .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, QUEUE_VISIBILITY_SECONDS)))
                    .queueUrl();
        }
    }

    /** Forgets the queue's URL, so that a queue that was lost with its server is found, or created, again. */
    void forget() {
        url = null;
    }

    @Override
    public void close() {
        client.close();
    }
}
