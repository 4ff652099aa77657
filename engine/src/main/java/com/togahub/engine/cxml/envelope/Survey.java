package com.togahub.engine.cxml.envelope;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.Walk;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/**
 * The elements that matter wherever they stand, found in one walk, since a large document takes long to walk.
 *
 * @param signatures every XML signature
 * @param addresses every {@code URL}
 * @param sensitive all that may hold a secret, see {@link Redaction}
 */
record Survey(List<Element> signatures, List<Element> addresses, List<Element> sensitive) {
    Survey {
        requireNonNull(signatures, "signatures");
        requireNonNull(addresses, "addresses");
        requireNonNull(sensitive, "sensitive");
    }

    /**
     * Walks over a document.
     *
     * @throws Refusal 406 for an element of a namespace where none may stand
     */
    static Survey of(Element root) {
        Survey survey = new Survey(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        // the outermost element whose content may be anything, while inside of one
        List<Element> free = new ArrayList<>(1);
        new Walk(root)
                .between(
                        node -> {
                            if (node instanceof Element element) {
                                survey.add(element);
                                if (free.isEmpty() && Namespaces.isFree(element)) {
                                    free.add(element);
                                } else if (free.isEmpty() && element.getNamespaceURI() != null) {
                                    throw new Refusal(
                                            Status.NOT_ACCEPTABLE,
                                            "The element " + element.getLocalName() + " is of a foreign namespace");
                                }
                            }
                        },
                        node -> {
                            if (!free.isEmpty() && free.get(0) == node) {
                                free.clear();
                            }
                        });
        return survey;
    }

    private void add(Element element) {
        if (Redaction.isSensitive(element)) {
            sensitive.add(element);
        }
        if (Namespaces.isSignature(element)) {
            signatures.add(element);
        } else if (Nodes.is(element, "URL")) {
            addresses.add(element);
        }
    }
}
