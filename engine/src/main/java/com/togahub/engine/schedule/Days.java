package com.togahub.engine.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days of an expression. When both day fields restrict, a day of either matches; but the n-th or last weekday of a month
 * ({@code 5#3}, {@code L5}) restricts the days of the month further, as croniter does it.
 *
 * @param ofMonth days of the month
 * @param isLastOfMonth whether a month's last day matches too
 * @param ofWeek days of the week, Sunday is 0
 * @param nth for each weekday and n (1 to 5, 6 for the last): {@code weekday * 7 + n}
 */
record Days(ValueSet ofMonth, boolean isLastOfMonth, ValueSet ofWeek, BitSet nth) {
    private static final int LAST_WEEK = 6;
    private static final Pattern LAST_WEEKDAY = Pattern.compile("[lL]([0-7])");
    private static final Pattern NTH_WEEKDAY = Pattern.compile("(\\w+)(?:-(\\w+))?#([1-5])");

    static Days parse(String ofMonth, String ofWeek) {
        List<String> monthItems = new ArrayList<>();
        boolean isLast = false;
        for (String item : items(CronField.DAY_OF_MONTH, ofMonth)) {
            if (item.toLowerCase(Locale.ROOT).equals("l")) {
                isLast = true;
            } else {
                monthItems.add(item);
            }
        }
        List<String> weekItems = new ArrayList<>();
        BitSet nth = new BitSet();
        for (String item : items(CronField.DAY_OF_WEEK, ofWeek)) {
            if (!addNth(item, nth)) {
                weekItems.add(item);
            }
        }
        if (!nth.isEmpty() && !weekItems.isEmpty()) {
            throw new CronSyntaxException("day of week: n-th or last weekdays do not mix with plain ones");
        }
        ValueSet week = nth.isEmpty() ? ValueSet.parse(CronField.DAY_OF_WEEK, weekItems) : ValueSet.none();
        return new Days(ValueSet.parse(CronField.DAY_OF_MONTH, monthItems), isLast, week, nth);
    }

    boolean match(LocalDate date) {
        boolean month = ofMonth.contains(date.getDayOfMonth())
                || (isLastOfMonth && date.getDayOfMonth() == date.lengthOfMonth());
        if (!nth.isEmpty()) {
            return month && matchesNth(date);
        }
        boolean week = ofWeek.contains(weekday(date));
        boolean isEither = !ofMonth.isAll() && !ofWeek.isAll();
        return isEither ? month || week : month && week;
    }

    private boolean matchesNth(LocalDate date) {
        int base = weekday(date) * 7;
        int week = (date.getDayOfMonth() - 1) / 7 + 1;
        boolean isLast = date.getDayOfMonth() + 7 > date.lengthOfMonth();
        return nth.get(base + week) || (isLast && nth.get(base + LAST_WEEK));
    }

    private static int weekday(LocalDate date) {
        return date.getDayOfWeek().getValue() % 7;
    }

    private static List<String> items(CronField field, String text) {
        if (text.equals("?")) {
            return List.of("*");
        }
        if (text.indexOf('?') >= 0) {
            throw new CronSyntaxException(field.title() + ": ? stands alone");
        }
        return List.of(text.split(",", -1));
    }

    private static boolean addNth(String item, BitSet nth) {
        Matcher last = LAST_WEEKDAY.matcher(item);
        if (last.matches()) {
            nth.set(CronField.DAY_OF_WEEK.value(last.group(1)) * 7 + LAST_WEEK);
            return true;
        }
        Matcher counted = NTH_WEEKDAY.matcher(item);
        if (!counted.matches()) {
            return false;
        }
        String range = counted.group(2) == null ? counted.group(1) : counted.group(1) + "-" + counted.group(2);
        ValueSet weekdays = ValueSet.parse(CronField.DAY_OF_WEEK, List.of(range));
        int week = Integer.parseInt(counted.group(3));
        weekdays.values().stream().forEach(weekday -> nth.set(weekday * 7 + week));
        return true;
    }
}
