package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.cxml.write.Tag;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.job.Tasks;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Where documents wait to be sent: a row of {@code CxmlDocuments} without a status and a job, both in the present transaction.
 * Rolled back, nothing is sent; committed, nothing is lost.
 */
public final class Outbox {
    /** The action that sends a document. */
    public static final String ACTION = "Cxml/Documents/Send";

    /** The shared role that documents are written with. */
    static final String ROLE = "cxml";

    private static final int MOST_OF_AUTHORITY = 100;

    private final Tasks tasks;
    private final Clock clock;

    /** Documents made at this clock's time, sent by jobs. */
    public Outbox(Tasks tasks, Clock clock) {
        this.tasks = requireNonNull(tasks, "tasks");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Puts a document in.
     *
     * @param about the order and its partner
     * @param fulfilment that it is about
     * @param operation such as {@code new}
     * @param earlier the document of ours that it takes the place of
     */
    void put(
            Requests requests,
            Subject about,
            Optional<String> fulfilment,
            Notice notice,
            String operation,
            Optional<String> earlier) {
        OutgoingDocument outer = OutgoingDocument.of(clock, authority(requests));
        Tag header = Letterhead.of(about.received(), about.outgoing()).tag();
        Tag request = notice.request(
                operation, outer.timestamp(), earlier, about.received().isTest());
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("identityUuid", about.received().identityUuid());
        row.put("payloadID", outer.payloadId());
        row.put("direction", "OUT");
        row.put("kind", notice.kind());
        row.put("contentHash", notice.hash());
        row.put("document", outer.write(notice.type(), header, request));
        row.put("deploymentMode", about.received().isTest() ? "test" : "production");
        requests.context().transactionId().ifPresent(id -> row.put("transactionId", id.value()));
        row.put("salesOrder", about.orderUuid());
        fulfilment.ifPresent(uuid -> row.put("itemFulfillmentUuid", uuid));
        String uuid = requests.as(ROLE)
                .post("/cxml-documents", row, Map.of("fields", "uuid"))
                .path("cxmlDocuments")
                .path("uuid")
                .asText();
        String client = requests.context().tenant().slug().orElseThrow();
        tasks.runAfterCommit(ACTION, Map.of("uuid", uuid, "client", client));
    }

    private static String authority(Requests requests) {
        String authority = requests.context().origin().authority();
        return authority.length() > MOST_OF_AUTHORITY ? authority.substring(0, MOST_OF_AUTHORITY) : authority;
    }
}
