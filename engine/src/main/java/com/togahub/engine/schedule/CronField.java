package com.togahub.engine.schedule;

import java.util.Locale;

/** The five fields of an expression, in their order, with their ranges and names. */
enum CronField {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY_OF_MONTH("day of month", 1, 31, ""),
    MONTH("month", 1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"),
    DAY_OF_WEEK("day of week", 0, 6, "sunmontuewedthufrisat");

    private static final int NAME = 3;

    private final String title;
    private final int min;
    private final int max;
    /** Names of three letters, one after the other, the first of the lowest value. */
    private final String names;

    CronField(String title, int min, int max, String names) {
        this.title = title;
        this.min = min;
        this.max = max;
        this.names = names;
    }

    String title() {
        return title;
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    int size() {
        return max - min + 1;
    }

    /** A number or name of this field; 7 is Sunday as well as 0. */
    int value(String text) {
        int named = text.length() == NAME ? names.indexOf(text.toLowerCase(Locale.ROOT)) : -1;
        if (named >= 0 && named % NAME == 0) {
            return named / NAME + min;
        }
        if (!text.matches("[0-9]{1,4}")) {
            throw new CronSyntaxException(title + ": " + text + " is not a value");
        }
        int value = Integer.parseInt(text);
        if (this == DAY_OF_WEEK && value == 7) {
            return 0;
        }
        if (value < min || value > max) {
            throw new CronSyntaxException(title + ": " + text + " is not between " + min + " and " + max);
        }
        return value;
    }
}
