package com.togahub.engine.problem;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One message of an answer.
 *
 * @param code which message of the catalogue
 * @param text what is said to the caller; never SQL, a host or a class name
 * @param path where in the body or the options, such as {@code salesOrderItems[2].quantity}
 */
public record Problem(Code code, String text, Optional<String> path) {
    public Problem {
        requireNonNull(code, "code");
        requireNonNull(text, "text");
        requireNonNull(path, "path");
    }

    /** The catalogue's own text. */
    public static Problem of(Code code) {
        return new Problem(code, code.text(), Optional.empty());
    }

    /** A text that is more exact than the catalogue's. */
    public static Problem of(Code code, String text) {
        return new Problem(code, text, Optional.empty());
    }

    /** The same message, located. */
    public Problem at(String where) {
        return new Problem(code, text, where.isEmpty() ? Optional.empty() : Optional.of(where));
    }
}
