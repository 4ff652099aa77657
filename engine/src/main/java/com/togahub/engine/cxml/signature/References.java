package com.togahub.engine.cxml.signature;

import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import org.w3c.dom.Element;

/** What a signature refers to: it must be the request that will be processed, or the whole document. */
final class References {
    private References() {}

    static Coverage coverage(SignedInfo info, Identifiers identifiers, Envelope envelope) {
        boolean document = false;
        boolean request = false;
        boolean signedInfo = false;
        for (Reference reference : Algorithms.references(info)) {
            String uri = reference.getURI();
            String id = uri != null && uri.startsWith("#") ? uri.substring(1) : "";
            if ("".equals(uri)) {
                requireEnveloped(reference);
                document = true;
            } else if (identifiers.isRequest(id)) {
                request = true;
            } else if (identifiers.isSignedInfo(id)) {
                signedInfo = true;
            } else if (!identifiers.isProperties(id)) {
                throw unacceptable("The signature refers to something that is not processed");
            }
        }
        if (document) {
            return Coverage.DOCUMENT;
        }
        if (!request || !signedInfo) {
            throw unacceptable("The signature must cover cXMLSignedInfo and the request");
        }
        requirePayloadId(identifiers.signedInfo().orElseThrow(), envelope);
        return Coverage.REQUEST;
    }

    private static void requireEnveloped(Reference reference) {
        boolean enveloped = Algorithms.transforms(reference).stream()
                .anyMatch(transform -> transform.getAlgorithm().equals(Transform.ENVELOPED));
        if (!enveloped) {
            throw unacceptable("A signature over the document needs the enveloped-signature transform");
        }
    }

    private static void requirePayloadId(Element signedInfo, Envelope envelope) {
        boolean same = Nodes.attribute(signedInfo, "payloadID")
                .filter(envelope.payloadId()::equals)
                .isPresent();
        if (!same) {
            throw new Refusal(Status.SIGNATURE_VERIFICATION_FAILED, "The signature was made for another payloadID");
        }
    }

    private static Refusal unacceptable(String text) {
        return new Refusal(Status.SIGNATURE_UNACCEPTABLE, text);
    }
}
