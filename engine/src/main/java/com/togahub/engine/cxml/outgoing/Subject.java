package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.caller.Outgoing;

/**
 * An order whose partner wants to be told of it.
 *
 * @param orderUuid the sales order
 * @param received the document that it stands as it is by
 * @param outgoing what its partner wants to be told, and where
 */
record Subject(String orderUuid, Received received, Outgoing outgoing) {
    Subject {
        requireNonNull(orderUuid, "orderUuid");
        requireNonNull(received, "received");
        requireNonNull(outgoing, "outgoing");
    }
}
