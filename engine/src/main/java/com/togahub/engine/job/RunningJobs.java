package com.togahub.engine.job;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The attempts that run in this process, so that they can be interrupted. */
public final class RunningJobs {
    private final Map<Attempt, Running> running = new ConcurrentHashMap<>();
    /** Jobs whose check-in is under way, with how many are: one may have been done before this process knows it. */
    private final Map<Long, Integer> starting = new ConcurrentHashMap<>();

    /** How many there are. */
    public int count() {
        return running.size();
    }

    /** Which there are. */
    public Set<Attempt> attempts() {
        return Set.copyOf(running.keySet());
    }

    /**
     * Interrupts an attempt.
     *
     * @param reason why, for people
     * @return false when it does not run here
     */
    public boolean interrupt(Attempt attempt, String reason) {
        Running found = running.get(attempt);
        if (found == null) {
            return false;
        }
        found.interrupt(reason);
        return true;
    }

    /** Interrupts whatever attempts at these jobs run here. */
    void interrupt(Collection<Long> jobs, String reason) {
        Set<Long> numbers = Set.copyOf(jobs);
        attempts().stream()
                .filter(attempt -> numbers.contains(attempt.job()))
                .forEach(attempt -> interrupt(attempt, reason));
    }

    /** Whether an attempt runs here, or is just being started. */
    boolean holds(Attempt attempt) {
        return starting.containsKey(attempt.job()) || running.containsKey(attempt);
    }

    /** A check-in of this job begins. */
    void starting(long job) {
        starting.merge(job, 1, Integer::sum);
    }

    /** It has ended, and what it began has been entered. */
    void started(long job) {
        starting.computeIfPresent(job, (key, count) -> count == 1 ? null : count - 1);
    }

    /**
     * An attempt begins.
     *
     * @param end ends it, for the reason that it is given
     */
    Running enter(Attempt attempt, Consumer<String> end) {
        Running entry = new Running(end);
        running.put(attempt, entry);
        return entry;
    }

    void leave(Attempt attempt) {
        running.remove(attempt);
    }

    /** One attempt's handle. */
    static final class Running {
        private final Consumer<String> end;
        private volatile boolean isInterrupted;

        Running(Consumer<String> end) {
            this.end = end;
        }

        /** Makes void what it does from now on. */
        void giveUp() {
            isInterrupted = true;
        }

        void interrupt(String why) {
            end.accept(why);
        }

        boolean isInterrupted() {
            return isInterrupted;
        }
    }
}
