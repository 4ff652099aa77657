package com.togahub.benchmarks;

import com.togahub.benchmarks.contender.Contender;
import com.togahub.benchmarks.contender.DbScheduler;
import com.togahub.benchmarks.contender.JobRunr;
import com.togahub.benchmarks.contender.Place;
import com.togahub.benchmarks.contender.Toga;
import com.togahub.benchmarks.measure.Starts;

/** Who is measured, in the order of each round. */
enum Kind {
    TOGA("Toga"),
    DB_SCHEDULER("db-scheduler"),
    JOBRUNR("JobRunr");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /** Name for people. */
    String title() {
        return title;
    }

    /** Makes it ready; its schema is there. */
    Contender make(Place place, Starts starts) {
        return switch (this) {
            case TOGA -> new Toga(place, starts);
            case DB_SCHEDULER -> new DbScheduler(place, starts);
            case JOBRUNR -> new JobRunr(place, starts);
        };
    }
}
