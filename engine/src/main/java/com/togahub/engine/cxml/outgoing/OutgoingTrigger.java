package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Requests;
import java.time.Clock;

/**
 * Marks orders whose status is written, and has fulfilments that are written looked at, for {@link Telling}. It stands in rows
 * of phase POST of orders, their lines, and the four records of fulfilments; without them partners are told nothing.
 *
 * <p>An order that no partner sent costs one small statement when its status is written, a fulfilment one per outer request.
 */
public final class OutgoingTrigger implements Interceptor {
    /** The handler in {@code ApiPayloadInterceptors}. */
    public static final String NAME = "cxml-outgoing";

    private static final String ORDERS = "salesOrders";
    private static final String LINES = "salesOrderItems";
    private static final String STATUS = "status";

    private final Correspondence correspondence;
    private final Outbox outbox;
    private final Clock clock;

    /** Tells partners by this outbox. */
    public OutgoingTrigger(Correspondence correspondence, Outbox outbox, Clock clock) {
        this.correspondence = requireNonNull(correspondence, "correspondence");
        this.outbox = requireNonNull(outbox, "outbox");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare(Change change, Requests requests) {
        if (change.record().equals(ORDERS) && speaksOfStatus(change)) {
            change.uuid().ifPresent(uuid -> correspondence
                    .statusOfPartnersOrder(requests.context().tenant(), uuid)
                    .ifPresent(status -> telling(requests).markOrder(uuid, status)));
        }
    }

    @Override
    public void handle(Change change, Requests requests) {
        switch (change.record()) {
            case ORDERS -> {
                // what matters has been marked before the write
            }
            case LINES -> {
                if (speaksOfStatus(change)) {
                    change.uuid().ifPresent(telling(requests)::markLine);
                }
            }
            default -> telling(requests).lookAtFulfilments();
        }
    }

    /** Whether a body says the status of an order, or of lines, even if it is the one there is. */
    private static boolean speaksOfStatus(Change change) {
        return change.payloads().stream()
                .anyMatch(body -> body.has(STATUS) || body.path(LINES).findValue(STATUS) != null);
    }

    private Telling telling(Requests requests) {
        return Telling.of(requests, correspondence, outbox, clock);
    }
}
