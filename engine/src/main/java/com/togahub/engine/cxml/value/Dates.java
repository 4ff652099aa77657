package com.togahub.engine.cxml.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as real senders write them: with or without time, fraction, and offset; a blank before the offset. */
public final class Dates {
    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)\\s?(Z|[+-][0-9]{2}:?[0-9]{2})?)?");

    private Dates() {}

    /** The day where the sender is; empty for any other text. */
    public static Optional<LocalDate> day(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(form.group(1)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The time; empty for any other text, and for a day without a time or a time without an offset. */
    public static Optional<Instant> instant(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() && form.group(3) != null ? time(form) : Optional.empty();
    }

    /**
     * The time to the millisecond, of a day without a time its first moment, without an offset as if in UTC; empty for any
     * other text.
     */
    public static Optional<Instant> moment(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? time(form).map(time -> time.truncatedTo(ChronoUnit.MILLIS)) : Optional.empty();
    }

    private static Optional<Instant> time(Matcher form) {
        try {
            LocalTime time = form.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(2));
            ZoneOffset offset = form.group(3) == null ? ZoneOffset.UTC : ZoneOffset.of(form.group(3));
            return Optional.of(LocalDate.parse(form.group(1)).atTime(time).toInstant(offset));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
