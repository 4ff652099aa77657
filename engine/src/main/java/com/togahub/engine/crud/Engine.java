package com.togahub.engine.crud;

import com.togahub.engine.context.RequestContext;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.RawRequest;
import java.util.function.Function;

/** The platform's core: runs requests, each logged once and atomic. */
public interface Engine {
    /** Answers one request to records. Never throws: failures are answers too. */
    Answer answer(RequestContext context, RawRequest request);

    /** Runs business code as one outer request and answers what it yields in the envelope. Never throws. */
    Answer act(RequestContext context, Function<Requests, Data> work);

    /**
     * Answers how a GET to records would be answered, without reading them: the plan, its statements, and what the access
     * rules add. EZ-3 for callers without the debug grant.
     */
    Answer explain(RequestContext context, RawRequest request);

    /** Answers a request that a door has refused, such as one without a valid token: reserved and logged like any other. */
    Answer refuse(RequestContext context, ProblemException problem);

    /**
     * Runs business code as one outer request: its id is reserved, everything done through {@link Requests} commits
     * together with its log row, or nothing of it. The work may run again after a deadlock and must have no effect of its
     * own.
     *
     * @return what the work answered
     * @throws ProblemException as thrown by the work, or EV-5, EO-1, EO-2, EO-3
     */
    <T> T transact(RequestContext context, Function<Requests, T> work);
}
