package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One entry of {@code fields}.
 *
 * @param what the field or aggregate
 * @param alias the member it is shown under; empty: its own name
 */
public record Selected(Selectable what, Optional<String> alias) {
    public Selected {
        requireNonNull(what, "what");
        requireNonNull(alias, "alias");
    }

    /** A field under its own name. */
    public static Selected of(FieldPath path) {
        return new Selected(new Selectable.Plain(path), Optional.empty());
    }

    /** Reads an entry such as {@code customer.name as buyer}. */
    static Selected parse(String text, String option) {
        Aliased aliased = Aliased.parse(text, option);
        return new Selected(Selectable.parse(aliased.text(), option), aliased.alias());
    }
}
