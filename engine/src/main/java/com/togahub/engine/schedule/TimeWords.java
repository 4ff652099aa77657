package com.togahub.engine.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The times of an expression in words.
 *
 * @param text such as {@code At 02:00} or {@code Every 15 minutes}
 * @param isTimes whether it names times of the day, so that the days still have to be said
 */
record TimeWords(String text, boolean isTimes) {
    private static final int FEW = 6;
    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    static TimeWords of(BitSet minutes, BitSet hours) {
        boolean isEveryHour = hours.cardinality() == HOURS;
        if (minutes.cardinality() * hours.cardinality() <= FEW) {
            return new TimeWords("At " + times(minutes, hours), true);
        }
        if (minutes.cardinality() == 1) {
            return hourly(minutes.nextSetBit(0), hours);
        }
        return Progression.of(minutes, isEveryHour ? 2 : 3)
                .map(steps -> isEveryHour ? everyHour(steps) : someHours(steps, minutes, hours))
                .orElseGet(() -> new TimeWords(
                        "At " + Phrase.list(minutes, Integer::toString) + " minutes past " + hoursOf(hours), false));
    }

    private static TimeWords hourly(int minute, BitSet hours) {
        Optional<Progression> steps = Progression.of(hours, 3);
        if (steps.isEmpty()) {
            String start = minute == 0 ? "On the hour at " : "At " + past(minute) + " past ";
            return new TimeWords(start + Phrase.list(hours, hour -> time(hour, 0)), true);
        }
        Progression step = steps.get();
        String every = step.step() == 1 ? "Every hour" : "Every " + step.step() + " hours";
        if (step.first() == 0 && step.isEndless(HOURS)) {
            return new TimeWords(minute == 0 ? every : every + " at " + past(minute) + " past", false);
        }
        return new TimeWords(every + " from " + time(step.first(), minute) + " to " + time(step.last(), minute), false);
    }

    private static TimeWords everyHour(Progression steps) {
        String every = every(steps);
        if (steps.isEndless(MINUTES)) {
            return new TimeWords(
                    steps.first() == 0 ? every : every + ", first at " + past(steps.first()) + " past the hour", false);
        }
        return new TimeWords(
                every + " from " + past(steps.first()) + " to " + past(steps.last()) + " past every hour", false);
    }

    private static TimeWords someHours(Progression steps, BitSet minutes, BitSet hours) {
        boolean isWhole = steps.isEndless(MINUTES);
        boolean isRun = Progression.of(hours, 2).filter(run -> run.step() == 1).isPresent() || hours.cardinality() == 1;
        if (isRun && (isWhole || hours.cardinality() == 1)) {
            String from = time(hours.nextSetBit(0), steps.first());
            return new TimeWords(
                    every(steps) + " from " + from + " to " + time(hours.length() - 1, steps.last()), false);
        }
        if (isWhole) {
            return new TimeWords(every(steps) + " in the hours of " + hoursOf(hours), false);
        }
        return new TimeWords(
                "At " + Phrase.list(minutes, Integer::toString) + " minutes past " + hoursOf(hours), false);
    }

    private static String every(Progression steps) {
        return steps.step() == 1 ? "Every minute" : "Every " + steps.step() + " minutes";
    }

    private static String hoursOf(BitSet hours) {
        return hours.cardinality() == HOURS ? "every hour" : Phrase.list(hours, hour -> time(hour, 0));
    }

    private static String past(int minutes) {
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    private static String times(BitSet minutes, BitSet hours) {
        List<String> times = new ArrayList<>();
        hours.stream().forEach(hour -> minutes.stream().forEach(minute -> times.add(time(hour, minute))));
        return Phrase.all(times);
    }

    private static String time(int hour, int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", hour, minute);
    }
}
