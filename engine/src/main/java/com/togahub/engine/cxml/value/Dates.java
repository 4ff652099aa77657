package com.togahub.engine.cxml.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as real senders write them: with or without time, fraction, and offset; a blank before the offset. */
public final class Dates {
    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?\\s?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?");

    private static final Pattern TIME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})"
            + "(:[0-9]{2}(?:\\.[0-9]{1,9})?)?\\s?(Z|[+-][0-9]{2}:?[0-9]{2})");

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
        Matcher form = TIME.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String offset =
                form.group(4).equals("Z") ? "Z" : form.group(4).replaceFirst("([0-9]{2}):?([0-9]{2})$", "$1:$2");
        String seconds = form.group(3) == null ? ":00" : form.group(3);
        try {
            return Optional.of(OffsetDateTime.parse(form.group(1) + "T" + form.group(2) + seconds + offset)
                    .toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
