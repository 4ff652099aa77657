package com.togahub.engine.cxml.attachment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code GET /v2/cxml-attachment-content?of=<uuid>}: an attachment with its bytes, for whoever may read its record. */
public final class ContentRoute implements ScriptedApi {
    private static final String OF = "of";
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Contents contents;

    /** Answers from these contents. */
    public ContentRoute(Contents contents) {
        this.contents = requireNonNull(contents, "contents");
    }

    @Override
    public String name() {
        return "CxmlAttachmentContent";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        String uuid = parameters.getOrDefault(OF, "");
        if (!UUID.matcher(uuid).matches()) {
            Problem missing =
                    Problem.of(Code.EV_6, "The attachment's uuid is required.").at(OF);
            throw new ProblemException(List.of(missing));
        }
        ObjectNode attachment =
                (ObjectNode) requests.get("/cxml-attachments/" + uuid, Map.of()).path(AttachmentRows.NAME);
        byte[] bytes =
                contents.find(requests.context().tenant(), uuid).orElseThrow(() -> new ProblemException(Code.EV_14));
        attachment.put("base64", Base64.getEncoder().encodeToString(bytes));
        return new Data(200, "cxmlAttachmentContent", attachment);
    }
}
