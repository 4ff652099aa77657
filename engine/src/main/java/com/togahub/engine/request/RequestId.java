package com.togahub.engine.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the transaction id of a request before anything else of it is read. */
public final class RequestId {
    private static final String NAME = "transactionId";

    private RequestId() {}

    /**
     * The id as given: by header, else by the query parameter, else by the {@code _} blob. Its form is not checked.
     *
     * @param header value of {@code X-Transaction-Id}, if sent
     * @param parameters query parameters, decoded
     * @return empty when there is none, or none can be made out
     */
    public static Optional<String> find(Optional<String> header, Map<String, List<String>> parameters) {
        if (header.isPresent()) {
            return header;
        }
        List<String> given = parameters.getOrDefault(NAME, List.of());
        if (!given.isEmpty()) {
            return given.size() == 1 ? Optional.of(given.get(0)) : Optional.empty();
        }
        try {
            return Parameters.blob(parameters)
                    .map(blob -> blob.get(NAME))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        } catch (ProblemException e) {
            // a blob that cannot be read holds no id; what is wrong with it is said once there is one
            return Optional.empty();
        }
    }
}
