package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes jobs, or records of skips, of due minutes: what an entry's policies say. */
final class CronRuns {
    /** How the reasons of all skipped runs begin. */
    private static final String SKIPPED = "skipped: ";

    private final CronStore store;
    private final List<Long> started = new ArrayList<>();

    CronRuns(CronStore store) {
        this.store = requireNonNull(store, "store");
    }

    /** Numbers of the jobs that were stored, whose messages are to be sent. */
    List<Long> started() {
        return Collections.unmodifiableList(started);
    }

    /** Runs what is late, and makes of what was missed what the entry's policy says. */
    void start(CronEntry entry, DueMinutes due) {
        List<Instant> missed = due.missed();
        if (!missed.isEmpty()) {
            Instant last = missed.get(missed.size() - 1);
            boolean isMadeUp = entry.isMissedRunMadeUp();
            String standIn = isMadeUp ? "; the run of " + last + " stands for it" : "";
            List<Instant> skipped = isMadeUp ? missed.subList(0, missed.size() - 1) : missed;
            for (Instant minute : skipped) {
                String others = minute.equals(missed.get(0)) ? others(due) : "";
                store.recordSkipped(entry, minute, SKIPPED + "no node was up" + others + standIn);
            }
            if (isMadeUp) {
                start(entry, last);
            }
        }
        start(entry, due.late());
    }

    /** Runs for each of these minutes. */
    void start(CronEntry entry, List<Instant> minutes) {
        minutes.forEach(minute -> start(entry, minute));
    }

    private static String others(DueMinutes due) {
        return due.missedBefore() == 0
                ? ""
                : " (nor for the " + due.missedBefore() + " runs before, from "
                        + due.firstMissed().orElseThrow() + " on)";
    }

    private void start(CronEntry entry, Instant minute) {
        if (!entry.isOverlapAllowed() && store.isRunning(entry)) {
            store.recordSkipped(entry, minute, SKIPPED + "the previous run was still going");
            return;
        }
        store.insert(entry, minute).ifPresent(started::add);
    }
}
