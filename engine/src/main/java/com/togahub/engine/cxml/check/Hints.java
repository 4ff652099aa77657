package com.togahub.engine.cxml.check;

import com.togahub.engine.cxml.status.Status;

/** What a sender can do about each status. */
final class Hints {
    /** About what a document type does not allow, for senders that need not keep to it. */
    static final String LENIENT =
            "The document type does not allow this. It is accepted from this sender all the same.";

    private Hints() {}

    static String of(Status status) {
        return switch (status) {
            case BAD_REQUEST, PAYMENT_REQUIRED -> "Correct the value and send the document under a new payloadID.";
            case UNAUTHORIZED ->
                "Compare the domain, the Identity and the secret in Header/Sender/Credential with what was agreed.";
            case FORBIDDEN -> "Ask for this From, To, deploymentMode or request to be allowed for the identity.";
            case NOT_ACCEPTABLE ->
                "Send well-formed XML 1.0 in UTF-8, with no internal subset in its DOCTYPE, as one Header and one Request.";
            case CONFLICT ->
                "Use a new payloadID for other content, a new orderID or shipmentID for another document, a higher version for"
                        + " a change.";
            case PRECONDITION_FAILED -> "Begin a new session: the earlier one does not allow this operation any more.";
            case EXPECTATION_FAILED -> "Send the document that this one refers to first, or correct the reference.";
            case NOT_IMPLEMENTED -> "Send a ProfileRequest: its answer lists what is carried out.";
            case SIGNATURE_REQUIRED -> "Sign the document: unsigned ones are not taken from this identity.";
            case SIGNATURE_VERIFICATION_FAILED ->
                "Sign last, without attribute defaults of a document type, and change nothing afterwards.";
            case SIGNATURE_UNACCEPTABLE ->
                "Sign the whole document or its Request with the registered certificate, by SHA-256 or better, with no other"
                        + " transforms than enveloped-signature and canonicalisation.";
            case DOCUMENT_SIZE_ERROR -> "Divide the document.";
            case INTERNAL_SERVER_ERROR, UNREACHABLE, UNABLE_TO_FORWARD, TEMPORARY_ERROR ->
                "Send the same document again later.";
            case OK, ACCEPTED, NO_CONTENT -> "";
        };
    }
}
