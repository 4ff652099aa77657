package com.togahub.engine.cxml.types;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The document types in a directory, which holds the files themselves ({@code cXML.dtd}, {@code Fulfill.dtd}, ...) or one
 * directory of them per version, of which the newest is taken. Nothing outside of that directory is ever opened.
 */
public final class DocumentTypes {
    private static final String GENERAL = "cXML.dtd";
    private static final int MOST_FLAWS = 100;

    /** Requests whose type is not the general one. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("ConfirmationRequest", "Fulfill.dtd"),
            Map.entry("ShipNoticeRequest", "Fulfill.dtd"),
            Map.entry("ReceiptRequest", "Fulfill.dtd"),
            Map.entry("InvoiceDetailRequest", "InvoiceDetail.dtd"),
            Map.entry("QuoteRequest", "Quote.dtd"),
            Map.entry("QuoteMessage", "Quote.dtd"),
            Map.entry("ContractRequest", "Contract.dtd"),
            Map.entry("CatalogUploadRequest", "Catalog.dtd"));

    private final Path directory;

    /**
     * The types of a directory.
     *
     * @throws IllegalArgumentException when it holds none, for the operator
     */
    public DocumentTypes(Path directory) {
        this.directory = newest(requireNonNull(directory, "directory"));
    }

    private static Path newest(Path directory) {
        if (Files.isRegularFile(directory.resolve(GENERAL))) {
            return directory;
        }
        try (Stream<Path> versions = Files.list(directory)) {
            return versions.filter(version -> Files.isRegularFile(version.resolve(GENERAL)))
                    .max(Comparator.comparing(version -> version.getFileName().toString()))
                    .orElseThrow(() -> new IllegalArgumentException("there is no " + GENERAL + " in " + directory));
        } catch (IOException broken) {
            throw new IllegalArgumentException("the directory " + directory + " cannot be read", broken);
        }
    }

    /**
     * What a document breaks of its type; empty for a valid one.
     *
     * @param kind name of the request, message or response in it
     * @param markup well-formed and without a document type of its own
     */
    public List<Flaw> flaws(String kind, String markup) {
        Reader reader = new Reader(FILES.getOrDefault(kind, GENERAL));
        try {
            newParser().parse(new InputSource(new StringReader(typed(markup))), reader);
        } catch (SAXException broken) {
            reader.add(-1, broken.getMessage());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return List.copyOf(reader.flaws);
    }

    /** The markup with a type, on the line of its first tag so that lines keep their numbers. */
    private static String typed(String markup) {
        int start = markup.startsWith("<?xml") ? markup.indexOf("?>") + 2 : 0;
        return markup.substring(0, start) + "<!DOCTYPE cXML SYSTEM \"" + GENERAL + "\">" + markup.substring(start);
    }

    private static SAXParser newParser() {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setValidating(true);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            return factory.newSAXParser();
        } catch (ParserConfigurationException | SAXException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Follows the elements, so that a flaw can name its own. */
    private final class Reader extends DefaultHandler {
        private final String file;
        private final Deque<String> open = new ArrayDeque<>();
        private final List<Flaw> flaws = new ArrayList<>();

        Reader(String file) {
            this.file = file;
        }

        void add(int line, String text) {
            if (flaws.size() < MOST_FLAWS) {
                flaws.add(new Flaw(line, open.isEmpty() ? "" : open.peek(), text));
            }
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(directory.resolve(file).toUri().toString());
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            open.push(name);
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            open.pop();
        }

        @Override
        public void error(SAXParseException flaw) {
            add(flaw.getLineNumber(), flaw.getMessage());
        }

        @Override
        public void fatalError(SAXParseException flaw) throws SAXException {
            throw flaw;
        }
    }
}
