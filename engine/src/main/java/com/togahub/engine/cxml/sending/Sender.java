package com.togahub.engine.cxml.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.Outgoing;
import com.togahub.engine.cxml.delivery.MultipartWriter;
import com.togahub.engine.job.binding.FinalFailure;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.NotYet;
import com.togahub.engine.store.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Sends one document, as one attempt of its job. The document and its payloadID are the same each time; the secret is looked
 * up anew and stands nowhere but on the wire.
 */
public final class Sender {
    /** For so long a document waits for one that goes before it: longer than that one is tried. */
    static final Duration MOST_WAIT = Duration.ofHours(12);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int WAIT_PART = 4;

    private final Engine engine;
    private final Tenants tenants;
    private final Outbound outbound;
    private final Function<String, Optional<String>> secrets;
    private final Transport transport;
    private final Clock clock;

    /**
     * A sender.
     *
     * @param secrets the present secret of the variable of this name
     */
    public Sender(
            Engine engine,
            Tenants tenants,
            Outbound outbound,
            Function<String, Optional<String>> secrets,
            Transport transport,
            Clock clock) {
        this.engine = requireNonNull(engine, "engine");
        this.tenants = requireNonNull(tenants, "tenants");
        this.outbound = requireNonNull(outbound, "outbound");
        this.secrets = requireNonNull(secrets, "secrets");
        this.transport = requireNonNull(transport, "transport");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Sends a document, unless its partner has taken or refused it already.
     *
     * @param uuid of its row
     * @param client slug of the client whose document it is
     * @return what the partner says
     * @throws FinalFailure when the partner refuses it (4xx), or there is no such document
     * @throws NotYet while a document about the same order has to be sent before
     * @throws IllegalStateException or {@link UncheckedIOException} where it is to be sent again later
     */
    public String send(String uuid, String client, JobContext job) throws InterruptedException {
        Tenant tenant = tenants.bySlug(client)
                .orElseThrow(() -> new IllegalStateException("there is no active client " + client));
        Outbound.Waiting document = outbound.find(tenant, uuid)
                .orElseThrow(() -> new FinalFailure("there is no document " + uuid + " to be sent"));
        if (document.isSettled()) {
            return "sent before";
        }
        outbound.earlier(tenant, uuid, MOST_WAIT).ifPresent(age -> {
            throw new NotYet("a document about the same order goes before it", wait(age));
        });
        return judged(tenant, uuid, delivered(tenant, uuid, document, job), job);
    }

    private Verdict delivered(Tenant tenant, String uuid, Outbound.Waiting document, JobContext job)
            throws InterruptedException {
        Outgoing outgoing = outbound.partner(document.identityUuid())
                .filter(partner -> tenant.slug().filter(partner::reaches).isPresent())
                .map(CxmlIdentity::mapping)
                .flatMap(mapping -> mapping.outgoing())
                .orElseThrow(() -> new IllegalStateException(
                        "the identity " + document.identityUuid() + " takes no documents at present"));
        Optional<String> secret = outgoing.secretRef().map(this::secret);
        MultipartWriter.Written letter = Letter.of(document.document(), secret, outbound.attachments(tenant, uuid));
        job.log("sending to " + shown(outgoing.url()));
        try {
            HttpAnswer answer = transport.post(outgoing.url(), letter.contentType(), letter.body());
            return Verdict.of(answer, secret);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private String judged(Tenant tenant, String uuid, Verdict verdict, JobContext job) {
        if (verdict instanceof Verdict.Said said) {
            keep(tenant, uuid, said, job);
            if (said.isTaken()) {
                return said.text();
            }
            if (said.isRefused()) {
                throw new FinalFailure("the partner refuses the document: " + said.text());
            }
            throw new IllegalStateException("the partner asks to be sent it again: " + said.text());
        }
        throw new IllegalStateException(((Verdict.Unclear) verdict).why());
    }

    private String secret(String name) {
        return secrets.apply(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalStateException("the variable " + name + " holds no secret"));
    }

    private void keep(Tenant tenant, String uuid, Verdict.Said said, JobContext job) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("status", said.status())
                .put("response", said.document());
        Origin origin = new Origin(
                "JOB",
                "Cxml/Documents/Send",
                Optional.empty(),
                Optional.empty(),
                "worker",
                Optional.empty(),
                Optional.empty());
        Caller caller = new Caller(
                Caller.Kind.SYSTEM,
                tenant.uuid(),
                tenant.slug(),
                "worker",
                "Cxml/Documents/Send",
                Optional.empty(),
                Set.of(),
                Optional.empty());
        RequestContext context = new RequestContext(
                Optional.of(job.transactionId(1)), Optional.empty(), caller, tenant, origin, clock.instant());
        engine.transact(
                context, requests -> requests.as("cxml").put("/cxml-documents/" + uuid, row, Map.of("fields", "uuid")));
    }

    /** The longer it has waited already, the longer it waits again. */
    private static Duration wait(Duration age) {
        Duration part = age.dividedBy(WAIT_PART);
        Duration bounded = part.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : part;
        return bounded.compareTo(FIRST_WAIT) < 0 ? FIRST_WAIT : bounded;
    }

    /** An address without its query, which may hold keys. */
    private static String shown(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }
}
