package com.togahub.engine.intercept;

/**
 * Code that sees requests to a record where a row of {@code ApiPayloadInterceptors} names it. It runs inside the request's
 * transaction, also for requests made in-process, and may run again after a deadlock: it must have no effect but through
 * {@link Requests} and other stores that join the transaction.
 *
 * <p>A {@link Refusal} ends the request with EO-4 and its own text, a
 * {@link com.togahub.engine.problem.ProblemException} with its messages, any other throw with EO-1; all of them roll
 * everything back.
 */
public interface Interceptor {
    /** The name that rows call it by. */
    String name();

    /**
     * Looks at a request. In phase PRE it may change the payload, which is authorised and validated after that; in phase POST
     * it sees the result and may add messages. In both it may change other records, except in a GET, which only reads.
     *
     * @param requests what it may do with records, as the caller and in the same transaction
     */
    void handle(Change change, Requests requests);

    /**
     * Called for rows of phase POST, when all of phase PRE have been heard and before the operation: what is about to be
     * changed or deleted can still be read, and locked. Does nothing unless it is needed.
     */
    default void prepare(Change change, Requests requests) {}
}
