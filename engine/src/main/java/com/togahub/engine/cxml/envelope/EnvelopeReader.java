package com.togahub.engine.cxml.envelope;

import static com.togahub.engine.cxml.xml.Nodes.attribute;
import static com.togahub.engine.cxml.xml.Nodes.children;
import static com.togahub.engine.cxml.xml.Nodes.is;
import static com.togahub.engine.cxml.xml.Nodes.text;
import static com.togahub.engine.cxml.xml.Nodes.textAt;

import com.togahub.engine.cxml.delivery.Parcel;
import com.togahub.engine.cxml.status.Finding;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import java.util.List;
import org.w3c.dom.Element;

/**
 * Reads the outer form. What must be there once is there once, so that no later stage can find another {@code Header} or
 * {@code Request} than the one that was authenticated.
 */
public final class EnvelopeReader {
    private static final int MAX_PAYLOAD_ID = 255;

    private EnvelopeReader() {}

    /**
     * Parses and checks a document.
     *
     * @throws Refusal 406 for anything that is no cXML request, 450 for a one-way message, 499 for one that is too large
     */
    public static Envelope read(Parcel parcel) {
        Element root = SafeParser.parse(parcel.xml(), parcel.charset()).getDocumentElement();
        if (!is(root, "cXML")) {
            throw refused(root, "The root element must be cXML, without a namespace");
        }
        Survey survey = Survey.of(root);
        requireKnownParts(root);
        Element header = one(root, "Header");
        Element request = one(root, "Request");
        Element sender = one(header, "Sender");
        ContentIds.require(survey.addresses(), parcel.attachments());
        return new Envelope(
                payloadId(root),
                CredentialReader.read(one(header, "From")),
                CredentialReader.read(one(header, "To")),
                CredentialReader.read(sender),
                textAt(sender, "UserAgent"),
                attribute(request, "deploymentMode")
                        .filter("test"::equalsIgnoreCase)
                        .isPresent(),
                root,
                request,
                payload(request),
                survey.signatures(),
                survey.sensitive(),
                parcel.attachments());
    }

    private static void requireKnownParts(Element root) {
        for (Element part : children(root)) {
            if (is(part, "Message")) {
                throw new Refusal(Status.NOT_IMPLEMENTED, "Messages are not received here");
            }
            if (!is(part, "Header") && !is(part, "Request") && !Namespaces.isSignature(part)) {
                throw refused(part, "The document must hold one Header and one Request");
            }
        }
    }

    private static String payloadId(Element root) {
        String payloadId = attribute(root, "payloadID")
                .orElseThrow(() -> refused(root, "The attribute payloadID of cXML is missing"));
        if (payloadId.length() > MAX_PAYLOAD_ID) {
            throw refused(root, "The attribute payloadID is longer than " + MAX_PAYLOAD_ID + " characters");
        }
        return payloadId;
    }

    private static Element payload(Element request) {
        List<Element> payloads = children(request);
        if (payloads.size() != 1) {
            throw refused(request, "The element Request must hold exactly one request");
        }
        return payloads.get(0);
    }

    private static Element one(Element parent, String name) {
        List<Element> found = children(parent, name);
        if (found.size() != 1) {
            throw refused(parent, "The element " + parent.getLocalName() + " must hold exactly one " + name);
        }
        return found.get(0);
    }

    private static Refusal refused(Element element, String text) {
        return new Refusal(Status.NOT_ACCEPTABLE, List.of(Finding.at(Nodes.path(element), text)), null);
    }
}
