package com.togahub.engine.intercept;

import com.togahub.engine.problem.Problem;
import java.util.List;

/** Work that an outer request puts off until its last write, and does before its commit. It lives as long as one try of that. */
public interface Completion {
    /** Whether there is anything to do; asked again after each completion, as one may cause work for another. */
    boolean isDue();

    /** Whether it waits until nothing else is due: it looks at what all others have done. */
    default boolean isLast() {
        return false;
    }

    /**
     * Does all of it. Throws mean the same as an interceptor's.
     *
     * @return what to tell the caller beside what was asked for
     */
    List<Problem> complete(Requests requests);
}
