package com.togahub.benchmarks.contender;

import com.togahub.engine.job.JobMessage;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.store.StoreException;
import com.togahub.sqs.SqsActivation;
import com.togahub.sqs.SqsDelivery;
import com.togahub.sqs.SqsListener;
import com.togahub.sqs.SqsResourceAdapter;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.transaction.xa.XAResource;

/** The application's resource adapter in a container that knows one message listener and nothing else. */
final class Adapter {
    private static final Pattern BODY = Pattern.compile("\\{\"workerJobId\": ([0-9]+)}");

    private final SqsResourceAdapter adapter;
    private final ExecutorService threads;

    private Adapter(SqsResourceAdapter adapter, ExecutorService threads) {
        this.adapter = adapter;
        this.threads = threads;
    }

    /** Delivers a queue's messages to a runner, so many at once. */
    static Adapter start(JobRunner runner, String queue, String region, String endpoint, int concurrency) {
        ExecutorService threads = Executors.newCachedThreadPool();
        SqsResourceAdapter adapter = new SqsResourceAdapter();
        SqsActivation activation = new SqsActivation();
        activation.setQueueName(queue);
        activation.setRegion(region);
        activation.setEndpoint(endpoint);
        activation.setConcurrency(concurrency);
        // a stop waits for the receive that is under way
        activation.setWaitSeconds(1);
        try {
            adapter.start(new ThreadsOnly(threads));
            adapter.endpointActivation(new Listeners(new Listener(runner)), activation);
        } catch (ResourceException e) {
            throw new IllegalStateException(e);
        }
        return new Adapter(adapter, threads);
    }

    void stop() {
        adapter.stop();
        threads.shutdown();
    }

    /** What the message-driven bean does. */
    private record Listener(JobRunner runner) implements SqsListener, MessageEndpoint {
        @Override
        public void onMessages(List<SqsDelivery> deliveries) {
            runner.deliver(deliveries.stream().map(QueuedJob::of).toList());
        }

        @Override
        public void beforeDelivery(Method method) {
            // there is no transaction to begin
        }

        @Override
        public void afterDelivery() {
            // nor to end
        }

        @Override
        public void release() {
            // it is for every message
        }
    }

    /** As the deployed one, but whatever would have to come again is a failure of the benchmark. */
    private record QueuedJob(long job, SqsDelivery delivery) implements JobMessage {
        static QueuedJob of(SqsDelivery delivery) {
            Matcher body = BODY.matcher(delivery.message().body());
            if (!body.matches()) {
                throw new IllegalArgumentException(
                        "not a job: " + delivery.message().body());
            }
            return new QueuedJob(Long.parseLong(body.group(1)), delivery);
        }

        @Override
        public void begun(Runnable stop) {
            delivery.onHurry(stop);
        }

        @Override
        public void ended() {
            delivery.free();
        }

        @Override
        public void settled(Fate fate) {
            delivery.done();
        }

        @Override
        public void notBegun(StoreException why) {
            throw why;
        }
    }

    private record Listeners(Listener listener) implements MessageEndpointFactory {
        @Override
        public MessageEndpoint createEndpoint(XAResource resource) {
            return listener;
        }

        @Override
        public MessageEndpoint createEndpoint(XAResource resource, long timeout) {
            return listener;
        }

        @Override
        public boolean isDeliveryTransacted(Method method) {
            return false;
        }

        @Override
        public String getActivationName() {
            return "benchmark";
        }

        @Override
        public Class<?> getEndpointClass() {
            return Listener.class;
        }
    }
}
