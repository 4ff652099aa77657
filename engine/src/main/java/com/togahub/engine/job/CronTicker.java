package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.schedule.CronExpression;
import com.togahub.engine.schedule.CronSyntaxException;
import com.togahub.engine.schedule.Schedule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Starts scheduled jobs. Each tick evaluates every minute since the last evaluated one, by the database's time; the jobs' unique
 * minute makes N nodes start one job.
 */
public final class CronTicker {
    /** Where schedules are meant. */
    public static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private static final Logger LOG = System.getLogger(CronTicker.class.getName());
    /** A minute this old when the first tick of a process comes was missed by everybody, not merely late. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private static final int MOST_DUE = 10_000;

    private final CronStore store;
    private final Dispatch dispatch;
    private Instant present = Instant.MAX;

    /** A ticker. */
    public CronTicker(CronStore store, Dispatch dispatch) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
    }

    /**
     * Evaluates what is due; safe on all nodes at once.
     *
     * @return how many jobs this call started
     */
    public synchronized int tick() {
        Instant minute = store.now().truncatedTo(ChronoUnit.MINUTES);
        if (present.equals(Instant.MAX)) {
            present = minute.minus(LATE);
        }
        Instant through = store.evaluatedThrough().orElse(minute.minus(1, ChronoUnit.MINUTES));
        if (!minute.isAfter(through)) {
            return 0;
        }
        List<Long> started = new ArrayList<>();
        for (CronEntry entry : store.active()) {
            try {
                Schedule schedule = new Schedule(CronExpression.parse(entry.schedule()), ZONE);
                start(entry, schedule.due(through, minute, MOST_DUE), started);
            } catch (CronSyntaxException invalid) {
                LOG.log(Level.WARNING, "cron entry {0} never fires: {1}", entry.name(), invalid.getMessage());
            }
        }
        store.evaluatedThrough(minute);
        return started.isEmpty() ? 0 : dispatch.send(started);
    }

    private void start(CronEntry entry, List<Instant> due, List<Long> started) {
        List<Instant> missed =
                due.stream().filter(minute -> minute.isBefore(present)).toList();
        if (!missed.isEmpty()) {
            Instant last = missed.get(missed.size() - 1);
            if (entry.isMissedRunMadeUp()) {
                start(entry, last, started);
            } else {
                store.recordSkipped(
                        entry,
                        last,
                        "skipped: " + missed.size() + " runs from " + missed.get(0) + " to " + last
                                + " were missed while no node was up");
            }
        }
        due.stream().filter(minute -> !minute.isBefore(present)).forEach(minute -> start(entry, minute, started));
    }

    private void start(CronEntry entry, Instant minute, List<Long> started) {
        if (!entry.isOverlapAllowed() && store.isRunning(entry)) {
            store.recordSkipped(entry, minute, "skipped: the previous run was still going");
            return;
        }
        OptionalLong job = store.insert(entry, minute);
        job.ifPresent(started::add);
    }
}
