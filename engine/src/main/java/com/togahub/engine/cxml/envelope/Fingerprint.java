package com.togahub.engine.cxml.envelope;

import com.togahub.engine.cxml.delivery.Attachment;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.Walk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Tells whether two documents say the same. The time of sending, encoding, white space between elements, comments and
 * signature do not count: senders change them when they send a document again.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 of a document's content and of what came along, 64 hexadecimal digits. To be taken after {@link Redaction}. */
    public static String of(Envelope envelope) {
        StringBuilder content = new StringBuilder();
        for (Attachment attachment : envelope.attachments()) {
            content.append(attachment.contentId())
                    .append('\u0006')
                    .append(sha256(attachment.bytes()))
                    .append('\u0007');
        }
        for (Element part : Nodes.children(envelope.root())) {
            if (!Namespaces.isSignature(part)) {
                new Walk(part).between(node -> enter(node, content), node -> leave(node, content));
            }
        }
        return sha256(content.toString());
    }

    /** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void enter(Node node, StringBuilder content) {
        if (node.getNodeType() == Node.ELEMENT_NODE) {
            content.append('\u0001').append(node.getNodeName());
            if (node.hasAttributes()) {
                attributes(node.getAttributes(), content);
            }
            content.append('\u0004');
        } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
            content.append(node.getNodeValue().strip());
        }
    }

    private static void attributes(NamedNodeMap present, StringBuilder content) {
        if (present.getLength() == 1) {
            attribute(present.item(0).getNodeName(), present.item(0).getNodeValue(), content);
            return;
        }
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < present.getLength(); i++) {
            attributes.put(present.item(i).getNodeName(), present.item(i).getNodeValue());
        }
        attributes.forEach((name, value) -> attribute(name, value, content));
    }

    private static void attribute(String name, String value, StringBuilder content) {
        content.append('\u0002').append(name).append('\u0003').append(value);
    }

    private static void leave(Node node, StringBuilder content) {
        if (node.getNodeType() == Node.ELEMENT_NODE) {
            content.append('\u0005');
        }
    }
}
