package com.togahub.api.http;

import com.togahub.engine.problem.ProblemException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Work with an effect of its own that must happen once, although the engine may run its caller again after a deadlock: the
 * second time it yields what it yielded the first time. For one thread.
 */
final class Once<T> {
    private final Supplier<T> work;
    private Optional<T> value = Optional.empty();
    private Optional<ProblemException> problem = Optional.empty();

    Once(Supplier<T> work) {
        this.work = work;
    }

    T get() {
        if (problem.isPresent()) {
            throw problem.get();
        }
        if (value.isEmpty()) {
            try {
                value = Optional.of(work.get());
            } catch (ProblemException e) {
                problem = Optional.of(e);
                throw e;
            }
        }
        return value.get();
    }

    /** The refusal it ended with, if it did. */
    Optional<ProblemException> problem() {
        return problem;
    }
}
