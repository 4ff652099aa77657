package com.togahub.persistence.reference.model;

/** A sort key: a path, or an aggregate's name. */
public record Key(String text, boolean descending) {
    /** As requests write it. */
    public String written() {
        return (descending ? "-" : "") + text;
    }
}
