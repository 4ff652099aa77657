package com.togahub.engine.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One request as the log has it.
 *
 * @param place where it stands
 * @param uuid its name, which those have too that ran inside others
 * @param transactionId its own id; empty inside others
 * @param parent id of the request inside which it ran
 * @param completed when it was answered
 * @param durationMs how long it took, in milliseconds
 * @param status HTTP status of the answer
 * @param identity who asked, as {@link com.togahub.engine.context.Caller#identity()} names them
 * @param instanceId the node it ran on
 * @param messages of its answer, as JSON text: all where there are details, else the first one, in an array or alone
 * @param details what is told of single requests only
 */
public record LoggedTransaction(
        LogPlace place,
        String uuid,
        Optional<String> transactionId,
        Optional<String> parent,
        Optional<Instant> completed,
        Optional<Long> durationMs,
        String method,
        String route,
        Optional<Integer> status,
        Optional<Boolean> isSuccess,
        Optional<String> identity,
        Optional<String> instanceId,
        Optional<String> messages,
        Optional<Details> details) {
    public LoggedTransaction {
        requireNonNull(place, "place");
        requireNonNull(uuid, "uuid");
        requireNonNull(transactionId, "transactionId");
        requireNonNull(parent, "parent");
        requireNonNull(completed, "completed");
        requireNonNull(durationMs, "durationMs");
        requireNonNull(method, "method");
        requireNonNull(route, "route");
        requireNonNull(status, "status");
        requireNonNull(isSuccess, "isSuccess");
        requireNonNull(identity, "identity");
        requireNonNull(instanceId, "instanceId");
        requireNonNull(messages, "messages");
        requireNonNull(details, "details");
    }

    /**
     * What is long, or concerns one request alone.
     *
     * @param options the query string
     * @param body with secrets redacted, as it is kept: at most 64 KiB
     * @param isBodyCut whether there is more of the body in the log
     * @param responseBytes size of the answer
     */
    public record Details(
            Optional<String> options,
            Optional<String> body,
            boolean isBodyCut,
            Optional<String> address,
            Optional<String> userAgent,
            Optional<Long> responseBytes) {
        public Details {
            requireNonNull(options, "options");
            requireNonNull(body, "body");
            requireNonNull(address, "address");
            requireNonNull(userAgent, "userAgent");
            requireNonNull(responseBytes, "responseBytes");
        }
    }
}
