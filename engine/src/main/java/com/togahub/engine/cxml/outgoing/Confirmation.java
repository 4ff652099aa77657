package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.caller.Outgoing;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.cxml.write.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether and how an order is confirmed: what the customer allows, and what its lines say.
 *
 * @param type of the confirmation; empty where the customer wants none, or none that says this
 * @param lines those that are confirmed one by one; none where the order is confirmed as a whole
 * @param isUnsayable whether the customer takes a verdict on the whole order alone, and there is none
 */
record Confirmation(Optional<String> type, List<CustomersOrder.Line> lines, boolean isUnsayable) {
    private static final Confirmation NONE = new Confirmation(Optional.empty(), List.of(), false);
    private static final Confirmation UNSAYABLE = new Confirmation(Optional.empty(), List.of(), true);
    private static final Optional<Instruction> NOT_ALLOWED = Optional.of(Instruction.NOT_ALLOWED);

    Confirmation {
        requireNonNull(type, "type");
        lines = List.copyOf(lines);
    }

    /**
     * The confirmation of an order.
     *
     * @param isRejected whether the order is declined, rather than accepted as far as its lines say
     */
    static Confirmation of(CustomersOrder order, boolean isRejected) {
        boolean headerForbids = order.instructions().confirmation().equals(NOT_ALLOWED);
        List<CustomersOrder.Line> sayable = order.lines().stream()
                .filter(line -> headerForbids
                        ? line.instructions()
                                .confirmation()
                                .filter(each -> each != Instruction.NOT_ALLOWED)
                                .isPresent()
                        : !line.instructions().confirmation().equals(NOT_ALLOWED))
                .toList();
        if (sayable.isEmpty() && (headerForbids || !order.lines().isEmpty())) {
            return NONE;
        }
        boolean isWhole = sayable.size() == order.lines().size();
        if (isWhole && !headerForbids) {
            Optional<String> verdict = verdict(order, isRejected);
            if (verdict.isPresent()) {
                return new Confirmation(verdict, List.of(), false);
            }
        }
        return mayDetail(order)
                ? new Confirmation(Optional.of("detail"), isRejected ? rejected(sayable) : sayable, false)
                : UNSAYABLE;
    }

    /** What is true of every line. */
    private static Optional<String> verdict(CustomersOrder order, boolean isRejected) {
        if (isRejected || (!order.lines().isEmpty() && all(order, LineStatus.REJECT))) {
            return Optional.of("reject");
        }
        if (all(order, LineStatus.BACKORDERED) && !order.lines().isEmpty() && mayDetail(order)) {
            return Optional.of("backordered");
        }
        return all(order, LineStatus.ACCEPT) ? Optional.of("accept") : Optional.empty();
    }

    private static boolean all(CustomersOrder order, LineStatus status) {
        return order.lines().stream().allMatch(line -> line.status() == status);
    }

    /** Where only the header says anything, the whole order is to be accepted or rejected; lines that do may be changed. */
    private static boolean mayDetail(CustomersOrder order) {
        return order.instructions().confirmation().isEmpty()
                || order.lines().stream()
                        .anyMatch(line -> line.instructions().confirmation().isPresent());
    }

    private static List<CustomersOrder.Line> rejected(List<CustomersOrder.Line> lines) {
        return lines.stream()
                .map(line -> new CustomersOrder.Line(
                        line.number(),
                        line.quantity(),
                        line.unitOfMeasure(),
                        LineStatus.REJECT,
                        line.instructions(),
                        line.confirmationDue()))
                .toList();
    }

    /** The document's request; empty where there is none. */
    Optional<Notice> notice(CustomersOrder order, String payloadId) {
        return type.map(verdict -> new Notice(
                Outgoing.CONFIRMATION,
                OutgoingDocument.Type.FULFILL,
                (operation, time, earlier) -> request(order, payloadId, verdict, operation, time, earlier)));
    }

    private Tag request(
            CustomersOrder order,
            String payloadId,
            String verdict,
            String operation,
            Instant time,
            Optional<String> earlier) {
        Tag header = Tag.of("ConfirmationHeader")
                .with("confirmID", order.number())
                .with("operation", operation)
                .with("type", verdict)
                .with("noticeDate", OutgoingDocument.time(time))
                .add(References.document(earlier));
        return Tag.of("ConfirmationRequest")
                .add(header)
                .add(References.order(order, payloadId))
                .addAll(lines.stream().map(Confirmation::item).toList());
    }

    private static Tag item(CustomersOrder.Line line) {
        String quantity = References.number(line.quantity());
        Tag status = Tag.of("ConfirmationStatus")
                .with("quantity", quantity)
                .with("type", line.status().type())
                .add(References.unit(line.unitOfMeasure()));
        return Tag.of("ConfirmationItem")
                .with("quantity", quantity)
                .with("lineNumber", Integer.toString(line.number()))
                .add(References.unit(line.unitOfMeasure()))
                .add(status);
    }
}
