package com.togahub.engine.cxml.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.delivery.Attachment;
import java.util.List;

/** The records of a document's attachments. */
public final class AttachmentRows {
    /** Member of a document's record, and name of the record. */
    public static final String NAME = "cxmlAttachments";

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TYPE = 100;

    private AttachmentRows() {}

    /** The records to be made with their document's, in order. */
    public static ArrayNode of(List<Attachment> attachments) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Attachment attachment : attachments) {
            // a part that nothing can refer to is told from the others by its place
            String id = attachment.contentId().isEmpty() ? "part-" + (rows.size() + 1) : attachment.contentId();
            rows.addObject()
                    .put("contentId", cut(id, LONGEST_NAME))
                    .put("contentType", cut(attachment.mediaType(), LONGEST_TYPE))
                    .put(
                            "fileName",
                            attachment
                                    .fileName()
                                    .map(name -> cut(name, LONGEST_NAME))
                                    .orElse(null))
                    .put("size", attachment.bytes().length);
        }
        return rows;
    }

    /**
     * Keeps the bytes of records just made.
     *
     * @param made the records, with their uuids, in the order of the attachments
     */
    public static void keep(Contents contents, Tenant tenant, JsonNode made, List<Attachment> attachments) {
        for (int i = 0; i < attachments.size(); i++) {
            contents.keep(
                    tenant,
                    made.path(i).path("uuid").asText(),
                    attachments.get(i).bytes());
        }
    }

    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
