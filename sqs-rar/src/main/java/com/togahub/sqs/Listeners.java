package com.togahub.sqs;

import java.util.List;

/** Hands messages to the application. */
@FunctionalInterface
interface Listeners {
    /**
     * Delivers messages.
     *
     * @throws Exception whatever the listener threw: what it has not settled counts as handled
     */
    void deliver(List<SqsDelivery> deliveries) throws Exception;
}
