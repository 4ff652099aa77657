package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A part of a list.
 *
 * @param number counted from 1
 * @param size records, 1 to 10,000
 * @param after an opaque cursor: what follows it, rather than a page by its number
 */
public record Page(int number, int size, Optional<String> after) {
    /** Records of a page where nothing else is asked. */
    public static final int DEFAULT_SIZE = 25;

    /** The most records of a page. */
    public static final int MAXIMUM_SIZE = 10_000;

    /** The first page. */
    public static final Page FIRST = new Page(1, DEFAULT_SIZE, Optional.empty());

    public Page {
        requireNonNull(after, "after");
        if (number < 1 || size < 1 || size > MAXIMUM_SIZE) {
            throw new IllegalArgumentException("page " + number + " of " + size);
        }
    }

    /** How many records lie before it. */
    public long offset() {
        return (number - 1L) * size;
    }
}
