package com.togahub.engine.cxml.punchout;

import com.togahub.engine.cxml.caller.PunchOutTerms.Operation;
import com.togahub.engine.cxml.kept.Kept;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.cxml.value.PostalAddress;
import com.togahub.engine.cxml.xml.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads a {@code PunchOutSetupRequest}. {@code SupplierSetup} is deprecated: it says nothing. */
final class SetupReader {
    private static final int LONGEST_PART = 255;

    private SetupReader() {}

    /**
     * The request as values.
     *
     * @throws Refusal 400 naming everything that is not acceptable, 450 for {@code source}
     */
    static SetupRequest read(Element setup) {
        Findings findings = new Findings();
        Operation operation = operation(setup);
        SetupRequest request = new SetupRequest(
                operation,
                buyerCookie(setup, findings),
                returnTarget(setup, findings),
                Nodes.textAt(setup, "SelectedItem", "ItemID", "SupplierPartID")
                        .filter(part -> part.length() <= LONGEST_PART),
                // a new cart begins empty, whatever the buyer has in its own
                operation == Operation.CREATE ? List.of() : lines(setup, findings),
                PostalAddress.of(setup, "ShipTo"),
                Person.of(setup),
                Kept.of(setup, Set.of("operation")));
        findings.refuseIfAny();
        return request;
    }

    private static Operation operation(Element setup) {
        String word = Nodes.attribute(setup, "operation").orElse("");
        if (word.equals("source")) {
            throw new Refusal(Status.NOT_IMPLEMENTED, "The operation source is not offered");
        }
        try {
            return Operation.of(word);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(
                    Status.BAD_REQUEST, "The attribute operation must be create, edit, inspect or source.", unknown);
        }
    }

    private static String buyerCookie(Element setup, Findings findings) {
        List<Element> cookies = Nodes.children(setup, "BuyerCookie");
        if (cookies.size() != 1) {
            findings.add("There must be one element BuyerCookie.");
            return "";
        }
        Element cookie = cookies.get(0);
        String text = cookie.getTextContent();
        if (text.isBlank() && Nodes.children(cookie).isEmpty()) {
            findings.add("The element BuyerCookie is empty.");
        }
        return text;
    }

    private static Optional<ReturnTarget> returnTarget(Element setup, Findings findings) {
        Optional<String> url = Nodes.textAt(setup, "BrowserFormPost", "URL");
        Optional<ReturnTarget> target = url.flatMap(ReturnTarget::of);
        if (url.isPresent() && target.isEmpty()) {
            findings.add("BrowserFormPost must hold an http or https address of a plain host.");
        }
        return target;
    }

    private static List<SetupRequest.Line> lines(Element setup, Findings findings) {
        List<SetupRequest.Line> lines = new ArrayList<>();
        for (Element item : Nodes.children(setup, "ItemOut")) {
            Optional<BigDecimal> quantity = Nodes.attribute(item, "quantity").flatMap(Decimals::quantity);
            if (quantity.isEmpty()) {
                findings.add("Item " + (lines.size() + 1) + ": quantity must be a plain decimal number above zero,"
                        + " with at most six decimals.");
            }
            lines.add(new SetupRequest.Line(
                    Nodes.textAt(item, "ItemID", "SupplierPartAuxiliaryID").orElse(""),
                    quantity.orElse(BigDecimal.ONE)));
        }
        return lines;
    }
}
