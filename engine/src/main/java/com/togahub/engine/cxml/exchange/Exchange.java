package com.togahub.engine.cxml.exchange;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.cxml.attachment.AttachmentRows;
import com.togahub.engine.cxml.attachment.Contents;
import com.togahub.engine.cxml.delivery.Attachment;
import com.togahub.engine.cxml.envelope.ReturnAddress;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.cxml.write.ResponseWriter;
import com.togahub.engine.identity.Seals;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Acts on a document once. What it causes, the document itself and its answer commit together, under a transaction id made
 * of the payloadID; the unique key of the kept document decides between senders of the same payloadID. A document that is
 * there already is answered from what was kept, or refused when it says something else.
 *
 * <p>Answers that ask to be tried again (5xx) are not kept: the next attempt is then the first one again.
 */
public final class Exchange {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());
    private static final int ATTEMPTS = 3;
    private static final String TAKEN = "Another document with this payloadID has been received";
    private static final String ROUTE = "/cxml-documents";
    private static final String RECORD = "cxmlDocuments";

    private final Engine engine;
    private final Documents documents;
    private final Contents contents;
    private final Map<String, Handler> handlers;
    private final ResponseWriter writer;
    private final KeptAnswers answers;

    /**
     * Acts through an engine.
     *
     * @param handlers by the name of the request they carry out
     * @param seals for what is secret in answers that are kept
     */
    public Exchange(
            Engine engine,
            Documents documents,
            Contents contents,
            Map<String, Handler> handlers,
            ResponseWriter writer,
            Seals seals) {
        this.engine = requireNonNull(engine, "engine");
        this.documents = requireNonNull(documents, "documents");
        this.contents = requireNonNull(contents, "contents");
        this.handlers = Map.copyOf(handlers);
        this.writer = requireNonNull(writer, "writer");
        this.answers = new KeptAnswers(seals);
    }

    /**
     * The answer.
     *
     * @param status the answer's status; OK for every answer that was kept
     * @param document the answer as it goes to the sender
     */
    public record Reply(Status status, String document) {
        public Reply {
            requireNonNull(status, "status");
            requireNonNull(document, "document");
        }
    }

    /** Acts on a document, or answers as it was answered before. */
    public Reply reply(Incoming incoming, RequestContext context) {
        Submission submission = Submission.of(incoming, context);
        RequestContext attempt = submission.first();
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                return engine.transact(attempt, requests -> act(submission, requests));
            } catch (ProblemException problem) {
                Code code = problem.problems().get(0).code();
                Optional<Reply> before = code == Code.EV_5 || code == Code.EV_9 ? before(submission) : Optional.empty();
                if (before.isPresent()) {
                    return logged(submission, before.get());
                }
                if (code != Code.EV_5) {
                    return refused(submission, Problems.refusal(problem));
                }
                attempt = submission.again();
            }
        }
        return written(
                CxmlResponse.of(Status.TEMPORARY_ERROR, "The document is being processed; send it again later"),
                context);
    }

    /**
     * Tries what a document asks for, and takes it back.
     *
     * @return why it would be refused; empty when it would be carried out, or is answered already
     */
    public Optional<Refusal> rehearse(Incoming incoming, RequestContext context) {
        Submission submission = Submission.of(incoming, context);
        Optional<Reply> before = before(submission);
        if (before.isPresent()) {
            logged(submission, before.get());
            return Optional.of(before.get())
                    .filter(reply -> reply.status() == Status.CONFLICT)
                    .map(taken -> new Refusal(Status.CONFLICT, TAKEN));
        }
        ProblemException checked =
                new ProblemException(List.of(Problem.of(Code.EO_4, "The document was only checked.")));
        try {
            engine.transact(submission.again(), requests -> {
                act(submission, requests);
                throw checked;
            });
        } catch (ProblemException problem) {
            return problem == checked ? Optional.empty() : Optional.of(Problems.refusal(problem));
        }
        throw new IllegalStateException("a transaction ended without its work");
    }

    /**
     * What came of a document that was carried out inside another request.
     *
     * @param reply the answer
     * @param text what it says
     * @param change of the kept document's row
     */
    public record Replayed(Reply reply, String text, ObjectNode change) {
        public Replayed {
            requireNonNull(reply, "reply");
            requireNonNull(text, "text");
            requireNonNull(change, "change");
        }
    }

    /**
     * Carries out a document that is kept already, inside another request.
     *
     * @throws Refusal when it is refused
     */
    public Replayed carryOut(Incoming incoming, Requests requests) {
        Rights.require(incoming);
        ReturnAddress.require(incoming.envelope().payload());
        try {
            Handled handled = handler(incoming).handle(incoming, requests);
            Reply reply = written(handled.response(), requests.context());
            ObjectNode change = JsonNodeFactory.instance.objectNode();
            change.put("status", reply.status().code());
            change.put("response", answers.kept(incoming, reply.document(), handled.secret()));
            requests.context().transactionId().ifPresent(id -> change.put("transactionId", id.value()));
            handled.links().forEach(change::put);
            return new Replayed(reply, handled.response().detail(), change);
        } catch (ProblemException problem) {
            throw Problems.refusal(problem);
        }
    }

    private Reply act(Submission submission, Requests requests) {
        try {
            Incoming incoming = submission.incoming();
            Rights.require(incoming);
            ReturnAddress.require(incoming.envelope().payload());
            return keep(submission, handler(incoming).handle(incoming, requests), requests);
        } catch (Refusal refusal) {
            throw Problems.wrap(refusal);
        }
    }

    private Handler handler(Incoming incoming) {
        return Optional.ofNullable(handlers.get(incoming.envelope().kind()))
                .orElseThrow(() -> new Refusal(Status.NOT_IMPLEMENTED, "This request is not offered"));
    }

    private Reply keep(Submission submission, Handled handled, Requests requests) {
        Reply reply = written(handled.response(), submission.context());
        String answer = answers.kept(submission.incoming(), reply.document(), handled.secret());
        ObjectNode row = submission.row(requests.context(), new Reply(reply.status(), answer), handled);
        List<Attachment> attachments = submission.incoming().envelope().attachments();
        String shown = attachments.isEmpty() ? "uuid" : "uuid," + AttachmentRows.NAME + ".uuid";
        JsonNode kept = requests.post(ROUTE, row, Map.of("fields", shown)).path(RECORD);
        AttachmentRows.keep(contents, requests.context().tenant(), kept.path(AttachmentRows.NAME), attachments);
        return reply;
    }

    private Reply refused(Submission submission, Refusal refusal) {
        CxmlResponse response = CxmlResponse.of(refusal);
        if (refusal.status().isRetryable()) {
            return written(response, submission.context());
        }
        try {
            return engine.transact(submission.again(), requests -> keep(submission, Handled.of(response), requests));
        } catch (ProblemException notKept) {
            Optional<Reply> before = before(submission);
            if (before.isEmpty()) {
                LOG.log(System.Logger.Level.WARNING, "A refused document could not be kept", notKept);
            }
            return before.orElseGet(() -> written(response, submission.context()));
        }
    }

    private Optional<Reply> before(Submission submission) {
        Incoming incoming = submission.incoming();
        return documents
                .received(
                        submission.context().tenant(),
                        incoming.identity().uuid(),
                        incoming.envelope().payloadId())
                .map(kept -> kept.contentHash().equals(submission.contentHash())
                        ? new Reply(Status.OK, answers.sent(incoming, kept.response()))
                        : written(CxmlResponse.of(Status.CONFLICT, TAKEN), submission.context()));
    }

    /** A repeated document is a request of its own in the log, although nothing is done. */
    private Reply logged(Submission submission, Reply before) {
        if (before.status() == Status.CONFLICT) {
            engine.refuse(submission.again(), Problems.wrap(new Refusal(Status.CONFLICT, TAKEN)));
            return before;
        }
        return engine.transact(submission.again(), requests -> before);
    }

    private Reply written(CxmlResponse response, RequestContext context) {
        return new Reply(
                response.status(), writer.write(response, context.origin().authority()));
    }
}
