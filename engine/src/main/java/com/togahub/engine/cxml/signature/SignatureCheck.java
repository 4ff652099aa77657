package com.togahub.engine.cxml.signature;

import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * Verifies the signature of a document, in both forms that are in use: enveloped over the whole document, and cXML's own
 * with {@code cXMLSignedInfo} (cXML 1.2, chapter 22).
 *
 * <p>That a signature is mathematically right says little: it may cover something else than what is processed, or leave
 * parts out. So position, references, transforms, algorithms and key are all checked beside it, on the very DOM that is
 * processed afterwards.
 */
public final class SignatureCheck {
    private SignatureCheck() {}

    /**
     * Verifies.
     *
     * @param certificate PEM of the sender's certificate or its issuer's, as registered
     * @param required whether the document must be signed
     * @throws Refusal 475, 476 or 477
     */
    public static Coverage verify(Envelope envelope, Optional<String> certificate, boolean required, Instant now) {
        List<Element> signatures = envelope.signatures();
        if (signatures.isEmpty()) {
            if (required) {
                throw new Refusal(Status.SIGNATURE_REQUIRED, "This sender must sign its documents");
            }
            return Coverage.NONE;
        }
        Element element = signatures.get(0);
        if (signatures.size() > 1 || !isLastOf(envelope.root(), element)) {
            throw failed("The document must have one signature, after its request");
        }
        String trusted = certificate.orElseThrow(
                () -> new Refusal(Status.SIGNATURE_UNACCEPTABLE, "No certificate is registered for this sender"));
        PublicKey key = SigningKey.of(element, trusted, now);
        DOMValidateContext context = new DOMValidateContext(key, element);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
        Identifiers identifiers = Identifiers.of(envelope, element);
        identifiers.register(context);
        XMLSignature signature = unmarshal(context);
        Algorithms.require(signature.getSignedInfo());
        Coverage coverage = References.coverage(signature.getSignedInfo(), identifiers, envelope);
        validate(signature, context);
        requireProcessed(signature, envelope);
        return coverage;
    }

    /** The very nodes that were digested are those that are processed, and no others that look alike. */
    private static void requireProcessed(XMLSignature signature, Envelope envelope) {
        boolean request = false;
        boolean payload = false;
        for (Reference reference : Algorithms.references(signature.getSignedInfo())) {
            if (reference.getDereferencedData() instanceof NodeSetData<?> digested) {
                for (Object node : digested) {
                    request |= node == envelope.request();
                    payload |= node == envelope.payload();
                }
            }
        }
        if (!request || !payload) {
            throw new Refusal(Status.SIGNATURE_UNACCEPTABLE, "The signature covers another request than the one here");
        }
    }

    private static boolean isLastOf(Element root, Element signature) {
        List<Element> parts = Nodes.children(root);
        return parts.get(parts.size() - 1).isSameNode(signature);
    }

    private static XMLSignature unmarshal(DOMValidateContext context) {
        try {
            return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        } catch (MarshalException | ClassCastException | IllegalArgumentException refused) {
            throw new Refusal(
                    Status.SIGNATURE_UNACCEPTABLE, "The signature is malformed or uses a forbidden form", refused);
        }
    }

    private static void validate(XMLSignature signature, DOMValidateContext context) {
        try {
            if (!signature.validate(context)) {
                throw failed("The signature does not match the document. It is verified without the document type:"
                        + " sign before default attributes are added");
            }
        } catch (XMLSignatureException broken) {
            throw new Refusal(Status.SIGNATURE_VERIFICATION_FAILED, "The signature cannot be verified", broken);
        }
    }

    private static Refusal failed(String text) {
        return new Refusal(Status.SIGNATURE_VERIFICATION_FAILED, text);
    }
}
