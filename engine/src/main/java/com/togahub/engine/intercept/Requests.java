package com.togahub.engine.intercept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Requests made inside another request's transaction, with its caller's identity, grants, interceptors and log: what the
 * original called {@code internalApiRequest}. Depth is -1 (references as {@code {"uuid": ..}}) unless asked. Requests of
 * interceptors and models of such requests nest at most 16 deep (EO-4).
 *
 * <p>A failure throws {@link com.togahub.engine.problem.ProblemException} or {@link Refusal} and rolls the outer request
 * back unless it is caught. Only a failure before anything was written can be caught to any effect, as every fault of a body
 * is: where rows have been changed already, the outer request fails with the same failure in the end.
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

    /** Creates a record, or those of an array; answers it or them, under the record's name. */
    default ObjectNode post(String route, JsonNode body) {
        return post(route, body, Map.of());
    }

    /** The same with options for what is answered. */
    ObjectNode post(String route, JsonNode body, Map<String, String> options);

    /** Changes a record; answers it. */
    default ObjectNode put(String route, JsonNode body) {
        return put(route, body, Map.of());
    }

    /** The same with options for what is answered. */
    ObjectNode put(String route, JsonNode body, Map<String, String> options);

    /** Deletes a record. */
    void delete(String route);

    /**
     * Deletes several records of one kind, in as many statements as one takes, and as one request in the log. Interceptors
     * see them one by one.
     *
     * @param route of the collection, such as {@code /item-fulfillment-items}
     */
    void delete(String route, List<String> uuids);

    /**
     * Locks a record until the outer request's transaction ends, so that nobody else changes it or refers to it meanwhile.
     * Leaves no row in the log.
     *
     * @return whether there is such a record
     */
    boolean lock(String route);

    /**
     * The same for the record that has a text in a unique field.
     *
     * @param route of the collection, such as {@code /customers}
     */
    boolean lock(String route, String field, String value);

    /**
     * The same requests with the grants of a role that belongs to no client, in the place of the caller's: what the platform
     * does by rules of its own whatever the caller may do. The log names the caller still.
     *
     * @throws IllegalStateException when there is no such role
     */
    Requests as(String role);

    /**
     * What is put off until the outer request's last write, and done once then, in its transaction: the one of this type,
     * made when it is first asked for.
     */
    <T extends Completion> T completion(Class<T> type, Supplier<T> make);
}
