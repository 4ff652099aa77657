package com.togahub.engine.schedule;

import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a field's items name.
 *
 * @param values each value of the field that matches
 * @param hasStep whether an item was a star or had a step: then the field names an interval
 * @param isAll whether every value matches, however that was written
 */
record ValueSet(BitSet values, boolean hasStep, boolean isAll) {
    private static final Pattern ITEM =
            Pattern.compile("(?<star>\\*)?(?:(?<low>\\w+)(?:-(?<high>\\w+))?)?(?:/(?<step>[0-9]+))?");
    private static final String LAST = "l";

    boolean contains(int value) {
        return values.get(value);
    }

    static ValueSet none() {
        return new ValueSet(new BitSet(), false, false);
    }

    /** Reads a comma-separated list without {@code L}, {@code #} and {@code ?} forms. */
    static ValueSet parse(CronField field, Iterable<String> items) {
        BitSet values = new BitSet();
        boolean hasStep = false;
        for (String item : items) {
            hasStep |= add(field, item, values);
        }
        boolean isAll = values.cardinality() == field.size();
        return new ValueSet(values, hasStep || isAll, isAll);
    }

    /** Adds an item's values; answers whether it was a star or had a step. */
    private static boolean add(CronField field, String item, BitSet values) {
        Matcher parts = ITEM.matcher(item);
        if (!parts.matches() || (parts.group("star") == null) == (parts.group("low") == null)) {
            throw new CronSyntaxException(field.title() + ": " + item + " is not understood");
        }
        int step = step(field, parts.group("step"));
        if (parts.group("star") != null) {
            addRange(field.min(), field.max(), step, values);
            return true;
        }
        int low = field.value(parts.group("low"));
        if (parts.group("high") == null) {
            // croniter: a single value with a step runs to the end of the field
            addRange(low, parts.group("step") == null ? low : field.max(), step, values);
            return parts.group("step") != null;
        }
        int high = high(field, parts.group("high"));
        if (low < high) {
            addRange(low, high, step, values);
        } else if (low == high) {
            // croniter: from a value to itself is once around
            addRange(field.min(), field.max(), step, values);
        } else {
            addRange(low, field.max(), step, values);
            addRange(field.min(), high, step, values);
        }
        return parts.group("step") != null;
    }

    private static int high(CronField field, String text) {
        if (field == CronField.DAY_OF_MONTH && text.toLowerCase(Locale.ROOT).equals(LAST)) {
            return field.max();
        }
        return field.value(text);
    }

    private static int step(CronField field, String text) {
        if (text == null) {
            return 1;
        }
        // a step beyond the field leaves its first value, however long the number
        int step = text.length() > 6 ? field.size() : Integer.parseInt(text);
        if (step == 0) {
            throw new CronSyntaxException(field.title() + ": a step must not be 0");
        }
        return step;
    }

    private static void addRange(int low, int high, int step, BitSet values) {
        for (int value = low; value <= high; value += step) {
            values.set(value);
        }
    }
}
