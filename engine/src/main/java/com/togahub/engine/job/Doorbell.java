package com.togahub.engine.job;

import java.util.Collection;
import java.util.List;

/** Tells workers that queued jobs wait: one message per job, holding its number and nothing else. */
public interface Doorbell {
    /**
     * Sends, within a few seconds at most.
     *
     * @param jobs numbers of committed jobs
     * @return those whose message was not sent; empty when all were
     */
    List<Long> ring(Collection<Long> jobs);
}
