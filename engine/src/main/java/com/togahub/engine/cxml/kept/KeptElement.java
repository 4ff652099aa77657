package com.togahub.engine.cxml.kept;

import com.togahub.engine.cxml.xml.Walk;
import com.togahub.engine.cxml.xml.XmlText;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * One element as markup that stands on its own. Parsed again it is the same element, but for comments, processing
 * instructions and how text was written.
 */
public final class KeptElement {
    private KeptElement() {}

    /** The markup, with the name space declarations from above the element that names in it need. */
    public static String markup(Element element) {
        Map<String, String> declarations = inherited(element);
        if (declarations.isEmpty()) {
            return XmlText.of(element);
        }
        Element alone = (Element) element.cloneNode(true);
        declarations.forEach((name, uri) -> alone.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, uri));
        return XmlText.of(alone);
    }

    private static Map<String, String> inherited(Element top) {
        Map<String, String> declarations = new TreeMap<>();
        if (!isBelowDeclarations(top)) {
            return declarations;
        }
        new Walk(top).each(node -> {
            if (node instanceof Element element) {
                declare(top, element, declarations);
                if (element.hasAttributes()) {
                    NamedNodeMap attributes = element.getAttributes();
                    for (int i = 0; i < attributes.getLength(); i++) {
                        declare(top, attributes.item(i), declarations);
                    }
                }
            }
        });
        return declarations;
    }

    /** Whether anything above an element declares a prefix; hardly ever in this protocol, and a look at few attributes. */
    private static boolean isBelowDeclarations(Element top) {
        for (Node above = top.getParentNode(); above instanceof Element; above = above.getParentNode()) {
            NamedNodeMap attributes = above.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                if (XMLConstants.XMLNS_ATTRIBUTE.equals(attributes.item(i).getPrefix())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void declare(Element top, Node node, Map<String, String> declarations) {
        String prefix = node.getPrefix();
        boolean builtIn = prefix == null
                || prefix.equals(XMLConstants.XML_NS_PREFIX)
                || prefix.equals(XMLConstants.XMLNS_ATTRIBUTE);
        if (!builtIn && !top.hasAttribute("xmlns:" + prefix)) {
            String outside = top.getParentNode().lookupNamespaceURI(prefix);
            if (outside != null) {
                declarations.put("xmlns:" + prefix, outside);
            }
        }
    }
}
