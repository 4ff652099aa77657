package com.togahub.sqs;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.XAResource;

/** The adapter: one consumer per activated message-driven bean. */
@Connector(
        displayName = "SQS resource adapter",
        vendorName = "Toga",
        eisType = "Amazon SQS",
        version = "1.0",
        transactionSupport = TransactionSupportLevel.NoTransaction)
public class SqsResourceAdapter implements ResourceAdapter {
    private static final Logger LOG = Logger.getLogger(SqsResourceAdapter.class.getName());

    private final Map<MessageEndpointFactory, Consumer> consumers = new ConcurrentHashMap<>();
    /**
     * A server that is told to end ends its services before it stops its adapters: what is begun in between finds no
     * transactions any more. So nothing is begun from the first moment on.
     */
    private final Thread atShutdown =
            new Thread(() -> consumers.values().forEach(Consumer::beginNoMore), "sqs-shutdown");

    private BootstrapContext context;

    @Override
    public void start(BootstrapContext bootstrap) {
        this.context = bootstrap;
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    @Override
    public void stop() {
        consumers.keySet().forEach(this::stop);
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException ending) {
            LOG.log(Level.FINE, "the adapter stops with its server", ending);
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec activation) throws ResourceException {
        SqsActivation spec = (SqsActivation) activation;
        spec.validate();
        if (!spec.isReceiving()) {
            LOG.log(Level.INFO, "a node of role {0} receives nothing", spec.getRole());
            return;
        }
        Consumer consumer =
                new Consumer(spec, new ContainerListeners(factory), new WorkExecutor(context.getWorkManager()));
        consumers.put(factory, consumer);
        consumer.start();
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec activation) {
        stop(factory);
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    private void stop(MessageEndpointFactory factory) {
        Consumer consumer = consumers.remove(factory);
        if (consumer != null) {
            consumer.stop();
        }
    }

    // one adapter per deployment: the container asks for these to tell adapters apart

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
