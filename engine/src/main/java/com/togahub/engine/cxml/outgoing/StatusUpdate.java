package com.togahub.engine.cxml.outgoing;

import com.togahub.engine.cxml.caller.Outgoing;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.cxml.write.Tag;

/** Says how far an order has come, by a status of the protocol and our own word for it. */
final class StatusUpdate {
    private StatusUpdate() {}

    /** The document's request: 200 for an order that is done with, 201 for one that is not. */
    static Notice notice(CustomersOrder order, String payloadId) {
        Status status = order.status().isDone() ? Status.OK : Status.ACCEPTED;
        return new Notice(Outgoing.STATUS_UPDATE, OutgoingDocument.Type.CXML, (operation, time, earlier) -> Tag.of(
                        "StatusUpdateRequest")
                .add(References.document(payloadId))
                .add(Tag.of("Status", order.status().word())
                        .with("code", Integer.toString(status.code()))
                        .with("text", status.text())
                        .with("xml:lang", "en-US")));
    }
}
