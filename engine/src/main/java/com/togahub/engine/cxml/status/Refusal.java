package com.togahub.engine.cxml.status;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/** Ends the handling of a document with a status other than success. */
public final class Refusal extends RuntimeException {
    private static final int SHOWN = 10;

    private final Status status;
    private final transient List<Finding> findings;

    /**
     * A refusal.
     *
     * @param status not a success
     * @param detail what is said to the sender beside the status' own text: never a secret, SQL, a host or a class name
     */
    public Refusal(Status status, String detail) {
        this(status, List.of(Finding.of(detail)), null);
    }

    /** A refusal with its cause, which is for the server's log only. */
    public Refusal(Status status, String detail, Throwable cause) {
        this(status, List.of(Finding.of(detail)), cause);
    }

    /**
     * A refusal for several reasons; the sender hears the first ten.
     *
     * @param findings at least one
     */
    public Refusal(Status status, List<Finding> findings, Throwable cause) {
        super(text(findings), cause);
        this.status = requireNonNull(status, "status");
        this.findings = List.copyOf(findings);
        if (status.isSuccess()) {
            throw new IllegalArgumentException("a refusal cannot be " + status);
        }
    }

    private static String text(List<Finding> findings) {
        String text = findings.stream().limit(SHOWN).map(Finding::text).collect(Collectors.joining(" "));
        int more = findings.size() - SHOWN;
        return more > 0 ? text + " And " + more + " more." : text;
    }

    /** The status that is answered. */
    public Status status() {
        return status;
    }

    /** What is said to the sender. */
    public String detail() {
        return getMessage();
    }

    /** All that is wrong, with its places. */
    public List<Finding> findings() {
        return findings;
    }
}
