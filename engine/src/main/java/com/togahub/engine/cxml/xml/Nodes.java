package com.togahub.engine.cxml.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Looks at the DOM by whole names: an element of a foreign namespace never passes for one without. */
public final class Nodes {
    private Nodes() {}

    /** The child elements, of any namespace, in order. */
    public static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The child elements of a name in no namespace, in order. */
    public static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && is(element, name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first child element of a name. */
    public static Optional<Element> child(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && is(element, name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The first element at the end of a path of names. */
    public static Optional<Element> at(Element start, String... path) {
        Optional<Element> here = Optional.of(start);
        for (String name : path) {
            here = here.flatMap(element -> child(element, name));
        }
        return here;
    }

    /** Whether an element has this name and no namespace. */
    public static boolean is(Element element, String name) {
        return element.getNamespaceURI() == null && name.equals(element.getLocalName());
    }

    /** An attribute's value, surrounding white space taken off; empty when it is absent or blank. */
    public static Optional<String> attribute(Element element, String name) {
        return filled(element.getAttribute(name));
    }

    /**
     * An element's own text, white space at the ends taken off; CDATA sections and comments split nothing, elements below
     * it are left out. Empty when nothing is left.
     */
    public static Optional<String> text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return filled(text.toString());
    }

    /** The text of the element at the end of a path. */
    public static Optional<String> textAt(Element start, String... path) {
        return at(start, path).flatMap(Nodes::text);
    }

    /** Where an element is, each step with its position among those of its name, such as {@code /cXML[1]/Header[1]}. */
    public static String path(Element element) {
        StringBuilder path = new StringBuilder();
        for (Node here = element; here instanceof Element; here = here.getParentNode()) {
            int position = 1;
            for (Node other = here.getPreviousSibling(); other != null; other = other.getPreviousSibling()) {
                if (other instanceof Element && other.getNodeName().equals(here.getNodeName())) {
                    position++;
                }
            }
            path.insert(0, "/" + here.getNodeName() + "[" + position + "]");
        }
        return path.toString();
    }

    private static Optional<String> filled(String value) {
        String stripped = value.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
    }
}
