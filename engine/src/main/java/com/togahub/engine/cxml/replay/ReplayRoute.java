package com.togahub.engine.cxml.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.cxml.attachment.AttachmentRows;
import com.togahub.engine.cxml.attachment.Contents;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.IdentityLookup;
import com.togahub.engine.cxml.delivery.Attachment;
import com.togahub.engine.cxml.delivery.Parcel;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.exchange.Exchange;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.outgoing.Outbox;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.job.Tasks;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * {@code POST /v2/cxml-replays} with {@code {"cxmlDocument": uuid, "reason": text}}. A received document that was refused is
 * carried out as it would be now, with the grants of whoever asks, and its row then says what came of it: the sender who
 * repeats it gets the new answer. A document that goes out is sent again, under its own payloadID.
 */
public final class ReplayRoute implements ScriptedApi {
    private static final String ROUTE = "/cxml-documents/";
    private static final String DOCUMENT = "cxmlDocument";
    private static final String REASON = "reason";
    private static final Set<String> MEMBERS = Set.of(DOCUMENT, REASON);
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String FIELDS =
            "uuid,direction,status,identityUuid,document,notes,cxmlAttachments.uuid,cxmlAttachments.contentId,"
                    + "cxmlAttachments.contentType,cxmlAttachments.fileName";
    private static final int FIRST_REFUSAL = 300;

    private final Supplier<Exchange> exchange;
    private final IdentityLookup identities;
    private final Contents contents;
    private final Tasks tasks;

    /**
     * Carries out again through an exchange, and sends again by jobs.
     *
     * @param exchange asked for when it is needed: it stands on the engine, which this is a part of
     */
    public ReplayRoute(Supplier<Exchange> exchange, IdentityLookup identities, Contents contents, Tasks tasks) {
        this.exchange = requireNonNull(exchange, "exchange");
        this.identities = requireNonNull(identities, "identities");
        this.contents = requireNonNull(contents, "contents");
        this.tasks = requireNonNull(tasks, "tasks");
    }

    @Override
    public String name() {
        return "CxmlReplays";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw refused(Code.EV_3, "There is no such member.", name);
            }
        });
        String uuid = required(body, DOCUMENT);
        String reason = required(body, REASON);
        if (!UUID.matcher(uuid).matches() || !requests.lock(ROUTE + uuid)) {
            throw new ProblemException(Code.EV_14);
        }
        JsonNode row = requests.get(ROUTE + uuid, Map.of("fields", FIELDS)).path("cxmlDocuments");
        String notes = notes(row, requests.context().caller().name(), reason);
        ObjectNode answer = row.path("direction").asText().equals("OUT")
                ? sendAgain(uuid, notes, requests)
                : carryOut(uuid, row, notes, requests);
        return new Data(200, "cxmlReplay", answer.put(DOCUMENT, uuid));
    }

    private ObjectNode sendAgain(String uuid, String notes, Requests requests) {
        ObjectNode change =
                JsonNodeFactory.instance.objectNode().putNull("status").putNull("response");
        requests.put(ROUTE + uuid, change.put("notes", notes), Map.of("fields", "uuid"));
        String client = requests.context().tenant().slug().orElseThrow(() -> new ProblemException(Code.EV_14));
        tasks.runAfterCommit(Outbox.ACTION, Map.of("uuid", uuid, "client", client));
        return JsonNodeFactory.instance.objectNode().putNull("status").put("text", "The document is sent again.");
    }

    private ObjectNode carryOut(String uuid, JsonNode row, String notes, Requests requests) {
        if (row.path("status").asInt() < FIRST_REFUSAL) {
            throw new ProblemException(Code.EO_4, "The document has been carried out already.");
        }
        try {
            Exchange.Replayed replayed = exchange.get().carryOut(incoming(row, requests), requests);
            ObjectNode change = replayed.change().put("notes", notes);
            requests.put(ROUTE + uuid, change, Map.of("fields", "uuid"));
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("status", replayed.reply().status().code())
                    .put("text", replayed.text());
        } catch (Refusal refusal) {
            throw new ProblemException(
                    List.of(Problem.of(
                            Code.EO_4,
                            "The document is refused with " + refusal.status().code() + ": " + refusal.detail())),
                    refusal);
        }
    }

    private Incoming incoming(JsonNode row, Requests requests) {
        CxmlIdentity identity = identities
                .byUuid(row.path("identityUuid").asText())
                .filter(known -> requests.context()
                        .tenant()
                        .slug()
                        .filter(known::reaches)
                        .isPresent())
                .orElseThrow(() -> new ProblemException(Code.EO_4, "The sender's identity is not active any more."));
        byte[] document = row.path("document").asText().getBytes(StandardCharsets.UTF_8);
        Parcel parcel = new Parcel(document, Optional.of("UTF-8"), attachments(row, requests));
        return new Incoming(
                EnvelopeReader.read(parcel),
                identity,
                "https://" + requests.context().origin().authority() + "/cxml",
                requests.context().received());
    }

    private List<Attachment> attachments(JsonNode row, Requests requests) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode each : row.path(AttachmentRows.NAME)) {
            byte[] bytes = contents.find(
                            requests.context().tenant(), each.path("uuid").asText())
                    .orElse(new byte[0]);
            attachments.add(new Attachment(
                    each.path("contentId").asText(),
                    each.path("contentType").asText(),
                    Optional.of(each.path("fileName").asText("")).filter(name -> !name.isEmpty()),
                    bytes));
        }
        return attachments;
    }

    private static String notes(JsonNode row, String who, String reason) {
        String before = row.path("notes").asText("");
        return (before.isEmpty() ? "" : before + "\n") + "Replayed by " + who + ": " + reason;
    }

    private static String required(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw refused(Code.EV_6, "A text is required.", name);
        }
        return value.asText().strip();
    }

    private static ProblemException refused(Code code, String text, String name) {
        return new ProblemException(List.of(Problem.of(code, text).at(name)));
    }
}
