package com.togahub.engine.cxml.sending;

import com.togahub.engine.cxml.delivery.Attachment;
import com.togahub.engine.cxml.delivery.MultipartWriter;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import com.togahub.engine.cxml.xml.XmlText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** A document as it goes over the wire: with the secret, and with what is attached to it. */
final class Letter {
    private static final String XML = "text/xml; charset=UTF-8";

    private Letter() {}

    static MultipartWriter.Written of(String document, Optional<String> secret, List<Attachment> attachments) {
        byte[] xml = secret.map(each -> proven(document, each)).orElse(document).getBytes(StandardCharsets.UTF_8);
        return attachments.isEmpty()
                ? new MultipartWriter.Written(XML, xml)
                : MultipartWriter.write(xml, XML, attachments);
    }

    /** The document with the secret in the first credential of its sender. */
    private static String proven(String document, String secret) {
        Element root = SafeParser.parse(document.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"))
                .getDocumentElement();
        Element credential = Nodes.at(root, "Header", "Sender", "Credential")
                .orElseThrow(() -> new IllegalStateException("the document names no sender"));
        Element proof = root.getOwnerDocument().createElement("SharedSecret");
        proof.setTextContent(secret);
        credential.appendChild(proof);
        return document.substring(0, document.indexOf("<cXML")) + XmlText.of(root);
    }
}
