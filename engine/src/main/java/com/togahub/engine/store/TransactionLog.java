package com.togahub.engine.store;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The log of requests and the uniqueness of their ids. Reservations and entries outside of a write transaction are
 * committed in groups, in transactions of their own.
 */
public interface TransactionLog {
    /**
     * Makes an id this request's own, for ever.
     *
     * @param identity {@link com.togahub.engine.context.Caller#identity()}, if known
     * @return completes with true once the id is durably reserved, with false when it was taken before
     */
    CompletableFuture<Boolean> reserve(TransactionId id, Tenant tenant, Optional<String> identity, Instant now);

    /** Adds the entry to the write transaction of the session: it becomes durable with the data or not at all. */
    void append(Session session, Tenant tenant, LogEntry entry);

    /** Adds several entries of requests inside others to the write transaction of the session, together. */
    void append(Session session, Tenant tenant, List<LogEntry> entries);

    /** Adds the entry in a transaction of its own; completes when it is durable. */
    CompletableFuture<Void> append(Tenant tenant, LogEntry entry);

    /** What became of the first request with this id, if that came from the same identity. */
    Optional<Original> original(TransactionId id, String identity);

    /**
     * The fate of an earlier request.
     *
     * @param timestamp when it was received
     * @param status its HTTP status; empty while it runs or when the server died in it
     */
    record Original(Instant timestamp, Optional<Integer> status) {}
}
