package com.togahub.sqs;

/**
 * A received message with the receipt that allows to delete it.
 *
 * @param message the message
 * @param receipt valid until the message is received again
 */
record Received(SqsMessage message, String receipt) {}
