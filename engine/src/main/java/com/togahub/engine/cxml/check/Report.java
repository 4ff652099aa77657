package com.togahub.engine.cxml.check;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.status.Status;
import java.util.List;

/**
 * The result of a check.
 *
 * @param status what the document would be answered
 * @param remarks errors first
 * @param examined how far the document was looked at
 */
public record Report(Status status, List<Remark> remarks, Stage examined) {
    /** The stages of a check, each of which needs the one before. */
    public enum Stage {
        /** Nothing but the text. */
        TEXT,
        /** Header and Request were found. */
        ENVELOPE,
        /** The sender is known, and its signature was looked at. */
        SENDER,
        /** What the request asks for was tried, and taken back. */
        REQUEST
    }

    public Report {
        requireNonNull(status, "status");
        remarks = List.copyOf(remarks);
        requireNonNull(examined, "examined");
    }

    /** The report as JSON. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("isAccepted", status.isSuccess());
        json.put("status", status.code());
        json.put("text", status.text());
        json.put("examined", examined.name());
        ArrayNode list = json.putArray("findings");
        for (Remark remark : remarks) {
            ObjectNode item = list.addObject();
            item.put("severity", remark.isError() ? "error" : "warning");
            item.put("status", remark.status().code());
            remark.line().ifPresentOrElse(line -> item.put("line", line), () -> item.putNull("line"));
            remark.element().ifPresentOrElse(name -> item.put("element", name), () -> item.putNull("element"));
            item.put("text", remark.text());
            item.put("hint", remark.hint());
        }
        return json;
    }
}
