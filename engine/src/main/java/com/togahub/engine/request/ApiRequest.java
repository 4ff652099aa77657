package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to records, as its syntax says.
 *
 * @param method what to do
 * @param route at least one pair; all but the last have a uuid
 * @param options how to select and show
 * @param format how a list is answered
 * @param body for POST and PUT: an object, or for a POST to a collection an array of objects
 */
public record ApiRequest(Method method, List<Segment> route, Options options, Format format, Optional<JsonNode> body) {
    public ApiRequest {
        requireNonNull(method, "method");
        route = List.copyOf(route);
        requireNonNull(options, "options");
        requireNonNull(format, "format");
        requireNonNull(body, "body");
    }

    /** The objects of the body; none where there is no body. */
    public List<ObjectNode> objects() {
        List<ObjectNode> objects = new ArrayList<>();
        body.ifPresent(node -> {
            if (node.isArray()) {
                node.forEach(each -> objects.add((ObjectNode) each));
            } else {
                objects.add((ObjectNode) node);
            }
        });
        return objects;
    }

    /** Whether the body is an array, so that the answer is one too. */
    public boolean isSeveral() {
        return body.filter(JsonNode::isArray).isPresent();
    }

    /** The same request with another body. */
    public ApiRequest with(Optional<JsonNode> other) {
        return new ApiRequest(method, route, options, format, other);
    }

    /** The pair that is meant; the others lead to it. */
    public Segment target() {
        return route.get(route.size() - 1);
    }
}
