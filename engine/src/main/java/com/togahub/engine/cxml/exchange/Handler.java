package com.togahub.engine.cxml.exchange;

import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.intercept.Requests;
import java.util.Optional;

/** Carries out one kind of request. */
public interface Handler {
    /**
     * Acts on a document. May be run again after a deadlock, so it has no effect but through the requests.
     *
     * @return a success, and what it made
     * @throws com.togahub.engine.cxml.status.Refusal or a {@link com.togahub.engine.problem.ProblemException} of the engine;
     *     nothing of what was requested remains then
     */
    Handled handle(Incoming incoming, Requests requests);

    /** What the profile says about this request to a sender; empty where its mapping does not let it work. */
    Optional<Offer> offer(CxmlIdentity identity);
}
