package com.togahub.engine.cxml.envelope;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.delivery.Attachment;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A document that is a cXML request by its form; nothing in it is believed yet.
 *
 * @param payloadId the sender's name for the document, its idempotency key
 * @param from who originates it, at least one
 * @param to whom it is meant for, at least one
 * @param sender who sends it and must prove it, at least one
 * @param userAgent of the sending program
 * @param deploymentTest whether it is for a test environment
 * @param root the whole document
 * @param request the {@code Request} element
 * @param payload the request's one element, such as {@code OrderRequest}
 * @param signatures every XML signature in the document
 * @param sensitive elements that may hold a secret, see {@link Redaction}
 * @param attachments what came with it
 */
public record Envelope(
        String payloadId,
        List<Credential> from,
        List<Credential> to,
        List<Credential> sender,
        Optional<String> userAgent,
        boolean deploymentTest,
        Element root,
        Element request,
        Element payload,
        List<Element> signatures,
        List<Element> sensitive,
        List<Attachment> attachments) {
    public Envelope {
        requireNonNull(payloadId, "payloadId");
        from = List.copyOf(from);
        to = List.copyOf(to);
        sender = List.copyOf(sender);
        requireNonNull(userAgent, "userAgent");
        requireNonNull(root, "root");
        requireNonNull(request, "request");
        requireNonNull(payload, "payload");
        signatures = List.copyOf(signatures);
        sensitive = List.copyOf(sensitive);
        attachments = List.copyOf(attachments);
    }

    /** Name of the request, such as {@code OrderRequest}. */
    public String kind() {
        return payload.getLocalName();
    }
}
