package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A request to records, as its syntax says.
 *
 * @param method what to do
 * @param route at least one pair; all but the last have a uuid
 * @param options how to select and show
 * @param body for POST and PUT
 */
public record ApiRequest(Method method, List<Segment> route, Options options, Optional<JsonNode> body) {
    public ApiRequest {
        requireNonNull(method, "method");
        route = List.copyOf(route);
        requireNonNull(options, "options");
        requireNonNull(body, "body");
    }

    /** The pair that is meant; the others lead to it. */
    public Segment target() {
        return route.get(route.size() - 1);
    }
}
