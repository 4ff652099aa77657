package com.togahub.engine.cxml.xml;

import com.togahub.engine.cxml.status.Finding;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The JDK's parser with everything switched off that a document could use to reach beyond its own bytes. */
public final class SafeParser {
    private static final Pattern VERSION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*[\"']1\\.0[\"']");
    private static final DocumentBuilderFactory FACTORY = factory();

    private SafeParser() {}

    /**
     * Parses bytes as they came from a sender.
     *
     * @param mimeCharset see {@link Encoding#decode}
     * @return a DOM without document type, entity references, and with nothing deeper than {@link Markup#MAX_DEPTH}
     * @throws Refusal 406 (or 499) where it cannot be read
     */
    public static Document parse(byte[] bytes, Optional<String> mimeCharset) {
        return parse(plain(bytes, mimeCharset));
    }

    /**
     * The text of such bytes as it is parsed: without its document type, every line where it was.
     *
     * @throws Refusal 406 (or 499) where it cannot be read
     */
    public static String plain(byte[] bytes, Optional<String> mimeCharset) {
        if (bytes.length == 0) {
            throw new Refusal(Status.NOT_ACCEPTABLE, "The document is empty");
        }
        return Markup.plain(Encoding.decode(bytes, mimeCharset));
    }

    private static Document parse(String plain) {
        if (plain.startsWith("<?xml") && !VERSION.matcher(plain).lookingAt()) {
            throw new Refusal(Status.NOT_ACCEPTABLE, "Only XML 1.0 is read");
        }
        try {
            DocumentBuilder builder = newBuilder();
            builder.setErrorHandler(STRICT);
            builder.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("external access");
            });
            return builder.parse(new InputSource(new StringReader(plain)));
        } catch (SAXParseException broken) {
            int line = broken.getLineNumber();
            Finding finding = Finding.onLine(line, "Line " + line + " is not well-formed XML");
            throw new Refusal(Status.NOT_ACCEPTABLE, List.of(finding), broken);
        } catch (SAXException | IOException broken) {
            throw new Refusal(Status.NOT_ACCEPTABLE, "The document is not well-formed XML", broken);
        }
    }

    private static DocumentBuilder newBuilder() {
        try {
            // the factory is only read after its set-up, but does not promise to be safe for several threads
            synchronized (FACTORY) {
                return FACTORY.newDocumentBuilder();
            }
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static DocumentBuilderFactory factory() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setCoalescing(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(true);
        factory.setValidating(false);
        return factory;
    }

    private static final ErrorHandler STRICT = new ErrorHandler() {
        @Override
        public void warning(SAXParseException warning) {
            // a warning changes nothing in what was read
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    };
}
