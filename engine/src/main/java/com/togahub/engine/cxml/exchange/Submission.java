package com.togahub.engine.cxml.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.cxml.attachment.AttachmentRows;
import com.togahub.engine.cxml.envelope.Fingerprint;
import com.togahub.engine.cxml.xml.XmlText;
import java.util.Optional;
import java.util.UUID;

/**
 * A document on its way into the engine: its ids there and the row that keeps it.
 *
 * @param incoming the document
 * @param document its markup, as it is kept and logged
 * @param contentHash what tells it from another document with the same payloadID
 * @param context the request it is, still without an id
 */
record Submission(Incoming incoming, String document, String contentHash, RequestContext context) {
    private static final int HASH_DIGITS = 40;

    static Submission of(Incoming incoming, RequestContext context) {
        String document = XmlText.of(incoming.envelope().root());
        return new Submission(incoming, document, Fingerprint.of(incoming.envelope()), logging(context, document));
    }

    /** The id that belongs to the payloadID: whoever finds it taken has sent the document before. */
    RequestContext first() {
        return with(name());
    }

    /** An id for one more attempt, when an earlier one came to nothing; recognisably of the same payloadID. */
    RequestContext again() {
        return with(name() + "." + UUID.randomUUID().toString().substring(0, 13));
    }

    /** The row of {@code CxmlDocuments}. */
    ObjectNode row(RequestContext attempt, Exchange.Reply reply, Handled handled) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("identityUuid", incoming.identity().uuid());
        row.put("payloadID", incoming.envelope().payloadId());
        row.put("direction", "IN");
        row.put("kind", incoming.envelope().kind());
        row.put("contentHash", contentHash);
        row.put("document", document);
        row.put("response", reply.document());
        row.put("status", reply.status().code());
        row.put("deploymentMode", incoming.envelope().deploymentTest() ? "test" : "production");
        attempt.transactionId().ifPresent(id -> row.put("transactionId", id.value()));
        handled.links().forEach(row::put);
        handled.notes().ifPresent(notes -> row.put("notes", notes));
        if (!incoming.envelope().attachments().isEmpty()) {
            row.set(AttachmentRows.NAME, AttachmentRows.of(incoming.envelope().attachments()));
        }
        return row;
    }

    private String name() {
        String both = incoming.identity().uuid() + "\n" + incoming.envelope().payloadId();
        return "cxml:" + Fingerprint.sha256(both).substring(0, HASH_DIGITS);
    }

    private RequestContext with(String id) {
        return new RequestContext(
                Optional.of(new TransactionId(id)),
                context.parent(),
                context.caller(),
                context.tenant(),
                context.origin(),
                context.received());
    }

    private static RequestContext logging(RequestContext context, String document) {
        Origin origin = context.origin();
        Origin full = new Origin(
                origin.method(),
                origin.route(),
                origin.options(),
                Optional.of(document),
                origin.authority(),
                origin.address(),
                origin.userAgent());
        return new RequestContext(
                context.transactionId(),
                context.parent(),
                context.caller(),
                context.tenant(),
                full,
                context.received());
    }
}
