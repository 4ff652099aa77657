package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Writes outcomes for certain, behind the actions' backs: those that gather while some are being written go together. While the
 * database is away it tries again, until the outcomes, or somebody else's verdicts, stand.
 *
 * <p>A second and third group are written beside the first only when that takes unusually long, as when it waits for a row's
 * lock. An interrupted thread, that of an application that ends, gives up; the other nodes then fail the jobs.
 */
public final class Outcomes {
    private static final Logger LOG = System.getLogger(Outcomes.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration USUAL = Duration.ofMillis(20);
    private static final int MOST_TOGETHER = 64;
    private static final int MOST_WRITERS = 3;
    private static final int ROOM = 256;

    private final JobStore store;
    private final Executor writers;
    private final Deadlines deadlines;
    private final Pause pause;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int unwritten;
    private int writing;

    /**
     * A writer.
     *
     * @param writers its threads, three at most
     * @param deadlines tells when a group takes long
     * @param pause how it waits before it tries again
     */
    public Outcomes(JobStore store, Executor writers, Deadlines deadlines, Pause pause) {
        this.store = requireNonNull(store, "store");
        this.writers = requireNonNull(writers, "writers");
        this.deadlines = requireNonNull(deadlines, "deadlines");
        this.pause = requireNonNull(pause, "pause");
    }

    private record Waiting(End end, Runnable written, boolean isBare) {
        /** The same without what the database would not take. */
        Waiting bare() {
            End failed = new End(end.attempt(), new Outcome.Failed("the outcome could not be stored"));
            return new Waiting(failed, written, true);
        }
    }

    /**
     * Takes an outcome. It is in memory only until {@code written} is called.
     *
     * @param written told, on another thread, when the outcome or another verdict stands
     * @return whether there is room for more: otherwise the caller should let nothing more begin until {@code written}
     */
    boolean add(End end, Runnable written) {
        boolean begins;
        boolean hasRoom;
        synchronized (this) {
            waiting.add(new Waiting(end, written, false));
            unwritten++;
            hasRoom = unwritten < ROOM;
            begins = writing == 0;
            if (begins) {
                writing++;
            }
        }
        if (begins) {
            begin();
        }
        return hasRoom;
    }

    private void begin() {
        try {
            writers.execute(this::writeAll);
        } catch (RejectedExecutionException ending) {
            writeAll();
        }
    }

    private void beginAnother() {
        synchronized (this) {
            if (waiting.isEmpty() || writing == MOST_WRITERS) {
                return;
            }
            writing++;
        }
        begin();
    }

    private void writeAll() {
        for (List<Waiting> group = take(); !group.isEmpty(); group = take()) {
            Runnable inTime = deadlines.after(USUAL, this::beginAnother);
            try {
                write(group);
            } finally {
                inTime.run();
            }
        }
    }

    private synchronized List<Waiting> take() {
        List<Waiting> group = new ArrayList<>();
        while (group.size() < MOST_TOGETHER && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        if (group.isEmpty()) {
            writing--;
        }
        return group;
    }

    private void write(List<Waiting> group) {
        Duration length = FIRST_PAUSE;
        List<Waiting> left = tried(group);
        while (!left.isEmpty()) {
            LOG.log(Level.WARNING, "the outcomes of {0} jobs are not written yet", left.size());
            try {
                pause.of(length);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return;
            }
            length = length.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? length.multipliedBy(2) : LONGEST_PAUSE;
            left = tried(left);
        }
    }

    /** Answers what is to be tried again. A group that the database refuses is tried one by one, so that a bad one fails alone. */
    private List<Waiting> tried(List<Waiting> group) {
        try {
            store.checkOut(group.stream().map(Waiting::end).toList());
        } catch (StoreException failure) {
            if (group.size() > 1 && failure.kind() != StoreException.Kind.UNAVAILABLE) {
                return alone(group);
            }
            LOG.log(Level.WARNING, "an outcome cannot be written: {0}", failure.toString());
            boolean isHopeless =
                    failure.kind() == StoreException.Kind.VALUE || failure.kind() == StoreException.Kind.OTHER;
            return isHopeless ? group.stream().map(Waiting::bare).toList() : group;
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "the outcomes of " + group.size() + " jobs could not be written", defect);
            return group.size() > 1 ? alone(group) : afterDefect(group);
        }
        settle(group);
        return List.of();
    }

    private List<Waiting> alone(List<Waiting> group) {
        return group.stream().flatMap(each -> tried(List.of(each)).stream()).toList();
    }

    /**
     * Whatever cannot be written even without its content counts as running still, so that nobody runs it again: the watchdog
     * fails it in time.
     */
    private List<Waiting> afterDefect(List<Waiting> one) {
        if (!one.get(0).isBare()) {
            return List.of(one.get(0).bare());
        }
        synchronized (this) {
            unwritten--;
        }
        return List.of();
    }

    private void settle(List<Waiting> group) {
        synchronized (this) {
            unwritten -= group.size();
        }
        for (Waiting each : group) {
            try {
                each.written().run();
            } catch (RuntimeException defect) {
                LOG.log(Level.ERROR, "what follows an outcome failed", defect);
            }
        }
    }
}
