package com.togahub.engine.cxml.status;

/** The status codes a cXML response of this gateway may carry (cXML 1.2.051, 3.1.9.1), with their standard texts. */
public enum Status {
    OK(200, "OK"),
    ACCEPTED(201, "Accepted"),
    NO_CONTENT(204, "No Content"),
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHORIZED(401, "Unauthorized"),
    PAYMENT_REQUIRED(402, "Payment Required"),
    FORBIDDEN(403, "Forbidden"),
    NOT_ACCEPTABLE(406, "Not Acceptable"),
    CONFLICT(409, "Conflict"),
    PRECONDITION_FAILED(412, "Precondition Failed"),
    EXPECTATION_FAILED(417, "Expectation Failed"),
    NOT_IMPLEMENTED(450, "Not Implemented"),
    SIGNATURE_REQUIRED(475, "Signature Required"),
    SIGNATURE_VERIFICATION_FAILED(476, "Signature Verification Failed"),
    SIGNATURE_UNACCEPTABLE(477, "Signature Unacceptable"),
    DOCUMENT_SIZE_ERROR(499, "Document Size Error"),
    INTERNAL_SERVER_ERROR(500, "Internal Server Error"),
    UNREACHABLE(550, "Unable to reach cXML server"),
    UNABLE_TO_FORWARD(551, "Unable to forward request"),
    TEMPORARY_ERROR(560, "Temporary server error");

    private final int code;
    private final String text;

    Status(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /** The standard text, the {@code text} attribute on the wire. */
    public String text() {
        return text;
    }

    /** Whether the document was acted on. */
    public boolean isSuccess() {
        return code < 300;
    }

    /** Whether the sender should send the same document again later; such an answer is never kept. */
    public boolean isRetryable() {
        return code >= 500;
    }
}
