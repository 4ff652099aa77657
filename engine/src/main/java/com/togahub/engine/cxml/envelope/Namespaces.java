package com.togahub.engine.cxml.envelope;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Walk;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Where elements of a namespace may stand: in the signature, and where the protocol lets a sender put markup of any kind.
 * Anywhere else a foreign {@code Sender} could be taken for the real one by a reader that looks at local names.
 */
public final class Namespaces {
    /** Namespace of XML signatures. */
    public static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    private static final Set<String> ANY_CONTENT = Set.of("Extrinsic", "Comments");

    private Namespaces() {}

    /** Whether an element is an XML signature. */
    public static boolean isSignature(Element element) {
        return SIGNATURE.equals(element.getNamespaceURI()) && "Signature".equals(element.getLocalName());
    }

    static void require(Element root) {
        // depth of the outermost element whose content may be anything; 0 outside of one
        int[] free = {0};
        new Walk(root)
                .between(
                        node -> {
                            if (node instanceof Element element) {
                                if (free[0] > 0 || isFree(element)) {
                                    free[0]++;
                                } else if (element.getNamespaceURI() != null) {
                                    throw new Refusal(
                                            Status.NOT_ACCEPTABLE,
                                            "The element " + element.getLocalName() + " is of a foreign namespace");
                                }
                            }
                        },
                        node -> {
                            if (node.getNodeType() == Node.ELEMENT_NODE && free[0] > 0) {
                                free[0]--;
                            }
                        });
    }

    private static boolean isFree(Element element) {
        boolean ours = element.getNamespaceURI() == null;
        return isSignature(element) || (ours && ANY_CONTENT.contains(element.getLocalName()));
    }
}
