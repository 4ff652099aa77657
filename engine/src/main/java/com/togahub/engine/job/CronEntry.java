package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A row of {@code CronJobs}.
 *
 * @param id its id
 * @param name what people call it
 * @param schedule a cron expression in Chicago's time, valid or not
 * @param action path of the action
 * @param parameters a JSON object as text
 * @param isMissedRunMadeUp whether one run stands for those missed while no node was up
 * @param isOverlapAllowed whether it may start while its last run goes on
 * @param settledThrough nothing up to here concerns it any more: evaluated, or before it was made, activated or rescheduled
 */
public record CronEntry(
        long id,
        String name,
        String schedule,
        String action,
        String parameters,
        boolean isMissedRunMadeUp,
        boolean isOverlapAllowed,
        Instant settledThrough) {
    public CronEntry {
        requireNonNull(name, "name");
        requireNonNull(schedule, "schedule");
        requireNonNull(action, "action");
        requireNonNull(parameters, "parameters");
        requireNonNull(settledThrough, "settledThrough");
    }

    /** The same with everything up to this minute evaluated. */
    public CronEntry settled(Instant through) {
        return new CronEntry(id, name, schedule, action, parameters, isMissedRunMadeUp, isOverlapAllowed, through);
    }
}
