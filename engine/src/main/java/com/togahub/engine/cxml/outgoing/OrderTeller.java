package com.togahub.engine.cxml.outgoing;

import com.togahub.engine.cxml.caller.Outgoing;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a partner what has been decided on its order, and how far it has come. */
final class OrderTeller {
    private static final String NEW = "new";
    private static final String UPDATE = "update";

    private final Desk desk;

    OrderTeller(Desk desk) {
        this.desk = desk;
    }

    /**
     * Tells what there is to tell.
     *
     * @param before the order's status before the outer request
     * @return what the caller of that should know
     */
    List<Problem> tell(String orderUuid, String before) {
        Optional<Subject> subject = desk.subject(orderUuid).filter(each -> !desk.isOwn(each));
        if (subject.isEmpty()) {
            return List.of();
        }
        return desk.order(orderUuid)
                .map(order -> tell(subject.get(), order, before))
                .orElse(List.of());
    }

    private List<Problem> tell(Subject subject, CustomersOrder order, String before) {
        boolean isChanged = !order.status().word().equals(before);
        List<Problem> messages = new ArrayList<>();
        boolean isVerdict =
                order.status().isAccepted() || (isChanged && order.status().isRejected());
        if (isVerdict && subject.outgoing().asksFor(Outgoing.CONFIRMATION)) {
            Confirmation confirmation = Confirmation.of(order, order.status().isRejected());
            if (confirmation.type().isPresent()) {
                confirm(subject, order, confirmation, messages);
                return messages;
            }
            if (confirmation.isUnsayable()) {
                messages.add(said("The customer takes orders as accepted or rejected as a whole, but the lines of "
                        + order.number() + " differ: no confirmation is sent."));
            }
        }
        if (isChanged && subject.outgoing().asksFor(Outgoing.STATUS_UPDATE)) {
            update(subject, order);
        }
        return messages;
    }

    /** Confirms an order that is about to be shipped, where the customer takes no ship notice before. */
    List<Problem> confirmFirst(Subject subject, CustomersOrder order) {
        List<Problem> messages = new ArrayList<>();
        Confirmation confirmation = Confirmation.of(order, false);
        if (confirmation.type().isPresent() && !isConfirmed(subject)) {
            // whoever ships the same order at this moment waits, and then finds it confirmed
            desk.requests().as(Outbox.ROLE).lock(CustomersOrder.ROUTE + "/" + order.uuid());
            if (!isConfirmed(subject)) {
                confirm(subject, order, confirmation, messages);
            }
        }
        return messages;
    }

    private boolean isConfirmed(Subject subject) {
        return last(subject)
                .filter(told -> told.confirms(subject.received().payloadId()))
                .isPresent();
    }

    private void confirm(Subject subject, CustomersOrder order, Confirmation confirmation, List<Problem> messages) {
        String orderPayloadId = subject.received().payloadId();
        Notice notice = confirmation.notice(order, orderPayloadId).orElseThrow();
        Optional<Told> last = last(subject);
        if (last.filter(told -> told.contentHash().equals(notice.hash())).isPresent()) {
            return;
        }
        // a later version of the order is confirmed anew
        Optional<Told> earlier = last.filter(told -> told.confirms(orderPayloadId));
        desk.outbox()
                .put(
                        desk.requests(),
                        subject,
                        Optional.empty(),
                        notice,
                        earlier.isPresent() ? UPDATE : NEW,
                        earlier.map(Told::payloadId));
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), java.time.ZoneOffset.UTC);
        order.lines().stream()
                .filter(line -> line.confirmationDue().filter(today::isAfter).isPresent())
                .findFirst()
                .ifPresent(
                        line -> messages.add(said("The customer wanted line " + line.number() + " of " + order.number()
                                + " confirmed until " + line.confirmationDue().orElseThrow() + ".")));
    }

    private Optional<Told> last(Subject subject) {
        return desk.correspondence().last(desk.tenant(), subject.orderUuid(), Outgoing.CONFIRMATION);
    }

    private void update(Subject subject, CustomersOrder order) {
        Notice notice = StatusUpdate.notice(order, subject.received().payloadId());
        boolean isTold = desk.correspondence()
                .last(desk.tenant(), subject.orderUuid(), Outgoing.STATUS_UPDATE)
                .filter(told -> told.contentHash().equals(notice.hash()))
                .isPresent();
        if (!isTold) {
            desk.outbox().put(desk.requests(), subject, Optional.empty(), notice, NEW, Optional.empty());
        }
    }

    private static Problem said(String text) {
        return Problem.of(Code.W_2, text);
    }
}
