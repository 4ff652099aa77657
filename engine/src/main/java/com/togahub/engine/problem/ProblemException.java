package com.togahub.engine.problem;

import java.util.List;

/** Ends a request with messages of the catalogue; the first error decides the status. */
public final class ProblemException extends RuntimeException {
    private final transient List<Problem> problems;

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

    /** Several messages, with what caused them (for the server's log only). */
    public ProblemException(List<Problem> problems, Throwable cause) {
        super(problems.get(0).code().wireName() + " " + problems.get(0).text(), cause);
        this.problems = List.copyOf(problems);
    }

    /** What went wrong, most important first. */
    public List<Problem> problems() {
        return problems;
    }

    /** HTTP status of the first error. */
    public int status() {
        return problems.get(0).code().status();
    }
}
