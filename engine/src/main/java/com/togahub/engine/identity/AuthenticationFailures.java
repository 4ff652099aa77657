package com.togahub.engine.identity;

import java.time.Instant;
import java.util.List;

/** Port: failed attempts, counted for all nodes together. A subject is a hash of a credential's name or of an address. */
public interface AuthenticationFailures {
    /**
     * The failures counted for a subject.
     *
     * @param subject whose they are
     * @param failures how many there are since {@code first}
     * @param first when the first of them was
     */
    record Count(String subject, int failures, Instant first) {}

    /** The counts of these subjects; none for a subject without failures. */
    List<Count> counts(List<String> subjects);

    /** Counts one more failure of each; a count that began before {@code windowStart} begins anew. */
    void add(List<String> subjects, Instant now, Instant windowStart);

    /** Forgets a subject's failures. */
    void clear(String subject);

    /** Forgets counts that began before. */
    void forgetBefore(Instant time);
}
