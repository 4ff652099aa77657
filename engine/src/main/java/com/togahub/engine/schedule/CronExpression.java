package com.togahub.engine.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A cron expression of five fields, with the rules of croniter: names, steps, ranges that wrap around, {@code L},
 * {@code L5}, {@code 5#3}, {@code @daily} and its like; a day of the month <em>or</em> a day of the week; Sunday is 0 or 7.
 */
public final class CronExpression {
    private static final int YEARS_SEARCHED = 50;
    private static final Map<String, String> NICKNAMES = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private final String text;
    private final ValueSet minutes;
    private final ValueSet hours;
    private final ValueSet months;
    private final Days days;

    private CronExpression(String text, List<String> fields) {
        this.text = text;
        this.minutes = ValueSet.parse(CronField.MINUTE, items(fields.get(0)));
        this.hours = ValueSet.parse(CronField.HOUR, items(fields.get(1)));
        this.days = Days.parse(fields.get(2), fields.get(4));
        this.months = ValueSet.parse(CronField.MONTH, items(fields.get(3)));
    }

    /**
     * Reads an expression.
     *
     * @throws CronSyntaxException if it is none
     */
    public static CronExpression parse(String text) {
        String stripped = text.strip();
        String written = NICKNAMES.getOrDefault(stripped.toLowerCase(Locale.ROOT), stripped);
        List<String> fields = Arrays.asList(written.split("\\s+", -1));
        if (fields.size() != CronField.values().length) {
            throw new CronSyntaxException("five fields are needed: minute, hour, day of month, month, day of week");
        }
        return new CronExpression(text, fields);
    }

    private static List<String> items(String field) {
        return Arrays.asList(field.split(",", -1));
    }

    /** Whether it names an interval, a star or a step in minutes or hours, rather than times of the day. */
    public boolean isInterval() {
        return minutes.hasStep() || hours.hasStep();
    }

    /** When it fires, in English words: {@code At 09:30 on the last Friday of every month}. */
    public String description() {
        TimeWords times = TimeWords.of(minutes.values(), hours.values());
        return DayWords.of(days, months)
                .map(daysOf -> times.text() + " " + daysOf)
                .orElse(times.isTimes() ? times.text() + " every day" : times.text());
    }

    /** Whether this local minute matches; seconds do not count. */
    public boolean matches(LocalDateTime time) {
        return matchesDay(time.toLocalDate()) && hours.contains(time.getHour()) && minutes.contains(time.getMinute());
    }

    boolean matchesDay(LocalDate date) {
        return months.contains(date.getMonthValue()) && days.match(date);
    }

    boolean matchesHour(int hour) {
        return hours.contains(hour);
    }

    /** The first matching local minute after a time, found within the next 50 years or not at all. */
    public Optional<LocalDateTime> next(LocalDateTime after) {
        return next(after, after.plusYears(YEARS_SEARCHED));
    }

    /** The first matching local minute after a time, on the day of another one at the latest. */
    Optional<LocalDateTime> next(LocalDateTime after, LocalDateTime lastDay) {
        LocalDateTime from = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        LocalDate end = lastDay.toLocalDate();
        LocalTime earliest = from.toLocalTime();
        for (LocalDate day = from.toLocalDate(); !day.isAfter(end); day = nextDay(day)) {
            if (matchesDay(day)) {
                Optional<LocalTime> time = timeFrom(earliest);
                if (time.isPresent()) {
                    return Optional.of(day.atTime(time.get()));
                }
            }
            earliest = LocalTime.MIDNIGHT;
        }
        return Optional.empty();
    }

    private LocalDate nextDay(LocalDate day) {
        return months.contains(day.getMonthValue())
                ? day.plusDays(1)
                : day.withDayOfMonth(1).plusMonths(1);
    }

    private Optional<LocalTime> timeFrom(LocalTime earliest) {
        int hour = hours.values().nextSetBit(earliest.getHour());
        if (hour == earliest.getHour()) {
            int minute = minutes.values().nextSetBit(earliest.getMinute());
            if (minute >= 0) {
                return Optional.of(LocalTime.of(hour, minute));
            }
            hour = hours.values().nextSetBit(hour + 1);
        }
        return hour < 0
                ? Optional.empty()
                : Optional.of(LocalTime.of(hour, minutes.values().nextSetBit(0)));
    }

    @Override
    public String toString() {
        return text;
    }
}
