package com.togahub.sqs;

import java.util.List;

/** Receives messages; what a message-driven bean implements. */
public interface SqsListener {
    /**
     * Handles messages that came together, or begins to: each delivery is told {@link SqsDelivery#done()} or {@link
     * SqsDelivery#again} in the end. When this throws, those that were told neither count as handled.
     */
    void onMessages(List<SqsDelivery> deliveries);
}
