package com.togahub.engine.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The days and months of an expression in words; empty for every day. */
final class DayWords {
    private static final int LAST_WEEK = 6;
    private static final List<String> WEEKS = List.of("first", "second", "third", "fourth", "fifth", "last");

    private final Days days;
    private final ValueSet months;

    private DayWords(Days days, ValueSet months) {
        this.days = days;
        this.months = months;
    }

    /** Such as {@code on Mondays in May}, or nothing for every day. */
    static Optional<String> of(Days days, ValueSet months) {
        return new DayWords(days, months).words();
    }

    private Optional<String> words() {
        boolean isAnyDay = days.ofMonth().isAll();
        if (!days.nth().isEmpty()) {
            return Optional.of(
                    "on " + nth() + " of " + ofMonths() + (isAnyDay ? "" : ", where that is " + monthDays()));
        }
        boolean isAnyWeekday = days.ofWeek().isAll();
        if (isAnyDay && isAnyWeekday) {
            return months.isAll() ? Optional.empty() : Optional.of(inMonths().strip());
        }
        if (isAnyWeekday) {
            return Optional.of("on " + monthDays() + " of " + ofMonths());
        }
        if (isAnyDay) {
            return Optional.of(weekdays() + inMonths());
        }
        return Optional.of("on " + monthDays() + " of " + ofMonths() + ", and " + weekdays() + inMonths());
    }

    private String ofMonths() {
        return months.isAll() ? "every month" : Phrase.list(months.values(), DayWords::month);
    }

    private String inMonths() {
        if (months.isAll()) {
            return "";
        }
        return " in " + Phrase.list(months.values(), DayWords::month);
    }

    private String monthDays() {
        BitSet values = days.ofMonth().values();
        if (values.isEmpty()) {
            return "the last day";
        }
        Optional<Progression> steps = Progression.of(values, 4).filter(each -> each.step() > 1);
        String said = steps.map(each -> "every " + Phrase.ordinal(each.step()) + " day from the "
                        + Phrase.ordinal(each.first()) + " to the " + Phrase.ordinal(each.last()))
                .orElseGet(() -> "the " + Phrase.list(values, Phrase::ordinal));
        return days.isLastOfMonth() ? said + " and the last day" : said;
    }

    private String weekdays() {
        // Monday comes first and Sunday last, as people say it
        BitSet values = new BitSet();
        days.ofWeek().values().stream().forEach(day -> values.set(day == 0 ? 7 : day));
        boolean isRun = values.cardinality() > 2 && values.nextClearBit(values.nextSetBit(0)) == values.length();
        if (isRun) {
            return "from " + weekday(values.nextSetBit(0)) + " to " + weekday(values.length() - 1);
        }
        List<String> each = new ArrayList<>();
        values.stream().forEach(day -> each.add(weekday(day) + "s"));
        return "on " + Phrase.all(each);
    }

    private String nth() {
        List<String> each = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            for (int week = 1; week <= LAST_WEEK; week++) {
                if (days.nth().get(day % 7 * 7 + week)) {
                    each.add("the " + WEEKS.get(week - 1) + " " + weekday(day));
                }
            }
        }
        return Phrase.all(each);
    }

    private static String weekday(int day) {
        return DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String month(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
