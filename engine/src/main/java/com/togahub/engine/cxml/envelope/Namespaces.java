package com.togahub.engine.cxml.envelope;

import java.util.Set;
import org.w3c.dom.Element;

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

    /** Whether the content of an element may be anything. */
    static boolean isFree(Element element) {
        boolean ours = element.getNamespaceURI() == null;
        return isSignature(element) || (ours && ANY_CONTENT.contains(element.getLocalName()));
    }
}
