package com.togahub.persistence.aws;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.engine.webhook.FallbackQueue;
import com.togahub.engine.webhook.PayloadStoreException;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** References to stashed payloads: {@code {"bucket": .., "key": "webhook-fallback/<uuid>.json"}}. */
public final class SqsFallbackQueue implements FallbackQueue {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int BATCH = 10;
    private static final int HIDDEN_SECONDS = 60;

    private final SqsClient client;
    private final QueueUrl queue;
    private final String bucket;

    /**
     * A fallback queue.
     *
     * @param queue its name
     * @param bucket where the payloads are
     */
    public SqsFallbackQueue(SqsClient client, String queue, String bucket, boolean isCreatedWhenMissing) {
        this.client = requireNonNull(client, "client");
        this.queue = new QueueUrl(client, requireNonNull(queue, "queue"), isCreatedWhenMissing);
        this.bucket = requireNonNull(bucket, "bucket");
    }

    @Override
    public void announce(String uuid) {
        String body = MAPPER.createObjectNode()
                .put("bucket", bucket)
                .put("key", S3Stash.Folder.WEBHOOK_FALLBACK.key(uuid))
                .toString();
        guarded(() ->
                client.sendMessage(request -> request.queueUrl(queue.get()).messageBody(body)));
    }

    @Override
    public List<Announcement> receive() {
        return guarded(() -> client
                .receiveMessage(request -> request.queueUrl(queue.get())
                        .maxNumberOfMessages(BATCH)
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .waitTimeSeconds(0))
                .messages()
                .stream()
                .map(message -> new Announcement(uuid(message), message.receiptHandle()))
                .toList());
    }

    @Override
    public void delete(Announcement announcement) {
        guarded(() ->
                client.deleteMessage(request -> request.queueUrl(queue.get()).receiptHandle(announcement.receipt())));
    }

    /** The payload a message is about; of a message that is not ours, a name that no payload has. */
    private static String uuid(Message message) {
        try {
            return S3Stash.Folder.WEBHOOK_FALLBACK
                    .uuid(MAPPER.readTree(message.body()).path("key").asText(""))
                    .orElse("");
        } catch (JsonProcessingException foreign) {
            return "";
        }
    }

    private <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException away) {
            queue.forget();
            throw new PayloadStoreException("the fallback queue cannot be reached", away);
        }
    }
}
