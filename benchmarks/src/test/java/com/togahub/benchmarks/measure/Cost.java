package com.togahub.benchmarks.measure;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * What a phase took.
 *
 * @param jobs how many jobs it was about
 * @param time on the clock
 * @param statements sent to the database server meanwhile, by kind
 * @param processor time of application, database and queue on the processor
 */
public record Cost(int jobs, Duration time, Counters statements, List<Duration> processor) {
    public Cost {
        requireNonNull(time, "time");
        requireNonNull(statements, "statements");
        processor = List.copyOf(processor);
    }

    /** Jobs each second. */
    public double perSecond() {
        return jobs * 1e9 / time.toNanos();
    }

    /** Statements of a kind for each job. */
    public double statementsPerJob(String kind) {
        return (double) statements.of(kind) / jobs;
    }

    /** Milliseconds on the processor for each job, of one of the processes. */
    public double processorPerJob(int process) {
        return processor.get(process).toNanos() / 1e6 / jobs;
    }

    /** This phase and another one of the same jobs. */
    public Cost then(Cost next) {
        return new Cost(
                jobs,
                time.plus(next.time),
                statements.plus(next.statements),
                List.of(
                        processor.get(0).plus(next.processor.get(0)),
                        processor.get(1).plus(next.processor.get(1)),
                        processor.get(2).plus(next.processor.get(2))));
    }
}
