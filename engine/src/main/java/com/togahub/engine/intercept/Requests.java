package com.togahub.engine.intercept;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.RequestContext;
import java.util.Map;

/**
 * Requests made inside another request's transaction, with its caller's identity, grants, interceptors and log: what the
 * original called {@code internalApiRequest}. A failure throws {@link com.togahub.engine.problem.ProblemException} and
 * rolls the outer request back unless it is caught. Depth is -1 (references as {@code {"uuid": ..}}) unless asked.
 */
public interface Requests {
    /** The outer request. */
    RequestContext context();

    /**
     * A list.
     *
     * @param route after {@code /v2}, such as {@code /sales-orders}
     * @param options as query parameters, such as {@code where}
     * @return {@code data.<recordName>} under its own name: an object with one array
     */
    ObjectNode list(String route, Map<String, String> options);

    /** One record by its full route, such as {@code /sales-orders/<uuid>}. */
    ObjectNode get(String route, Map<String, String> options);

    /** Creates a record; answers it. */
    ObjectNode post(String route, ObjectNode body);

    /** Changes a record; answers it. */
    ObjectNode put(String route, ObjectNode body);

    /** Deletes a record. */
    void delete(String route);
}
