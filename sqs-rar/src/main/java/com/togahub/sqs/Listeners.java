package com.togahub.sqs;

/** Hands messages to the application. */
@FunctionalInterface
interface Listeners {
    /**
     * Delivers one message.
     *
     * @throws SqsRedelivery if it shall come again
     * @throws Exception whatever else the listener threw: the message counts as handled
     */
    void deliver(SqsMessage message) throws Exception;
}
