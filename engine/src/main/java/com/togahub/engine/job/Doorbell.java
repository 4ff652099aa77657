package com.togahub.engine.job;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Tells workers that queued jobs wait: one message per job, holding its number and nothing else. */
public interface Doorbell {
    /**
     * Sends, within a few seconds at most.
     *
     * @param jobs numbers of committed jobs
     * @return those whose message was not sent; empty when all were
     */
    List<Long> ring(Collection<Long> jobs);

    /**
     * Sends one message within moments, without the caller waiting for it.
     *
     * @param unsent is told the job's number, on another thread, when it was not sent
     */
    default void ringSoon(long job, Consumer<List<Long>> unsent) {
        List<Long> left = ring(List.of(job));
        if (!left.isEmpty()) {
            unsent.accept(left);
        }
    }
}
