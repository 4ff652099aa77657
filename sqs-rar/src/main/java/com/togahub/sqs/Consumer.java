package com.togahub.sqs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Consumes one queue: receives, delivers messages on the executor, as many at once as there are slots, and deletes them.
 * Comes through any absence of the queue by itself.
 */
final class Consumer {
    private static final Logger LOG = Logger.getLogger(Consumer.class.getName());
    private static final Duration AFTER_HURRY = Duration.ofSeconds(3);
    /** A queue that does not answer must not keep a server from ending: what it has not got back comes again by itself. */
    private static final Duration HANDING_BACK = Duration.ofSeconds(3);

    private static final Duration LAST_DELETES = Duration.ofSeconds(1);
    private static final Duration AFTER_ERROR = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(200);
    /** While one receive is answered the next is under way; a second delete likewise. */
    private static final int SIDE_BY_SIDE = 2;

    private final Queue queue;
    private final Listeners listeners;
    private final Executor executor;
    private final SqsActivation spec;
    private final Intake intake;
    private final Deleter deleter;
    private final InFlight inFlight;
    private final List<Thread> pollers;
    private final List<Thread> deleting;
    private final Thread beginning;
    private final Thread renewing;
    private volatile boolean isRunning = true;

    Consumer(SqsActivation spec, Listeners listeners, Executor executor) {
        this.spec = spec;
        this.listeners = listeners;
        this.executor = executor;
        this.queue = new Queue(spec);
        this.intake = new Intake(spec.getConcurrency());
        this.deleter = new Deleter(queue);
        this.inFlight = new InFlight(queue, spec.visibility());
        this.pollers = daemons("poll", this::poll);
        this.deleting = daemons("delete", deleter);
        this.beginning = daemon("begin", this::beginAll);
        this.renewing = daemon("renew", inFlight);
    }

    void start() {
        pollers.forEach(Thread::start);
        deleting.forEach(Thread::start);
        beginning.start();
        renewing.start();
    }

