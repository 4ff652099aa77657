package com.togahub.sqs;

import static java.util.Objects.requireNonNull;

/**
 * A message.
 *
 * @param id the queue's name for it
 * @param body its text
 * @param receiveCount how often it has been received, this time included
 */
public record SqsMessage(String id, String body, int receiveCount) {
    public SqsMessage {
        requireNonNull(id, "id");
        requireNonNull(body, "body");
    }
}
