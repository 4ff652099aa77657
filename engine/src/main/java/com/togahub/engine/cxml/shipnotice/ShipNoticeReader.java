package com.togahub.engine.cxml.shipnotice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.kept.Kept;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.partner.OrderName;
import com.togahub.engine.cxml.shipnotice.ShipNotice.Operation;
import com.togahub.engine.cxml.shipnotice.ShipNotice.Portion;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.value.Dates;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.cxml.value.Texts;
import com.togahub.engine.cxml.xml.Nodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads a {@code ShipNoticeRequest}. */
final class ShipNoticeReader {
    private static final int MAX_SHIPMENT_ID = 100;
    private static final Set<String> ATTRIBUTES = Set.of("shipmentID", "shipmentType", "fulfillmentType");

    private ShipNoticeReader() {}

    /**
     * The notice as values.
     *
     * @throws Refusal 400 naming everything that is not acceptable
     */
    static ShipNotice read(Element request) {
        Element header = Nodes.child(request, "ShipNoticeHeader")
                .orElseThrow(() -> new Refusal(Status.BAD_REQUEST, "The element ShipNoticeHeader is missing."));
        Operation operation = operation(header);
        Findings findings = new Findings();
        requireReference(operation, header, findings);
        boolean withdrawn = operation == Operation.DELETE;
        ShipNotice notice = new ShipNotice(
                operation,
                shipmentId(header, findings),
                time(header, "noticeDate", false, findings),
                time(header, "shipmentDate", !withdrawn, findings),
                time(header, "deliveryDate", !withdrawn, findings),
                Nodes.attribute(header, "shipmentType"),
                Nodes.attribute(header, "fulfillmentType"),
                Nodes.textAt(header, "ServiceLevel"),
                Texts.comments(header),
                Nodes.children(request, "ShipControl").stream().map(Leg::of).toList(),
                withdrawn ? List.of() : portions(request, findings),
                kept(request, header));
        findings.refuseIfAny();
        return notice;
    }

    private static Operation operation(Element header) {
        return switch (Nodes.attribute(header, "operation").orElse("new")) {
            case "new" -> Operation.NEW;
            case "update" -> Operation.UPDATE;
            case "delete" -> Operation.DELETE;
            default -> throw new Refusal(Status.BAD_REQUEST, "The attribute operation must be new, update or delete.");
        };
    }

    /** A later version says which document it follows. */
    private static void requireReference(Operation operation, Element header, Findings findings) {
        boolean refers = Nodes.child(header, "DocumentReference")
                .flatMap(reference -> Nodes.attribute(reference, "payloadID"))
                .isPresent();
        if (operation != Operation.NEW && !refers) {
            findings.add("The element DocumentReference with the payloadID of the earlier document is missing.");
        }
    }

    private static String shipmentId(Element header, Findings findings) {
        Optional<String> shipmentId = Nodes.attribute(header, "shipmentID");
        if (shipmentId.isEmpty()) {
            findings.add("The attribute shipmentID is missing.");
        } else if (shipmentId.get().length() > MAX_SHIPMENT_ID) {
            findings.add("The attribute shipmentID is longer than " + MAX_SHIPMENT_ID + " characters.");
        }
        return shipmentId.orElse("");
    }

    private static Optional<Instant> time(Element header, String name, boolean isNeeded, Findings findings) {
        Optional<String> text = Nodes.attribute(header, name);
        Optional<Instant> time = text.flatMap(Dates::moment);
        if (text.isPresent() && time.isEmpty()) {
            findings.add("The attribute " + name + " must be a date and time as in ISO 8601.");
        } else if (text.isEmpty() && isNeeded) {
            findings.add("The attribute " + name + " is missing.");
        }
        return time;
    }

    private static List<Portion> portions(Element request, Findings findings) {
        List<Portion> portions = new ArrayList<>();
        Set<String> named = new HashSet<>();
        PackageKeys keys = new PackageKeys();
        for (Element portion : Nodes.children(request, "ShipNoticePortion")) {
            Optional<OrderName> order = OrderName.of(portion);
            if (order.isEmpty()) {
                findings.add("A ShipNoticePortion names no order.");
                continue;
            }
            String name = order.get().text();
            if (!named.add(Lookup.key(name))) {
                findings.add("The order " + name + " occurs twice.");
            }
            portions.add(new Portion(
                    order.get(), ShippedLineReader.lines(portion, "Order " + name + ", line ", keys, findings)));
        }
        if (named.isEmpty()) {
            findings.add("The notice names no order.");
        }
        return portions;
    }

    /** The header, what is said of carriers, and what is said of orders beside their lines. */
    private static ObjectNode kept(Element request, Element header) {
        ObjectNode kept = Kept.of(header, ATTRIBUTES);
        JsonNode beside = Kept.of(request, Set.of(), Set.of("ShipNoticeHeader", "ShipNoticePortion"));
        beside.path("elements").forEach(kept.withArray("/elements")::add);
        for (Element portion : Nodes.children(request, "ShipNoticePortion")) {
            kept.withArray("/orders").add(Kept.of(portion, Set.of(), Set.of("ShipNoticeItem")));
        }
        return kept;
    }
}
