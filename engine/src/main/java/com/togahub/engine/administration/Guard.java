package com.togahub.engine.administration;

import com.togahub.engine.plan.WritePlan;
import com.togahub.engine.store.Session;

/** Stands beside every write and refuses what would make the platform's own rows senseless. */
public interface Guard {
    /** Lets everything pass: for platforms whose metadata is fixed. */
    Guard NONE = (session, plan) -> () -> {};

    /**
     * Looks at a write before its first statement.
     *
     * @return what to ask once its rows are written
     * @throws com.togahub.engine.problem.ProblemException EV-7 for values that cannot be right whatever else there is
     */
    Watch watch(Session session, WritePlan plan);

    /** A write that is under way. */
    @FunctionalInterface
    interface Watch {
        /**
         * Judges what has been written, before it is committed.
         *
         * @throws com.togahub.engine.problem.ProblemException EV-7, EV-9, EV-17
         */
        void check();
    }
}
