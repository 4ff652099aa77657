package com.togahub.engine.cxml.exchange;

import com.togahub.engine.cxml.status.Finding;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.List;

/** The engine's messages as the protocol's statuses, and back for the engine's log. */
public final class Problems {
    private Problems() {}

    /** A refusal on its way through the engine, whose log then says why. */
    public static ProblemException wrap(Refusal refusal) {
        return new ProblemException(List.of(Problem.of(code(refusal.status()), refusal.detail())), refusal);
    }

    /** What the sender is told about a request that the engine ended. */
    public static Refusal refusal(ProblemException problem) {
        if (problem.getCause() instanceof Refusal refusal) {
            return refusal;
        }
        List<Finding> findings =
                problem.problems().stream().map(Problems::text).map(Finding::of).toList();
        return new Refusal(status(problem), findings, problem);
    }

    private static String text(Problem problem) {
        return problem.path().map(path -> path + ": ").orElse("") + problem.text();
    }

    private static Status status(ProblemException problem) {
        return switch (problem.problems().get(0).code()) {
            case EO_1 -> Status.INTERNAL_SERVER_ERROR;
            case EO_2, EO_3 -> Status.TEMPORARY_ERROR;
            case EZ_1, EZ_2, EZ_3 -> Status.FORBIDDEN;
            case EV_5, EV_9, EV_15, EV_17 -> Status.CONFLICT;
            case EV_14 -> Status.EXPECTATION_FAILED;
            default -> Status.BAD_REQUEST;
        };
    }

    private static Code code(Status status) {
        return switch (status) {
            case BAD_REQUEST, NOT_ACCEPTABLE -> Code.EV_1;
            case UNAUTHORIZED -> Code.EN_5;
            case FORBIDDEN -> Code.EZ_3;
            case CONFLICT -> Code.EV_9;
            case DOCUMENT_SIZE_ERROR -> Code.EV_12;
            case INTERNAL_SERVER_ERROR -> Code.EO_1;
            case UNREACHABLE, UNABLE_TO_FORWARD, TEMPORARY_ERROR -> Code.EO_2;
            default -> Code.EO_4;
        };
    }
}
