package com.togahub.persistence.aws;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A queue's URL, asked for once; the queue is made if missing where the server is not Amazon's own. */
final class QueueUrl {
    private static final String VISIBILITY_SECONDS = "3600";

    private final SqsClient client;
    private final String name;
    private final boolean isCreatedWhenMissing;
    private volatile String url;

    QueueUrl(SqsClient client, String name, boolean isCreatedWhenMissing) {
        this.client = client;
        this.name = name;
        this.isCreatedWhenMissing = isCreatedWhenMissing;
    }

    String get() {
        String known = url;
        if (known == null) {
            known = find();
            url = known;
        }
        return known;
    }

    /** Asks again the next time: the queue may have been lost with its server. */
    void forget() {
        url = null;
    }

    private String find() {
        try {
            return client.getQueueUrl(request -> request.queueName(name)).queueUrl();
        } catch (QueueDoesNotExistException missing) {
            if (!isCreatedWhenMissing) {
                throw missing;
            }
            return client.createQueue(request -> request.queueName(name)
                            .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_SECONDS)))
                    .queueUrl();
        }
    }
}
