package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.intercept.Requests;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What those who tell partners work with, inside one outer request. */
record Desk(Requests requests, Correspondence correspondence, Outbox outbox, Clock clock) {
    Desk {
        requireNonNull(requests, "requests");
        requireNonNull(correspondence, "correspondence");
        requireNonNull(outbox, "outbox");
        requireNonNull(clock, "clock");
    }

    Tenant tenant() {
        return requests.context().tenant();
    }

    /** The order with its partner, if it was sent by one that wants to be told anything. */
    Optional<Subject> subject(String orderUuid) {
        return correspondence.received(tenant(), orderUuid).flatMap(received -> correspondence
                .partner(received.identityUuid())
                .filter(partner -> tenant().slug().filter(partner::reaches).isPresent())
                .flatMap(partner -> partner.mapping().outgoing())
                .map(outgoing -> new Subject(orderUuid, received, outgoing)));
    }

    /** Whether the outer request is a document of this partner's own. */
    boolean isOwn(Subject subject) {
        Caller caller = requests.context().caller();
        return caller.kind() == Caller.Kind.CXML
                && caller.subject().equals(subject.received().identityUuid());
    }

    /** The order as its customer knows it. */
    Optional<CustomersOrder> order(String uuid) {
        return row(CustomersOrder.ROUTE, uuid, CustomersOrder.FIELDS).map(CustomersOrder::of);
    }

    /** A row as the platform sees it. */
    Optional<JsonNode> row(String route, String uuid, String fields) {
        return new Lookup(requests.as(Outbox.ROLE), route, "uuid")
                .rows(Lookup.in("uuid", List.of(uuid)), List.of(fields), 1).stream()
                        .findFirst()
                        .map(JsonNode.class::cast);
    }
}
