package com.togahub.engine.cxml.envelope;

import static com.togahub.engine.cxml.xml.Nodes.attribute;
import static com.togahub.engine.cxml.xml.Nodes.children;
import static com.togahub.engine.cxml.xml.Nodes.text;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.value.Dates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Reads the names of a party, and what it offers to prove them. */
final class CredentialReader {
    private static final int MAX_CREDENTIALS = 10;
    private static final String MAC_TYPE = "FromSenderCredentials";
    private static final String MAC_ALGORITHM = "HMAC-SHA1-96";

    private CredentialReader() {}

    /** The credentials of {@code From}, {@code To} or {@code Sender}. */
    static List<Credential> read(Element party) {
        List<Element> elements = children(party, "Credential");
        if (elements.isEmpty() || elements.size() > MAX_CREDENTIALS) {
            throw refused("The element " + party.getLocalName() + " must hold a Credential");
        }
        return elements.stream().map(CredentialReader::credential).toList();
    }

    private static Credential credential(Element element) {
        List<Element> identities = children(element, "Identity");
        if (identities.size() != 1) {
            throw refused("The element Credential must hold exactly one Identity");
        }
        String identity = text(identities.get(0)).orElseThrow(() -> refused("An element Identity is empty"));
        String domain = attribute(element, "domain").orElseThrow(() -> refused("A Credential names no domain"));
        List<Element> secrets = children(element, "SharedSecret");
        List<Element> macs = children(element, "CredentialMac");
        if (secrets.size() + macs.size() > 1) {
            throw refused("A Credential has two secrets");
        }
        // secrets are compared as they are: white space may be part of them
        Optional<String> secret = secrets.stream()
                .map(Element::getTextContent)
                .filter(value -> !value.isEmpty())
                .findFirst();
        return new Credential(
                domain,
                identity,
                secret,
                macs.stream().map(CredentialReader::mac).findFirst());
    }

    private static Mac mac(Element element) {
        boolean known = MAC_TYPE.equals(element.getAttribute("type"))
                && MAC_ALGORITHM.equals(element.getAttribute("algorithm"));
        if (!known) {
            throw new Refusal(Status.UNAUTHORIZED, "The credentials of the sender are not valid");
        }
        String creation = element.getAttribute("creationDate").replaceAll("\\s", "");
        String expiration = element.getAttribute("expirationDate").replaceAll("\\s", "");
        return new Mac(
                creation,
                expiration,
                time(creation),
                time(expiration),
                text(element).orElse(""));
    }

    private static Instant time(String text) {
        return Dates.instant(text)
                .orElseThrow(() -> refused("A CredentialMac must name the times of its creation and expiration"));
    }

    private static Refusal refused(String text) {
        return new Refusal(Status.NOT_ACCEPTABLE, text);
    }
}
