package com.togahub.engine.cxml.check;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * On which line of a text each element begins, by its path.
 *
 * @param byPath lines from 1, by {@link com.togahub.engine.cxml.xml.Nodes#path}
 * @param byNumber paths of line items, by their {@code lineNumber}
 */
record Lines(Map<String, Integer> byPath, Map<String, String> byNumber) {
    private static final String NUMBER = "lineNumber";
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /** The lines of a text; empty when it is not well-formed. */
    static Optional<Lines> ofAny(String plain) {
        Lines lines = new Lines(new HashMap<>(), new HashMap<>());
        try {
            lines.read(FACTORY.createXMLStreamReader(new StringReader(plain)));
            return Optional.of(lines);
        } catch (XMLStreamException broken) {
            // the parser has said so already, with the line
            return Optional.empty();
        }
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        Deque<String> open = new ArrayDeque<>();
        Deque<Map<String, Integer>> counted = new ArrayDeque<>();
        open.push("");
        counted.push(new HashMap<>());
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                int position = counted.peek().merge(name, 1, Integer::sum);
                String path = open.peek() + "/" + name + "[" + position + "]";
                byPath.put(path, reader.getLocation().getLineNumber());
                Optional.ofNullable(reader.getAttributeValue(null, NUMBER))
                        .ifPresent(number -> byNumber.putIfAbsent(number.strip(), path));
                open.push(path);
                counted.push(new HashMap<>());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
                counted.pop();
            }
        }
    }
}
