package com.togahub.persistence.reference.model;

import java.util.List;

/**
 * One entry of {@code fields}.
 *
 * @param function of an aggregate; empty for a plain path
 * @param distinct whether equal values count once
 * @param path may be {@code *}
 * @param alias empty for none
 */
public record Selected(String function, boolean distinct, List<String> path, String alias) {
    /** A plain path. */
    public static Selected plain(List<String> path, String alias) {
        return new Selected("", false, path, alias);
    }

    /** Whether it is an aggregate. */
    public boolean isAggregate() {
        return !function.isEmpty();
    }

    /** Without its alias; an aggregate's name where it has no other. */
    public String canonical() {
        String dotted = String.join(".", path);
        return isAggregate() ? function + "(" + (distinct ? "distinct " : "") + dotted + ")" : dotted;
    }

    /** As requests write it. */
    public String text() {
        return alias.isEmpty() ? canonical() : canonical() + " as " + alias;
    }

    /** Under which name an aggregate is shown and sorted. */
    public String name() {
        return alias.isEmpty() ? canonical() : alias;
    }
}
