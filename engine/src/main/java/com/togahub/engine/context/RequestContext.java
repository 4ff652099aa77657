package com.togahub.engine.context;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Everything about one request that is settled before it is understood.
 *
 * @param transactionId its id; empty only for routes that need none
 * @param parent id of the request inside which this one runs
 * @param caller who asks
 * @param tenant for whom
 * @param origin how it was asked
 * @param received when
 */
public record RequestContext(
        Optional<TransactionId> transactionId,
        Optional<TransactionId> parent,
        Caller caller,
        Tenant tenant,
        Origin origin,
        Instant received) {
    public RequestContext {
        requireNonNull(transactionId, "transactionId");
        requireNonNull(parent, "parent");
        requireNonNull(caller, "caller");
        requireNonNull(tenant, "tenant");
        requireNonNull(origin, "origin");
        requireNonNull(received, "received");
    }
}
