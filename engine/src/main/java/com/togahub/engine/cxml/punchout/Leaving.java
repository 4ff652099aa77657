package com.togahub.engine.cxml.punchout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.PunchOutTerms;
import com.togahub.engine.cxml.caller.PunchOutTerms.Operation;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.intercept.Requests;
import java.util.List;
import java.util.Optional;

/**
 * Ends a session: the basket goes to its quote or cart, the message is written and kept, and a form takes it to the buyer.
 *
 * @param identity whose session it is
 * @param terms as its mapping has them now
 * @param document the outer form of the message
 */
record Leaving(Requests requests, CxmlIdentity identity, PunchOutTerms terms, OutgoingDocument document) {
    private static final String DOCUMENTS = "/cxml-documents";

    /**
     * Ends it with the basket as it is, or as it was.
     *
     * @param takesBasket whether the basket is what the buyer gets; else nothing has changed
     */
    Departure leave(StoredSession session, boolean takesBasket) {
        boolean isNew = session.operation() == Operation.CREATE;
        boolean isTaken = takesBasket && !session.isReadOnly();
        boolean isEmpty = session.content().basket().lines().isEmpty();
        // nothing of a new cart is no cart
        boolean isCancelled = isNew && (!isTaken || isEmpty);
        StoredSession ended = isTaken ? session.with(session.content().with(terms.highest())) : session;
        Records records = new Records(requests, session.kind());
        if (isCancelled) {
            session.record().ifPresent(records::cancel);
        } else if (isTaken) {
            session.record()
                    .ifPresent(uuid -> records.write(uuid, session.content().basket()));
        }
        boolean isReturned = !isCancelled && (isTaken || session.isReadOnly());
        close(ended, isReturned ? StoredSession.RETURNED : StoredSession.CANCELLED);
        String message = message(ended, isNew, isTaken);
        session.returnTarget().ifPresent(target -> keep(session, message));
        return new Departure(
                session.returnTarget().map(target -> ReturnForm.of(target, terms.carriage(), message)),
                !isCancelled && !isEmpty);
    }

    /** What the buyer is told: what it gets, that a new cart came to nothing, or that what it has stays as it is. */
    private String message(StoredSession session, boolean isNew, boolean isTaken) {
        if (isTaken) {
            return ReturnMessage.of(session, mode(), document);
        }
        Content content = session.content();
        Basket nothing = new Basket(content.basket().currency(), List.of());
        return isNew
                ? ReturnMessage.of(session.with(content.with(nothing)), mode(), document)
                : ReturnMessage.unchanged(session, mode(), document);
    }

    private String mode() {
        return requests.context().tenant().slug().equals(Optional.of(identity.clientSlug())) ? "production" : "test";
    }

    private void close(StoredSession session, String status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", status);
        body.put("dtReturned", document.timestamp().toString());
        body.set("basket", session.content().json());
        requests.put(StoredSession.ROUTE + "/" + session.uuid(), body);
    }

    private void keep(StoredSession session, String message) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("identityUuid", identity.uuid());
        row.put("payloadID", document.payloadId());
        row.put("direction", "OUT");
        row.put("kind", "PunchOutOrderMessage");
        row.put("document", message);
        row.put("deploymentMode", mode());
        row.put("punchOutSession", session.uuid());
        requests.context().transactionId().ifPresent(id -> row.put("transactionId", id.value()));
        requests.post(DOCUMENTS, row);
    }
}
