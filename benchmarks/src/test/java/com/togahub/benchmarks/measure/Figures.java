package com.togahub.benchmarks.measure;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What was seen of one contender in one round.
 *
 * @param enqueued jobs stored each second
 * @param inserted the same without their messages; not a number for those who send none
 * @param drained jobs run each second, from the start of the worker to the end of the last one
 * @param width how many at once that was with
 * @param statements SQL statements for each job, from its row to its end
 * @param kinds the same by kind
 * @param application milliseconds on the processor for each job, in the contender's own process
 * @param database the same in the database server
 * @param queue the same in the queue server
 * @param median milliseconds from before a job is stored until it begins; half of all were faster
 * @param worst all but one in a hundred were
 */
public record Figures(
        double enqueued,
        double inserted,
        double drained,
        int width,
        double statements,
        Map<String, Double> kinds,
        double application,
        double database,
        double queue,
        double median,
        double worst) {
    public Figures {
        requireNonNull(kinds, "kinds");
        kinds = Map.copyOf(kinds);
    }
}
