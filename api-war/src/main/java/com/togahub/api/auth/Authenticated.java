package com.togahub.api.auth;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;

/** What the authentication of a request came to. */
public sealed interface Authenticated {
    /** A caller with a good token, and its databases. */
    record As(Caller caller, Tenant tenant) implements Authenticated {}

    /** No token, or none that is accepted. */
    record Refused(ProblemException problem) implements Authenticated {}

    /** It could not be found out, as the database cannot be reached. */
    record Unknown() implements Authenticated {}

    /** The outcome for a request. */
    static Authenticated of(HttpServletRequest request) {
        return request.getAttribute(Authenticated.class.getName()) instanceof Authenticated outcome
                ? outcome
                : new Refused(new ProblemException(Code.EN_1));
    }

    /** Keeps the outcome with the request. */
    default void keepIn(HttpServletRequest request) {
        request.setAttribute(Authenticated.class.getName(), this);
    }
}
