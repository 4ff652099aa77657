package com.togahub.engine.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with messages of the catalogue; the first error decides the status. */
public final class ProblemException extends RuntimeException {
    private final transient List<Problem> problems;
    private final transient Optional<Duration> retryAfter;

    /** One message. */
    public ProblemException(Problem problem) {
        this(List.of(problem), null);
    }

    /** The catalogue's own text for a code. */
    public ProblemException(Code code) {
        this(Problem.of(code));
    }

    /** A more exact text for a code. */
    public ProblemException(Code code, String text) {
        this(Problem.of(code, text));
    }

    /** Several messages at once; at least one. */
    public ProblemException(List<Problem> problems) {
        this(problems, null);
    }

    /** A refusal that ends by itself after a while, such as EN-6. */
    public ProblemException(Problem problem, Duration retryAfter) {
        this(List.of(problem), null, Optional.of(retryAfter));
    }

    /** Several messages, with what caused them (for the server's log only). */
    public ProblemException(List<Problem> problems, Throwable cause) {
        this(problems, cause, Optional.empty());
    }

    private ProblemException(List<Problem> problems, Throwable cause, Optional<Duration> retryAfter) {
        super(problems.get(0).code().wireName() + " " + problems.get(0).text(), cause);
        this.problems = List.copyOf(problems);
        this.retryAfter = retryAfter;
    }

    /** What went wrong, most important first. */
    public List<Problem> problems() {
        return problems;
    }

    /** When trying again makes sense, for the header {@code Retry-After}; empty where nothing is known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** HTTP status of the first error. */
    public int status() {
        return problems.get(0).code().status();
    }
}
