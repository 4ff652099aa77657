package com.togahub.engine.cxml.xml;

import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Writes markup: a DOM as text, and the escapes. Comments and processing instructions are left out, CDATA becomes text. */
public final class XmlText {
    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /** An element and all below it. */
    public static String of(Element element) {
        StringBuilder text = new StringBuilder();
        new Walk(element).between(node -> enter(node, text), node -> leave(node, text));
        return text.toString();
    }

    /** Character data between tags; what XML 1.0 cannot carry at all becomes U+FFFD. */
    public static String escaped(String value) {
        int plain = plain(value);
        return plain == value.length() ? value : escaped(value, plain);
    }

    /** How many characters at the beginning need no escape. */
    private static int plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next > '>' ? next >= Character.MIN_SURROGATE : !isPlain(next)) {
                return i;
            }
        }
        return value.length();
    }

    private static boolean isPlain(char low) {
        return switch (low) {
            case '&', '<', '>', '"' -> false;
            case '\n', '\t' -> true;
            default -> low >= ' ';
        };
    }

    private static String escaped(String value, int plain) {
        StringBuilder text = new StringBuilder(value.length() + 16).append(value, 0, plain);
        for (int i = plain; i < value.length(); i++) {
            char next = value.charAt(i);
            if (Character.isHighSurrogate(next)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                text.append(next).append(value.charAt(++i));
                continue;
            }
            switch (isCharacter(next) ? next : REPLACEMENT) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#13;");
                case REPLACEMENT -> text.append(REPLACEMENT);
                default -> text.append(next);
            }
        }
        return text.toString();
    }

    private static boolean isCharacter(char unit) {
        return unit >= ' '
                ? !Character.isSurrogate(unit) && unit < '\uFFFE'
                : unit == '\t' || unit == '\n' || unit == '\r';
    }

    /** An attribute's value, between double quotes. */
    public static String escapedAttribute(String value) {
        return escaped(value).replace("\t", "&#9;").replace("\n", "&#10;");
    }

    private static void enter(Node node, StringBuilder text) {
        switch (node.getNodeType()) {
            case Node.ELEMENT_NODE -> {
                text.append('<').append(node.getNodeName());
                // asking for the attributes of an element without any would make them
                if (node.hasAttributes()) {
                    attributes(node.getAttributes(), text);
                }
                text.append(node.hasChildNodes() ? ">" : "/>");
            }
            case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text.append(escaped(node.getNodeValue()));
            default -> {
                // comments and processing instructions carry no content
            }
        }
    }

    private static void attributes(NamedNodeMap attributes, StringBuilder text) {
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            text.append(' ').append(attribute.getNodeName()).append("=\"");
            text.append(escapedAttribute(attribute.getNodeValue())).append('"');
        }
    }

    private static void leave(Node node, StringBuilder text) {
        if (node.getNodeType() == Node.ELEMENT_NODE && node.hasChildNodes()) {
            text.append("</").append(node.getNodeName()).append('>');
        }
    }
}
