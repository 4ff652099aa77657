package com.togahub.sqs;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.List;

/** The container's message-driven beans. */
record ContainerListeners(MessageEndpointFactory factory) implements Listeners {
    private static final Duration NOT_READY = Duration.ofSeconds(1);

    @Override
    public void deliver(List<SqsDelivery> deliveries) {
        MessageEndpoint endpoint;
        try {
            endpoint = factory.createEndpoint(null);
        } catch (UnavailableException starting) {
            String why = "the application takes no messages now: " + starting.getMessage();
            deliveries.forEach(each -> each.again(NOT_READY, why));
            return;
        }
        try {
            ((SqsListener) endpoint).onMessages(deliveries);
        } finally {
            endpoint.release();
        }
    }
}
