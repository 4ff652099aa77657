package com.togahub.engine.cxml.signature;

import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.envelope.Namespaces;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.Walk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The elements a signature may refer to. No document type is read, so nothing is an identifier by itself: only those of the
 * known elements, at their known places, are made so.
 */
record Identifiers(Optional<Element> request, Optional<Element> signedInfo, List<Element> properties) {
    private static final String ID = "Id";
    private static final String XADES = "http://uri.etsi.org/01903/v1.";

    Identifiers {
        properties = List.copyOf(properties);
    }

    static Identifiers of(Envelope envelope, Element signature) {
        requireUnique(envelope.root());
        List<Element> objects = Nodes.children(signature).stream()
                .filter(child ->
                        Namespaces.SIGNATURE.equals(child.getNamespaceURI()) && "Object".equals(child.getLocalName()))
                .toList();
        Optional<Element> signedInfo =
                objects.stream().findFirst().flatMap(object -> Nodes.child(object, "cXMLSignedInfo"));
        List<Element> properties = new ArrayList<>();
        new Walk(signature).each(node -> {
            if (node instanceof Element element && isSignedProperties(element)) {
                properties.add(element);
            }
        });
        return new Identifiers(
                Optional.of(envelope.request()).filter(Identifiers::isNamed),
                signedInfo.filter(Identifiers::isNamed),
                properties.stream().filter(Identifiers::isNamed).toList());
    }

    void register(DOMValidateContext context) {
        request.ifPresent(element -> context.setIdAttributeNS(element, null, ID));
        signedInfo.ifPresent(element -> context.setIdAttributeNS(element, null, ID));
        properties.forEach(element -> context.setIdAttributeNS(element, null, ID));
    }

    boolean isRequest(String id) {
        return request.filter(element -> element.getAttribute(ID).equals(id)).isPresent();
    }

    boolean isSignedInfo(String id) {
        return signedInfo.filter(element -> element.getAttribute(ID).equals(id)).isPresent();
    }

    boolean isProperties(String id) {
        return properties.stream().anyMatch(element -> element.getAttribute(ID).equals(id));
    }

    private static boolean isSignedProperties(Element element) {
        String namespace = element.getNamespaceURI();
        return namespace != null && namespace.startsWith(XADES) && "SignedProperties".equals(element.getLocalName());
    }

    private static boolean isNamed(Element element) {
        return !element.getAttribute(ID).isEmpty();
    }

    private static void requireUnique(Element root) {
        Set<String> seen = new HashSet<>();
        new Walk(root).each(node -> {
            if (node.getNodeType() != Node.ELEMENT_NODE) {
                return;
            }
            for (int i = 0; i < node.getAttributes().getLength(); i++) {
                Node attribute = node.getAttributes().item(i);
                if (attribute.getNodeName().equals(ID) && !seen.add(attribute.getNodeValue())) {
                    throw new Refusal(
                            Status.SIGNATURE_VERIFICATION_FAILED, "Two elements of the document have the same Id");
                }
            }
        });
    }
}
