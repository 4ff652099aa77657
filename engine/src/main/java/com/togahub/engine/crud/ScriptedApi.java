package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Requests;
import java.util.Map;

/**
 * Code that answers a route of its own, named by a row of {@code ScriptedApis}. It runs inside the request's transaction and
 * refuses by throwing {@link com.togahub.engine.problem.ProblemException}.
 */
public interface ScriptedApi {
    /** The name that rows call it by. */
    String name();

    /**
     * Answers a call.
     *
     * @param requests what it may do with records, as the caller
     * @param parameters query parameters, without the transaction id
     * @param body the JSON body, or an empty object
     */
    Data handle(Requests requests, Map<String, String> parameters, ObjectNode body);
}
