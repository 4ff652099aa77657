package com.togahub.engine.crud;

import com.togahub.engine.context.RequestContext;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Commits work together with its log row, and finds out what became of a commit whose answer was lost. */
final class Commits {
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final Answers answers;

    Commits(Database database, Answers answers) {
        this.database = database;
        this.answers = answers;
    }

    /** What a transaction yields, and what to do once it is committed. */
    record Committed<T>(T result, Runnable afterCommit) {}

    /**
     * Runs work in a transaction, more than once where it meets others.
     *
     * @throws Logged when it was not committed and is logged as a failure already
     */
    <T> T commit(RequestContext context, Function<Session, Committed<T>> work) {
        AtomicReference<Committed<T>> done = new AtomicReference<>();
        try {
            database.write(context.tenant(), session -> {
                // a try after a conflict begins anew
                done.set(null);
                done.set(work.apply(session));
                return done.get();
            });
        } catch (StoreException e) {
            if (done.get() == null || !committedAfterAll(context, e)) {
                throw e;
            }
        }
        done.get().afterCommit().run();
        return done.get().result();
    }

    /**
     * Whether a commit whose answer was lost took place: the log row is part of it. Where it did not, the failure is logged
     * under the same unique id, so that it cannot take place any more.
     */
    private boolean committedAfterAll(RequestContext context, StoreException failure) {
        List<Problem> problems = Failures.problems(failure, Answers.name(context));
        for (int attempt = 1; ; attempt++) {
            try {
                answers.log(context, problems);
                throw new Logged(problems, failure);
            } catch (StoreException e) {
                if (e.kind() == StoreException.Kind.DUPLICATE) {
                    // the row of the commit; or, where this was tried before, of that try, whose answer was lost too
                    if (attempt == 1 || answers.isLoggedAsSuccess(context)) {
                        return true;
                    }
                    throw new Logged(problems, failure);
                }
                if (e.kind() != StoreException.Kind.UNAVAILABLE || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** A failure whose log row is there already. */
    static final class Logged extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Problem> problems;

        Logged(List<Problem> problems, Throwable cause) {
            super(cause);
            this.problems = problems;
        }

        List<Problem> problems() {
            return problems;
        }
    }
}
