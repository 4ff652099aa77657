package com.togahub.engine.metadata;

import static java.util.Objects.requireNonNull;

/**
 * Why a metadata row, or part of it, is left out of a snapshot.
 *
 * @param table the row's table
 * @param row the row's key
 * @param member the field of the row that makes no sense, by its name in the API
 * @param text what is wrong, for people
 */
public record Complaint(String table, long row, String member, String text) {
    public Complaint {
        requireNonNull(table, "table");
        requireNonNull(member, "member");
        requireNonNull(text, "text");
    }
}
