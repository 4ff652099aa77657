package com.togahub.engine.crud;

import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.store.StoreException;
import java.lang.System.Logger;
import java.util.List;
import java.util.Map;

/** What a failure is to the caller; what else is known of it goes to the server's log. */
final class Failures {
    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private Failures() {}

    static List<Problem> problems(Throwable failure, String transactionId) {
        if (failure instanceof ProblemException problem) {
            return problem.problems();
        }
        if (failure instanceof Refusal refusal) {
            return List.of(Problem.of(Code.EO_4, refusal.getMessage()).at(refusal.path()));
        }
        if (failure instanceof StoreException store) {
            return List.of(problem(store, transactionId));
        }
        LOG.log(Logger.Level.ERROR, "unexpected failure in " + transactionId, failure);
        return List.of(Problem.of(Code.EO_1));
    }

    private static Problem problem(StoreException failure, String transactionId) {
        switch (failure.kind()) {
            case DUPLICATE -> {
                return Problem.of(Code.EV_9);
            }
            case REFERENCED -> {
                return Problem.of(Code.EV_17);
            }
            case VALUE -> {
                return Problem.of(Code.EV_7);
            }
            case CONFLICT -> {
                LOG.log(Logger.Level.WARNING, "gave up after conflicts in " + transactionId, failure);
                return Problem.of(Code.EO_3);
            }
            case TIMEOUT -> {
                LOG.log(Logger.Level.WARNING, "a statement took too long in " + transactionId);
                return Problem.of(Code.EV_10, "The request takes too long; ask for less.");
            }
            case UNAVAILABLE -> {
                LOG.log(Logger.Level.WARNING, "database unavailable in " + transactionId + ": " + failure.getMessage());
                return Problem.of(Code.EO_2);
            }
            case OTHER -> {
                LOG.log(Logger.Level.ERROR, "unexpected failure in " + transactionId, failure);
                return Problem.of(Code.EO_1);
            }
        }
        throw new IllegalStateException("unknown kind " + failure.kind());
    }

    static Map<String, String> headers(int status) {
        return switch (status) {
            case 503 -> Map.of("Retry-After", "1");
            case 429 -> Map.of("Retry-After", "60");
            default -> Map.of();
        };
    }
}
