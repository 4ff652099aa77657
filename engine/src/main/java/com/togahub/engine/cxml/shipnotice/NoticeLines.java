package com.togahub.engine.cxml.shipnotice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.partner.OrderLines;
import com.togahub.engine.cxml.partner.OrderName;
import com.togahub.engine.cxml.partner.PartnerOrder;
import com.togahub.engine.cxml.shipnotice.ShipNotice.Portion;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.intercept.Requests;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of a notice: each line of the document led to that of its order, and taken apart by packages and lots. */
final class NoticeLines {
    private static final int SHOWN = 10;
    private static final int MAX_UNIT = 10;

    private final List<Row> rows = new ArrayList<>();

    /**
     * A line of the notice.
     *
     * @param body without its package
     * @param packageKey of the package it is in
     * @param where how the sender finds it
     */
    private record Row(ObjectNode body, Optional<String> packageKey, String where) {}

    private NoticeLines() {}

    /**
     * Leads the document's lines to those of the orders.
     *
     * @param replaced uuid of the notice that these take the place in
     * @throws Refusal 417 naming lines that are not known, 400 for packages that hold more than is shipped, 409 for a whole
     *     order of which nothing is open
     */
    static NoticeLines of(
            ShipNotice notice, Map<OrderName, PartnerOrder> orders, Optional<String> replaced, Requests requests) {
        OrderLines lines = OrderLines.of(requests, orders.values(), "unitOfMeasure", "supplierPartId", "description");
        requireKnown(notice, orders, lines);
        List<PartnerOrder> whole = notice.portions().stream()
                .filter(portion -> portion.lines().isEmpty())
                .map(portion -> orders.get(portion.order()))
                .toList();
        OpenQuantities open = OpenQuantities.of(requests, whole, replaced);
        NoticeLines all = new NoticeLines();
        Findings findings = new Findings();
        for (Portion portion : notice.portions()) {
            PartnerOrder order = orders.get(portion.order());
            if (portion.lines().isEmpty()) {
                all.addWhole(portion.order(), order, lines.of(order), open);
            } else {
                all.add(portion, order, lines.numbered(order), findings);
            }
        }
        findings.refuseIfAny();
        return all;
    }

    private static void requireKnown(ShipNotice notice, Map<OrderName, PartnerOrder> orders, OrderLines lines) {
        List<String> unknown = new ArrayList<>();
        for (Portion portion : notice.portions()) {
            Map<Integer, OrderLines.Line> known = lines.numbered(orders.get(portion.order()));
            portion.lines().stream()
                    .filter(line -> !known.containsKey(line.lineNumber()))
                    .forEach(line -> unknown.add(where(portion.order(), line.lineNumber())));
        }
        if (!unknown.isEmpty()) {
            throw new Refusal(
                    Status.EXPECTATION_FAILED,
                    unknown.stream().limit(SHOWN).collect(Collectors.joining("; ", "There is no such line: ", "")));
        }
    }

    private void addWhole(OrderName name, PartnerOrder order, List<OrderLines.Line> lines, OpenQuantities open) {
        int before = rows.size();
        for (OrderLines.Line line : lines) {
            BigDecimal quantity = open.of(line);
            if (quantity.signum() > 0 && !line.isCancelled()) {
                ObjectNode body = JsonNodeFactory.instance.objectNode();
                line.number().ifPresent(number -> body.put("lineNumber", number));
                body.put(order.kind().lineField(), line.uuid()).put("quantity", quantity);
                for (String field : List.of("unitOfMeasure", "supplierPartId", "description")) {
                    Optional.ofNullable(line.row().get(field)).ifPresent(value -> body.set(field, value));
                }
                rows.add(new Row(
                        body, Optional.empty(), where(name, line.number().orElse(0))));
            }
        }
        if (rows.size() == before) {
            throw new Refusal(Status.CONFLICT, "Nothing of the order " + name.text() + " is open any more");
        }
    }

    private void add(Portion portion, PartnerOrder order, Map<Integer, OrderLines.Line> known, Findings findings) {
        List<Content> contents = new ArrayList<>();
        for (ShippedLine line : portion.lines()) {
            String where = where(portion.order(), line.lineNumber());
            List<Content> parts = Content.of(line, where + ": ", findings);
            contents.addAll(parts);
            for (int i = 0; i < parts.size(); i++) {
                ObjectNode body = body(line, parts.get(i), order, known.get(line.lineNumber()));
                if (i == 0) {
                    body.set("extrinsics", line.kept());
                }
                rows.add(new Row(body, parts.get(i).packageKey(), where));
            }
        }
        Map<String, Packed> empty = Parcels.empty(portion.lines(), contents);
        for (ShippedLine line : portion.lines()) {
            for (Packed each : line.packages()) {
                if (empty.remove(each.key()) != null) {
                    Content none = Content.none(each);
                    ObjectNode body = body(line, none, order, known.get(line.lineNumber()));
                    rows.add(new Row(body, none.packageKey(), where(portion.order(), line.lineNumber())));
                }
            }
        }
    }

    private static ObjectNode body(ShippedLine line, Content content, PartnerOrder order, OrderLines.Line known) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("lineNumber", line.lineNumber());
        body.put(order.kind().lineField(), known.uuid()).put("quantity", content.quantity());
        line.unitOfMeasure().ifPresent(unit -> body.put("unitOfMeasure", Cut.to(unit, MAX_UNIT)));
        line.supplierPartId().ifPresent(part -> body.put("supplierPartId", part));
        line.description().ifPresent(text -> body.put("description", text));
        if (!content.serialNumbers().isEmpty()) {
            ArrayNode numbers = body.putArray("serialNumbers");
            content.serialNumbers().forEach(numbers::add);
        }
        content.lot().ifPresent(lot -> {
            lot.number().ifPresent(number -> body.put("lotNumber", number));
            lot.expiration().ifPresent(day -> body.put("dateExpiration", day.toString()));
        });
        return body;
    }

    /** The bodies. */
    ArrayNode bodies(Map<String, String> packages) {
        ArrayNode bodies = JsonNodeFactory.instance.arrayNode();
        for (Row row : rows) {
            row.packageKey().map(packages::get).ifPresent(uuid -> row.body().put("advanceShippingNoticePackage", uuid));
            bodies.add(row.body());
        }
        return bodies;
    }

    /** How the sender finds the line of a body. */
    Optional<String> where(int position) {
        return position < rows.size() ? Optional.of(rows.get(position).where()) : Optional.empty();
    }

    private static String where(OrderName order, int line) {
        return "Order " + order.text() + ", line " + line;
    }
}
