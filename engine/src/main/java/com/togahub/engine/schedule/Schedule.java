package com.togahub.engine.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An expression in a time zone.
 *
 * <p>Where clocks change, times of the day fire once per local day: a time that is skipped fires right after the gap, one that
 * comes twice fires the first time. Intervals follow real time: what a gap skips is left out, what an overlap repeats comes
 * twice.
 *
 * @param expression when
 * @param zone where
 */
public record Schedule(CronExpression expression, ZoneId zone) {
    private static final int YEARS_SEARCHED = 50;

    public Schedule {
        requireNonNull(expression, "expression");
        requireNonNull(zone, "zone");
    }

    /** The first time it fires after this one, if it does within 50 years. */
    public Optional<ZonedDateTime> next(Instant after) {
        return next(after, after.atZone(zone).plusYears(YEARS_SEARCHED).toInstant());
    }

    /** The first time it fires after one instant and not after another. */
    public Optional<ZonedDateTime> next(Instant after, Instant upTo) {
        Optional<ZonedDateTime> fire = expression.isInterval() ? nextInterval(after, upTo) : nextFixed(after, upTo);
        return fire.filter(time -> !time.toInstant().isAfter(upTo));
    }

    /** The next times it fires, at most {@code count}. */
    public List<ZonedDateTime> next(Instant after, int count) {
        List<ZonedDateTime> fires = new ArrayList<>();
        Optional<ZonedDateTime> fire = next(after);
        while (fire.isPresent() && fires.size() < count) {
            fires.add(fire.get());
            fire = next(fire.get().toInstant());
        }
        return fires;
    }

    private Optional<ZonedDateTime> nextFixed(Instant after, Instant upTo) {
        // what fires after a gap or in an overlap's first pass never lies before this on the clock
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        // an overlap around midnight has the next day's times before the last of this one's
        LocalDateTime last = LocalDateTime.ofInstant(upTo, zone).plusDays(1);
        Optional<LocalDateTime> candidate = expression.next(local, last);
        while (candidate.isPresent()) {
            ZonedDateTime fire = fire(candidate.get());
            if (fire.toInstant().isAfter(after)) {
                return Optional.of(fire);
            }
            candidate = expression.next(candidate.get(), last);
        }
        return Optional.empty();
    }

    private ZonedDateTime fire(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.getInstant().atZone(zone);
        }
        return ZonedDateTime.ofLocal(local, zone, null).withEarlierOffsetAtOverlap();
    }

    private Optional<ZonedDateTime> nextInterval(Instant after, Instant upTo) {
        ZonedDateTime time = after.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = upTo.atZone(zone);
        while (!time.isAfter(end)) {
            if (!expression.matchesDay(time.toLocalDate())) {
                time = time.toLocalDate().plusDays(1).atStartOfDay(zone);
            } else if (!expression.matchesHour(time.getHour())) {
                time = nextHour(time);
            } else if (!expression.matches(time.toLocalDateTime())) {
                time = time.plusMinutes(1);
            } else {
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }

    /** The start of the next hour on the clock, or the moment the clock changes before that. */
    private ZonedDateTime nextHour(ZonedDateTime time) {
        ZonedDateTime hour = time.plusMinutes(60L - time.getMinute());
        ZoneOffsetTransition change = zone.getRules().nextTransition(time.toInstant());
        return change != null && change.getInstant().isBefore(hour.toInstant())
                ? change.getInstant().atZone(zone)
                : hour;
    }
}
