package com.togahub.engine.tenancy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The short name of a client, which the names of its schemas are made of. No two slugs make the same names, on servers that
 * tell cases apart and on those that do not.
 *
 * @param value such as {@code acme} or {@code north-east-2}
 */
public record Slug(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /** A schema's name has 64 characters at most, {@code Client_} and {@code _Archive} among them. */
    private static final int LONGEST = 48;
    /** What ends so would be named like another client's second schema. */
    private static final Set<String> TAKEN_ENDS = Set.of("logs", "archive");

    public Slug {
        fault(value).ifPresent(fault -> {
            throw new IllegalArgumentException(value + ": " + fault);
        });
    }

    /** Why a text is no slug, as a sentence; empty for one that is. */
    public static Optional<String> fault(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("A slug has at most " + LONGEST + " characters.");
        }
        if (!FORM.matcher(text).matches()) {
            return Optional.of(
                    "A slug is made of lower-case letters, digits and single hyphens, and begins with a letter.");
        }
        String end = text.substring(text.lastIndexOf('-') + 1);
        return TAKEN_ENDS.contains(end) && text.contains("-")
                ? Optional.of("A slug does not end with -" + end + ": its schema would be named like another client's.")
                : Optional.empty();
    }

    /** The schema of the client's data, such as {@code Client_Acme}. */
    public String schema() {
        return "Client_" + value.substring(0, 1).toUpperCase(Locale.ROOT)
                + value.substring(1).replace('-', '_');
    }

    /** The schema of the client's logs, such as {@code Client_Acme_Logs}. */
    public String logsSchema() {
        return schema() + "_Logs";
    }
}
