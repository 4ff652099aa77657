package com.togahub.engine.administration;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.problem.Code;

/**
 * Something wrong with a metadata row.
 *
 * @param key which row
 * @param member the field of the row, by its name in the API
 * @param code EV-7, or EV-9 where another row has what this one wants
 * @param text what is wrong, for people
 */
record Finding(RowKey key, String member, Code code, String text) {
    Finding {
        requireNonNull(key, "key");
        requireNonNull(member, "member");
        requireNonNull(code, "code");
        requireNonNull(text, "text");
    }

    static Finding wrong(RowKey key, String member, String text) {
        return new Finding(key, member, Code.EV_7, text);
    }

    static Finding taken(RowKey key, String member, String text) {
        return new Finding(key, member, Code.EV_9, text);
    }

    /** Whether both speak of the same place. */
    boolean isAt(Finding other) {
        return key.equals(other.key) && member.equals(other.member);
    }
}
