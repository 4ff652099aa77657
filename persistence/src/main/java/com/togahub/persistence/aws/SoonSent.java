package com.togahub.persistence.aws;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Sends messages for callers who do not wait: those that gather while some are being sent go together. What is on its way here
 * when the process dies is in the jobs' rows.
 */
final class SoonSent implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SoonSent.class.getName());
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LAST = Duration.ofSeconds(3);

    private final Function<List<Long>, List<Long>> send;
    private final int batch;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<Thread> threads;
    private volatile boolean isClosed;

    /**
     * Starts its threads.
     *
     * @param batch how many go together at most
     * @param send sends jobs' messages; answers the unsent ones
     */
    SoonSent(int batch, Function<List<Long>, List<Long>> send) {
        this.batch = batch;
        this.send = requireNonNull(send, "send");
        this.threads = IntStream.range(0, THREADS).mapToObj(this::thread).toList();
        threads.forEach(Thread::start);
    }

    private record Waiting(long job, Consumer<List<Long>> unsent) {}

    /** Hands a message over; when too many wait, the caller waits with them, and in the end learns that it is unsent. */
    void add(long job, Consumer<List<Long>> unsent) {
        Waiting mine = new Waiting(job, unsent);
        boolean isTaken = false;
        try {
            isTaken = !isClosed && waiting.offer(mine, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!isTaken || (isClosed && waiting.remove(mine))) {
            unsent.accept(List.of(job));
        }
    }

    /** Sends what waits, then ends. */
    @Override
    public void close() {
        isClosed = true;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(LAST.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(int number) {
        Thread thread = new Thread(this::run, "toga-doorbell-" + number);
        thread.setDaemon(true);
        return thread;
    }

    private void run() {
        List<Waiting> group = new ArrayList<>();
        while (!isClosed || !waiting.isEmpty()) {
            group.clear();
            try {
                if (!isClosed) {
                    group.add(waiting.take());
                }
            } catch (InterruptedException closing) {
                // what waits is still sent
                continue;
            }
            waiting.drainTo(group, batch - group.size());
            if (!group.isEmpty()) {
                send(group);
            }
        }
    }

    private void send(List<Waiting> group) {
        Set<Long> unsent =
                Set.copyOf(unsentOf(group.stream().map(Waiting::job).distinct().toList()));
        Map<Consumer<List<Long>>, List<Long>> told = new LinkedHashMap<>();
        group.stream().filter(each -> unsent.contains(each.job())).forEach(each -> told.computeIfAbsent(
                        each.unsent(), key -> new ArrayList<>())
                .add(each.job()));
        told.forEach((who, jobs) -> {
            try {
                who.accept(jobs);
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.WARNING, "what follows an unsent message failed", failure);
            }
        });
    }

    /** Whatever goes wrong, the thread goes on and the jobs are made pending. */
    private List<Long> unsentOf(List<Long> jobs) {
        try {
            return send.apply(jobs);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, jobs.size() + " messages could not be sent", defect);
            return jobs;
        }
    }
}
