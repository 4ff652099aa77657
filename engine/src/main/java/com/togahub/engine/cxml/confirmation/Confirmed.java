package com.togahub.engine.cxml.confirmation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.confirmation.Confirmation.Line;
import com.togahub.engine.cxml.confirmation.Confirmation.Verdict;
import com.togahub.engine.cxml.partner.OrderLines;
import com.togahub.engine.cxml.partner.OrderRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The body that makes a purchase order show what its vendor confirms. Ordered quantities and prices stay as they were ordered. */
final class Confirmed {
    private static final String MEMBER = "confirmation";
    private static final String CONFIRMED = "confirmed";
    private static final String PARTIAL = "partiallyConfirmed";
    private static final String REJECTED = "rejected";
    private static final String BACKORDERED = "backordered";

    private final Confirmation confirmation;
    private final List<OrderLines.Line> lines;
    private final Map<Integer, Line> named = new HashMap<>();

    Confirmed(Confirmation confirmation, List<OrderLines.Line> lines) {
        this.confirmation = confirmation;
        this.lines = lines;
        confirmation.lines().forEach(line -> named.put(line.lineNumber(), line));
    }

    /** Numbers of confirmations that an order has had. */
    static Set<String> confirmIds(ObjectNode order) {
        Set<String> ids = new HashSet<>();
        order.path("extrinsics").path(MEMBER).path("confirmIDs").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /**
     * Builds it.
     *
     * @param order as it stands, with its {@code extrinsics}
     * @param payloadId of the document
     */
    ObjectNode body(ObjectNode order, String payloadId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        Set<String> statuses = new HashSet<>();
        Optional<String> latest = Optional.empty();
        boolean isTouched = lines.isEmpty();
        for (OrderLines.Line line : lines) {
            Optional<ObjectNode> change = line.isCancelled() ? Optional.empty() : change(line);
            isTouched |= change.filter(each -> each.has("status")).isPresent();
            JsonNode now = change.<JsonNode>map(each -> each.has("status") ? each : line.row())
                    .orElse(line.row());
            if (!line.isCancelled()) {
                statuses.add(now.path("status").asText());
            }
            latest = later(
                    latest,
                    Optional.of(now.path("dateConfirmedDelivery"))
                            .filter(JsonNode::isTextual)
                            .map(JsonNode::asText));
            change.ifPresent(items::add);
        }
        if (isTouched) {
            body.put("status", lines.isEmpty() ? whole().orElse(PARTIAL) : ofLines(statuses));
            body.put("dateConfirmedDelivery", latest.orElse(null));
        }
        body.set("extrinsics", OrderRecord.extrinsics(order).set(MEMBER, kept(order, payloadId)));
        body.set("purchaseOrderItems", items);
        return body;
    }

    private ObjectNode kept(ObjectNode order, String payloadId) {
        ObjectNode kept = confirmation.kept().deepCopy();
        kept.put("payloadID", payloadId);
        Set<String> ids = confirmIds(order);
        confirmation.confirmId().ifPresent(ids::add);
        ArrayNode list = kept.putArray("confirmIDs");
        ids.stream().sorted().forEach(list::add);
        return kept;
    }

    private Optional<ObjectNode> change(OrderLines.Line line) {
        Optional<Line> said = line.number().flatMap(number -> Optional.ofNullable(named.get(number)));
        if (said.isPresent()) {
            return Optional.of(change(line, said.get()));
        }
        return whole().map(status -> {
            ObjectNode change = JsonNodeFactory.instance.objectNode().put("uuid", line.uuid());
            change.put("status", status);
            change.put("quantityConfirmed", status.equals(CONFIRMED) ? line.ordered() : BigDecimal.ZERO);
            change.putNull("dateConfirmedDelivery");
            return change;
        });
    }

    /** What becomes of lines that are not named. */
    private Optional<String> whole() {
        return switch (confirmation.type()) {
            case ACCEPT, EXCEPT -> Optional.of(CONFIRMED);
            case REJECT -> Optional.of(REJECTED);
            case BACKORDERED -> Optional.of(BACKORDERED);
            case DETAIL, ALL_DETAIL, REQUEST_TO_PAY, REPLACE -> Optional.empty();
        };
    }

    private static ObjectNode change(OrderLines.Line line, Line said) {
        ObjectNode change = JsonNodeFactory.instance.objectNode().put("uuid", line.uuid());
        BigDecimal accepted = said.quantity(Verdict.ACCEPTED);
        BigDecimal backordered = said.quantity(Verdict.BACKORDERED);
        BigDecimal rejected = said.quantity(Verdict.REJECTED);
        boolean isAll = accepted.compareTo(line.ordered()) >= 0 && backordered.signum() == 0 && rejected.signum() == 0;
        boolean isSaid = said.parts().stream().anyMatch(part -> part.verdict() != Verdict.UNDECIDED);
        if (isSaid) {
            change.put("quantityConfirmed", accepted);
            if (isAll) {
                change.put("status", CONFIRMED);
            } else if (accepted.signum() > 0) {
                change.put("status", PARTIAL);
            } else {
                change.put("status", backordered.signum() > 0 ? BACKORDERED : REJECTED);
            }
            Verdict dated = accepted.signum() > 0 ? Verdict.ACCEPTED : Verdict.BACKORDERED;
            Optional<LocalDate> day = said.parts().stream()
                    .filter(part -> part.verdict() == dated)
                    .flatMap(part -> part.delivery().stream())
                    .max(Comparator.naturalOrder());
            change.put("dateConfirmedDelivery", day.map(LocalDate::toString).orElse(null));
        }
        ObjectNode kept = said.kept().deepCopy();
        said.parts().stream().flatMap(part -> part.price().stream()).findFirst().ifPresent(price -> kept.putObject(
                        "unitPrice")
                .put("amount", price.amount())
                .put("currency", price.currency()));
        change.set("extrinsics", OrderRecord.extrinsics(line.row()).set(MEMBER, kept));
        return change;
    }

    private static String ofLines(Set<String> statuses) {
        boolean isOne =
                statuses.size() == 1 && Set.of(CONFIRMED, REJECTED, BACKORDERED).containsAll(statuses);
        return isOne ? statuses.iterator().next() : PARTIAL;
    }

    private static Optional<String> later(Optional<String> one, Optional<String> other) {
        return one.filter(day -> other.filter(next -> next.compareTo(day) > 0).isEmpty())
                .or(() -> other);
    }
}
