package com.togahub.engine.cxml.confirmation;

import com.togahub.engine.cxml.confirmation.Confirmation.Line;
import com.togahub.engine.cxml.confirmation.Confirmation.Part;
import com.togahub.engine.cxml.confirmation.Confirmation.Verdict;
import com.togahub.engine.cxml.kept.Kept;
import com.togahub.engine.cxml.partner.OrderName;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.value.Dates;
import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.cxml.value.Money;
import com.togahub.engine.cxml.xml.Nodes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Reads a {@code ConfirmationRequest}. */
final class ConfirmationReader {
    private static final int MAX_LINE_NUMBER = 1_000_000_000;

    private ConfirmationReader() {}

    /**
     * The confirmation as values.
     *
     * @throws Refusal 400 naming everything that is not acceptable
     */
    static Confirmation read(Element request) {
        Element header = Nodes.child(request, "ConfirmationHeader")
                .orElseThrow(() -> new Refusal(Status.BAD_REQUEST, "The element ConfirmationHeader is missing."));
        Findings findings = new Findings();
        boolean isUpdate = isUpdate(header);
        boolean refers = Nodes.child(header, "DocumentReference")
                .flatMap(reference -> Nodes.attribute(reference, "payloadID"))
                .isPresent();
        if (isUpdate && !refers) {
            findings.add("The element DocumentReference with the payloadID of the earlier document is missing.");
        }
        Confirmation.Type type = type(header);
        OrderName order = OrderName.of(request)
                .orElseThrow(() -> new Refusal(Status.BAD_REQUEST, "The confirmation names no order."));
        List<Line> lines = lines(request, findings);
        findings.refuseIfAny();
        return new Confirmation(
                isUpdate, type, Nodes.attribute(header, "confirmID"), order, lines, Kept.of(header, Set.of()));
    }

    private static boolean isUpdate(Element header) {
        return switch (Nodes.attribute(header, "operation").orElse("new")) {
            case "new" -> false;
            case "update" -> true;
            default -> throw new Refusal(Status.BAD_REQUEST, "The attribute operation must be new or update.");
        };
    }

    private static Confirmation.Type type(Element header) {
        String word = header.getAttribute("type").strip();
        return Stream.of(Confirmation.Type.values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Status.BAD_REQUEST,
                        "The attribute type must be accept, allDetail, detail, backordered, except, reject,"
                                + " requestToPay or replace."));
    }

    private static List<Line> lines(Element request, Findings findings) {
        List<Line> lines = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        int position = 0;
        for (Element item : Nodes.children(request, "ConfirmationItem")) {
            position++;
            Optional<Integer> number =
                    Nodes.attribute(item, "lineNumber").flatMap(text -> Decimals.positive(text, MAX_LINE_NUMBER));
            String where = "Line " + number.orElse(position) + ": ";
            if (number.isEmpty()) {
                findings.add(where + "lineNumber must be a whole number from 1.");
            } else if (!numbers.add(number.get())) {
                findings.add("The line number " + number.get() + " occurs twice.");
            }
            if (Nodes.attribute(item, "quantity").flatMap(Decimals::amount).isEmpty()) {
                findings.add(where + "quantity must be a plain decimal number, with at most six decimals.");
            }
            List<Part> parts = parts(item, where, findings);
            number.ifPresent(each -> lines.add(new Line(each, parts, Kept.of(item, Set.of("lineNumber")))));
        }
        return lines;
    }

    private static List<Part> parts(Element item, String where, Findings findings) {
        List<Part> parts = new ArrayList<>();
        for (Element status : Nodes.children(item, "ConfirmationStatus")) {
            Optional<BigDecimal> quantity = Nodes.attribute(status, "quantity").flatMap(Decimals::amount);
            if (quantity.isEmpty()) {
                findings.add(where + "the quantity of ConfirmationStatus must be a plain decimal number.");
            }
            Optional<String> day = Nodes.attribute(status, "deliveryDate");
            Optional<LocalDate> delivery = day.flatMap(Dates::day);
            if (day.isPresent() && delivery.isEmpty()) {
                findings.add(where + "deliveryDate must be a date as in ISO 8601.");
            }
            Optional<Verdict> verdict = verdict(status.getAttribute("type").strip());
            if (verdict.isEmpty()) {
                findings.add(where + "the type of ConfirmationStatus must be accept, allDetail, detail, backordered,"
                        + " reject, unknown or requestToPay.");
            }
            Optional<Element> priced =
                    Nodes.child(status, "UnitPrice").or(() -> Nodes.at(status, "ItemIn", "ItemDetail", "UnitPrice"));
            Optional<Money> price = Money.of(priced, where + "UnitPrice", findings);
            quantity.ifPresent(
                    amount -> parts.add(new Part(verdict.orElse(Verdict.UNDECIDED), amount, delivery, price)));
        }
        if (Nodes.child(item, "ConfirmationStatus").isEmpty()) {
            findings.add(where + "ConfirmationStatus is missing.");
        }
        return parts;
    }

    private static Optional<Verdict> verdict(String word) {
        return switch (word) {
            case "accept", "allDetail", "detail" -> Optional.of(Verdict.ACCEPTED);
            case "reject" -> Optional.of(Verdict.REJECTED);
            case "backordered" -> Optional.of(Verdict.BACKORDERED);
            case "unknown", "requestToPay" -> Optional.of(Verdict.UNDECIDED);
            default -> Optional.empty();
        };
    }
}
