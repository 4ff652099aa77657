package com.togahub.sqs;

/** Receives messages; what a message-driven bean implements. */
public interface SqsListener {
    /**
     * Handles a message; afterwards it is deleted, whatever happened.
     *
     * @throws SqsRedelivery if the message shall not be deleted, but delivered again later
     */
    void onMessage(SqsMessage message) throws SqsRedelivery;
}
