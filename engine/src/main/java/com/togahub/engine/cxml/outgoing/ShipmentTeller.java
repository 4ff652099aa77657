package com.togahub.engine.cxml.outgoing;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.caller.Outgoing;
import com.togahub.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells partners what a fulfilment ships of their orders. */
final class ShipmentTeller {
    private final Desk desk;

    ShipmentTeller(Desk desk) {
        this.desk = desk;
    }

    /** Compares a fulfilment, which may be gone, with the last notice of it, and tells the difference. */
    List<Problem> tell(String uuid) {
        Optional<Told> known =
                desk.correspondence().lastNotice(desk.tenant(), uuid).filter(told -> !told.isWithdrawal());
        Optional<JsonNode> row = desk.row(Shipment.ROUTE, uuid, Shipment.FIELDS);
        Optional<String> order = row.map(each -> each.path("salesOrder").path("uuid"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
        Optional<Shipment> shipment =
                row.map(Shipment::of).filter(each -> !each.lines().isEmpty());
        boolean isElsewhere = known.isPresent() && !known.get().orderUuid().equals(order);
        if (known.isPresent() && (shipment.isEmpty() || isElsewhere)) {
            withdraw(uuid, known.get());
        }
        if (order.isEmpty() || shipment.isEmpty()) {
            return List.of();
        }
        Optional<Subject> subject =
                desk.subject(order.get()).filter(each -> each.outgoing().asksFor(Outgoing.SHIP_NOTICE));
        Optional<CustomersOrder> ordered =
                subject.flatMap(each -> desk.order(order.get())).filter(each -> !each.refusesShipNotices());
        return ordered.isEmpty()
                ? List.of()
                : announce(uuid, subject.get(), ordered.get(), shipment.get(), isElsewhere ? Optional.empty() : known);
    }

    private List<Problem> announce(
            String uuid, Subject subject, CustomersOrder order, Shipment shipment, Optional<Told> known) {
        Notice notice = ShipNotice.notice(shipment, order, subject.received().payloadId());
        if (known.filter(told -> told.contentHash().equals(notice.hash())).isPresent()) {
            return List.of();
        }
        List<Problem> messages = new ArrayList<>();
        if (order.isConfirmedFirst() && subject.outgoing().asksFor(Outgoing.CONFIRMATION)) {
            messages.addAll(new OrderTeller(desk).confirmFirst(subject, order));
        }
        desk.outbox()
                .put(
                        desk.requests(),
                        subject,
                        Optional.of(uuid),
                        notice,
                        known.isPresent() ? ShipNotice.UPDATE : ShipNotice.NEW,
                        known.map(Told::payloadId));
        return messages;
    }

    /** A partner that has been told of a shipment is told that there is none, whatever it wants to hear by now. */
    private void withdraw(String uuid, Told known) {
        Optional<Subject> subject = known.orderUuid().flatMap(desk::subject);
        if (subject.isPresent() && known.shipmentNumber().isPresent()) {
            desk.outbox()
                    .put(
                            desk.requests(),
                            subject.get(),
                            Optional.of(uuid),
                            ShipNotice.withdrawal(known.shipmentNumber().get()),
                            ShipNotice.DELETE,
                            Optional.of(known.payloadId()));
        }
    }
}
