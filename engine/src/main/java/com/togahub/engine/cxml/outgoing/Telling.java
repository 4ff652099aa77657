package com.togahub.engine.cxml.outgoing;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.fulfilment.Walked;
import com.togahub.engine.intercept.Completion;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one outer request has to tell partners. It waits until everything else is done, mirrors included, so that several
 * changes of one thing make one document.
 */
final class Telling implements Completion {
    private final Correspondence correspondence;
    private final Outbox outbox;
    private final Clock clock;
    private final Walked walked;
    private final Map<String, String> orders = new LinkedHashMap<>();
    private final Set<String> lines = new LinkedHashSet<>();
    private boolean looksAtFulfilments;

    private Telling(Correspondence correspondence, Outbox outbox, Clock clock, Walked walked) {
        this.correspondence = correspondence;
        this.outbox = outbox;
        this.clock = clock;
        this.walked = walked;
    }

    /** The one of an outer request. */
    static Telling of(Requests requests, Correspondence correspondence, Outbox outbox, Clock clock) {
        Walked walked = Walked.of(requests);
        return requests.completion(Telling.class, () -> new Telling(correspondence, outbox, clock, walked));
    }

    /** Marks a partner's order whose status is about to be written, with the status before. */
    void markOrder(String uuid, String status) {
        orders.putIfAbsent(uuid, status);
    }

    /** Marks a line, of whatever order, whose status has been written. */
    void markLine(String uuid) {
        lines.add(uuid);
    }

    /** Has the fulfilments that the request writes, mirrors or deletes looked at. */
    void lookAtFulfilments() {
        looksAtFulfilments = true;
    }

    @Override
    public boolean isDue() {
        return !orders.isEmpty() || !lines.isEmpty() || (looksAtFulfilments && !walked.isEmpty());
    }

    @Override
    public boolean isLast() {
        return true;
    }

    @Override
    public List<Problem> complete(Requests requests) {
        Tenant tenant = requests.context().tenant();
        Desk desk = new Desk(requests, correspondence, outbox, clock);
        Map<String, String> before = new LinkedHashMap<>(orders);
        if (!lines.isEmpty()) {
            for (String order : correspondence.partnersOrdersOf(tenant, lines)) {
                correspondence.statusOfPartnersOrder(tenant, order).ifPresent(now -> before.putIfAbsent(order, now));
            }
        }
        orders.clear();
        lines.clear();
        List<Problem> messages = new ArrayList<>();
        before.forEach((order, status) -> messages.addAll(new OrderTeller(desk).tell(order, status)));
        Set<String> fulfilments = walked.take();
        if (!fulfilments.isEmpty()) {
            for (String fulfilment : correspondence.partnersFulfilments(tenant, fulfilments)) {
                messages.addAll(new ShipmentTeller(desk).tell(fulfilment));
            }
        }
        return messages;
    }
}
