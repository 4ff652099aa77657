package com.togahub.sqs;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;

/** The container's message-driven beans. */
record ContainerListeners(MessageEndpointFactory factory) implements Listeners {
    private static final Duration NOT_READY = Duration.ofSeconds(1);

    @Override
    public void deliver(SqsMessage message) throws Exception {
        MessageEndpoint endpoint;
        try {
            endpoint = factory.createEndpoint(null);
        } catch (UnavailableException starting) {
            throw new SqsRedelivery(NOT_READY, "the application takes no messages now: " + starting.getMessage());
        }
        try {
            ((SqsListener) endpoint).onMessage(message);
        } finally {
            endpoint.release();
        }
    }
}