    /** Lets nothing new be received or begun, and hands back what was not begun; what runs goes on until {@link #stop()}. */
    void beginNoMore() {
        isRunning = false;
        List<Received> left = intake.close();
        if (left.isEmpty()) {
            return;
        }
        Thread handingBack = daemon("handback", () -> handBack(left));
        handingBack.start();
        try {
            handingBack.join(HANDING_BACK.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (handingBack.isAlive()) {
            LOG.log(Level.WARNING, "{0} messages may come again only when they are visible again", left.size());
        }
    }

    private void handBack(List<Received> all) {
        try {
            queue.hide(all.stream().map(Received::receipt).toList(), Duration.ZERO);
        } catch (SdkException away) {
            LOG.log(
                    Level.WARNING,
                    "{0} messages could not be handed back and come again by themselves: {1}",
                    new Object[] {all.size(), away.getMessage()});
        }
    }

    /**
     * Stops: nothing new is received, running deliveries get the grace and are hurried after it, what was received and
     * not begun is handed back. Returns within the grace and five seconds.
     */
    void stop() {
        long end = System.nanoTime() + spec.grace().toNanos();
        beginNoMore();
        try {
            // a receive under way is never interrupted: what it had taken would stay invisible
            for (Thread poller : pollers) {
                poller.join(Math.max(1, left(end) + AFTER_HURRY.toMillis()));
            }
            if (!intake.awaitIdle(Duration.ofMillis(Math.max(0, left(end))))) {
                inFlight.hurryAll();
                if (!intake.awaitIdle(AFTER_HURRY)) {
                    LOG.log(Level.WARNING, "{0} deliveries ignore the stop", intake.unsettled());
                }
            }
            deleter.stop();
            for (Thread thread : deleting) {
                thread.join(LAST_DELETES.toMillis());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        inFlight.stop();
        renewing.interrupt();
        deleting.forEach(Thread::interrupt);
        queue.close();
    }

    private static long left(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    private void poll() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
        while (isRunning) {
            try {
                int asking = intake.ask(MOMENT);
                if (asking > 0) {
                    receive(asking, backoff);
                }
            } catch (InterruptedException ended) {
                isRunning = false;
            }
        }
    }

    private void receive(int asking, Backoff backoff) {
        List<Received> received = List.of();
        try {
            received = queue.receive(asking);
            if (backoff.succeeded()) {
                LOG.log(Level.INFO, "queue {0} answers again", spec.getQueueName());
            }
        } catch (SdkException away) {
            queue.forget();
            pause(backoff.failed(), away);
        } finally {
            intake.received(asking, received).forEach(late -> handBack(late, Duration.ZERO));
        }
    }

    /** Gives messages to slots; what cannot be begun soon goes back to the queue, where others may take it. */
    private void beginAll() {
        while (isRunning) {
            try {
                List<Received> next = intake.begin(MOMENT);
                if (next.isEmpty()) {
                    intake.surplus().forEach(message -> handBack(message, Duration.ZERO));
                } else {
                    begin(next);
                }
            } catch (InterruptedException ended) {
                isRunning = false;
            }
        }
    }

    private void begin(List<Received> batch) {
        try {
            executor.execute(() -> deliver(batch));
        } catch (RejectedExecutionException full) {
            LOG.log(Level.WARNING, "{0} messages are handed back: {1}", new Object[] {batch.size(), full.getMessage()});
            List<Delivery> none = deliveries(batch);
            none.forEach(each -> each.again(Duration.ZERO, "no thread is free"));
            intake.begun();
        }
    }

    private List<Delivery> deliveries(List<Received> batch) {
        List<Delivery> deliveries =
                batch.stream().map(each -> new Delivery(each, this)).toList();
        deliveries.forEach(inFlight::enter);
        return deliveries;
    }

    private void deliver(List<Received> batch) {
        List<Delivery> deliveries = deliveries(batch);
        try {
            listeners.deliver(List.copyOf(deliveries));
        } catch (Exception failure) {
            LOG.log(Level.WARNING, failure, () -> "the listener failed for some of " + batch.size() + " messages");
            deliveries.forEach(Delivery::done);
        } catch (Error fatal) {
            deliveries.forEach(each -> each.again(AFTER_ERROR, fatal.toString()));
            throw fatal;
        } finally {
            intake.begun();
        }
    }

    /** A delivery takes up no slot any more. */
    void freed() {
        intake.freed();
    }

    /** A message may be deleted. */
    void handled(Received received) {
        deleter.add(received.receipt());
    }

    /** A delivery has ended. */
    void settled(Delivery delivery) {
        inFlight.leave(delivery);
        intake.settled();
    }

    /** Has a message delivered again. */
    void handBack(Received received, Duration delay) {
        try {
            queue.hide(List.of(received.receipt()), delay);
        } catch (SdkException away) {
            LOG.log(Level.WARNING, "message {0} could not be handed back and comes again by itself: {1}", new Object[] {
                received.message().id(), away.getMessage()
            });
        }
    }

    private void pause(Duration pause, SdkException cause) {
        LOG.log(Level.WARNING, "queue {0} does not answer, next try in {1} ms: {2}", new Object[] {
            spec.getQueueName(), pause.toMillis(), cause.getMessage()
        });
        long end = System.nanoTime() + pause.toNanos();
        try {
            while (isRunning && left(end) > 0) {
                Thread.sleep(Math.min(100, Math.max(1, left(end))));
            }
        } catch (InterruptedException ended) {
            isRunning = false;
        }
    }

    private List<Thread> daemons(String task, Runnable work) {
        return IntStream.range(0, SIDE_BY_SIDE)
                .mapToObj(i -> daemon(task + i, work))
                .toList();
    }

    private Thread daemon(String task, Runnable work) {
        Thread thread = new Thread(work, "sqs-" + task + "-" + spec.getQueueName());
        thread.setDaemon(true);
        return thread;
    }
}
