package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.schedule.CronExpression;
import com.togahub.engine.schedule.CronSyntaxException;
import com.togahub.engine.schedule.Schedule;
import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts scheduled jobs. Each tick evaluates, per entry, every minute since the last settled one, by the database's time; the
 * jobs' unique minute makes N nodes start one job. Everything it does may be done again: a tick that breaks off is
 * finished by the next one, of whichever node.
 */
public final class CronTicker {
    /** Where schedules are meant. */
    public static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private static final Logger LOG = System.getLogger(CronTicker.class.getName());
    /** After an absence of the database a node that was up all the time needs so long to be heard of again. */
    private static final Duration NEWCOMER = Duration.ofSeconds(30);

    private final CronStore store;
    private final Dispatch dispatch;
    private Optional<Instant> firstTick = Optional.empty();

    /** A ticker. */
    public CronTicker(CronStore store, Dispatch dispatch) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
    }

    /**
     * Evaluates what is due; safe on all nodes at once, and as often as one likes.
     *
     * @return how many jobs this call started
     * @throws StoreException when the database is away
     */
    public synchronized int tick() {
        Instant now = store.now();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant here = firstTick.orElse(now);
        firstTick = Optional.of(here);
        store.noticeChanges();
        List<CronEntry> behind = store.active().stream()
                .filter(entry -> entry.settledThrough().isBefore(minute))
                .toList();
        if (behind.isEmpty()) {
            return 0;
        }
        Instant oldest = behind.stream()
                .map(CronEntry::settledThrough)
                .min(Instant::compareTo)
                .orElse(minute);
        List<Attendance.Stay> stays = new ArrayList<>(store.stays(oldest));
        stays.add(new Attendance.Stay(here, now));
        boolean isNewcomer = now.isBefore(here.plus(NEWCOMER));
        return evaluate(behind, minute, new Attendance(stays), isNewcomer);
    }

    private int evaluate(List<CronEntry> behind, Instant minute, Attendance attendance, boolean isNewcomer) {
        List<CronEntry> settled = new ArrayList<>();
        CronRuns runs = new CronRuns(store);
        try {
            for (CronEntry entry : behind) {
                through(entry, minute, attendance, isNewcomer, runs)
                        .ifPresent(through -> settled.add(entry.settled(through)));
            }
            store.settle(settled);
        } finally {
            // they are stored as queued, whatever else failed
            if (!runs.started().isEmpty()) {
                dispatch.send(runs.started());
            }
        }
        return runs.started().size();
    }

    /** Evaluates one entry; answers through when it is settled, or nothing when the next tick is to look at it again. */
    private static Optional<Instant> through(
            CronEntry entry, Instant minute, Attendance attendance, boolean isNewcomer, CronRuns runs) {
        try {
            Schedule schedule = new Schedule(CronExpression.parse(entry.schedule()), ZONE);
            DueMinutes due = DueMinutes.between(schedule, entry.settledThrough(), minute, attendance);
            if (isNewcomer && !due.missed().isEmpty()) {
                runs.start(entry, due.late());
                return Optional.empty();
            }
            runs.start(entry, due);
            return Optional.of(due.through());
        } catch (CronSyntaxException invalid) {
            LOG.log(Level.WARNING, "cron entry {0} never fires: {1}", entry.name(), invalid.getMessage());
            return Optional.of(minute);
        } catch (RuntimeException failure) {
            if (failure instanceof StoreException away && away.kind() == StoreException.Kind.UNAVAILABLE) {
                throw away;
            }
            LOG.log(Level.ERROR, "cron entry " + entry.name() + " waits for the next tick", failure);
            return Optional.empty();
        }
    }
}
