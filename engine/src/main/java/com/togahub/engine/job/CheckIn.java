package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

/** What became of an attempt to start a job. */
public sealed interface CheckIn {
    /**
     * The caller, and nobody else, runs this attempt.
     *
     * @param job as it was at that moment
     */
    record Started(Job job) implements CheckIn {
        public Started {
            requireNonNull(job, "job");
        }
    }

    /** It has been started or finished by someone, or its time has not come: there is nothing to do. */
    record Declined() implements CheckIn {}

    /** There is no such job; its row may not be visible yet. */
    record Unknown() implements CheckIn {}
}
