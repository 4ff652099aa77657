package com.togahub.engine.cxml.envelope;

import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * Takes secrets and card numbers out of a document, before anything of it is kept or logged. It works on the document
 * itself, so that no later stage can come across them; it must therefore run after authentication and signature.
 */
public final class Redaction {
    private static final String HIDDEN = "*****";
    private static final int SHOWN_DIGITS = 4;
    private static final Pattern CARD_NUMBER = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){11,18}(?![0-9])");

    private Redaction() {}

    /** Replaces what is secret; of a card number its last four digits stay. */
    public static void apply(Element root) {
        List<Element> elements = new ArrayList<>();
        new Walk(root).each(node -> {
            if (node instanceof Element element && isSensitive(element)) {
                elements.add(element);
            }
        });
        apply(elements);
    }

    /** Does so in these elements, which are all that are sensitive. */
    public static void apply(List<Element> sensitive) {
        sensitive.forEach(Redaction::redact);
    }

    /** Whether an element may hold something secret. */
    static boolean isSensitive(Element element) {
        return switch (element.getLocalName()) {
            case "SharedSecret", "CredentialMac", "DigitalSignature", "PCard", "Extrinsic" -> true;
            default -> false;
        };
    }

    private static void redact(Element element) {
        switch (element.getLocalName()) {
            case "SharedSecret", "CredentialMac", "DigitalSignature" -> element.setTextContent(HIDDEN);
            case "PCard" -> {
                if (element.hasAttribute("number")) {
                    element.setAttribute("number", masked(element.getAttribute("number")));
                }
            }
            case "Extrinsic" -> {
                if (speaksOfCards(element)) {
                    maskText(element);
                }
            }
            default -> {
                // nothing secret by the protocol
            }
        }
    }

    private static boolean speaksOfCards(Element extrinsic) {
        return Nodes.attribute(extrinsic, "name")
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("card"))
                .isPresent();
    }

    private static void maskText(Element element) {
        new Walk(element).each(node -> {
            if (node.getNodeValue() != null) {
                node.setNodeValue(CARD_NUMBER.matcher(node.getNodeValue()).replaceAll(found -> masked(found.group())));
            }
        });
    }

    private static String masked(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return HIDDEN + (digits.length() > 2 * SHOWN_DIGITS ? digits.substring(digits.length() - SHOWN_DIGITS) : "");
    }
}
