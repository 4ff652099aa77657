package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.IdentityLookup;
import com.togahub.engine.cxml.caller.PunchOutTerms;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.store.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What visitors of start pages do, each as one request of the identity that has asked for the session: with its roles, and in
 * the log. Whoever has no valid key gets nothing, whatever is wrong with it.
 */
public final class PunchOut {
    private static final String ROUTE = "/punchout";

    private final Engine engine;
    private final Tenants tenants;
    private final IdentityLookup identities;
    private final SessionKeys keys;
    private final Clock clock;

    /** Visits of sessions whose keys are kept there. */
    public PunchOut(Engine engine, Tenants tenants, IdentityLookup identities, SessionKeys keys, Clock clock) {
        this.engine = requireNonNull(engine, "engine");
        this.tenants = requireNonNull(tenants, "tenants");
        this.identities = requireNonNull(identities, "identities");
        this.keys = requireNonNull(keys, "keys");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * A visit that has begun.
     *
     * @param pass lets its visitor in from now on
     * @param validity how long it may take
     */
    public record Started(Pass pass, Duration validity) {}

    /** Changes a start page's key for a visitor's. Of several who try, one gets it. */
    public Optional<Started> start(String slug, SessionKey key, Visitor visitor) {
        return open(slug, key)
                .flatMap(found -> engine.transact(context("GET", found, visitor), requests -> {
                    Duration validity = found.terms().validity();
                    SessionKey visitors = SessionKey.random();
                    Instant now = clock.instant();
                    boolean isFirst =
                            keys.exchange(found.tenant(), key.hash(), visitors.hash(), now, now.plus(validity));
                    return isFirst
                            ? Optional.of(new Started(new Pass(slug, found.session(), visitors), validity))
                            : Optional.<Started>empty();
                }));
    }

    /**
     * What there is to see.
     *
     * @param search what is looked for; empty: nothing yet
     */
    public Optional<Visit> see(Pass pass, Optional<String> search, Visitor visitor) {
        return within("GET", pass, visitor, (found, requests) -> StoredSession.find(requests, found.session())
                .filter(session -> session.isOpen(clock.instant()))
                .map(session -> visit(session, found, search, requests)));
    }

    /**
     * What has become of a change.
     *
     * @param refusal why it was not made, for the visitor
     */
    public record Changed(Optional<String> refusal) {}

    /** Changes the basket; empty when nobody is let in. */
    public Optional<Changed> change(Pass pass, BasketChange change, Visitor visitor) {
        return within("POST", pass, visitor, (found, requests) -> locked(found, requests)
                .map(session -> {
                    if (session.isReadOnly()) {
                        return new Changed(Optional.of("This cart can only be looked at."));
                    }
                    BasketEditor editor = new BasketEditor(catalogue(found, requests), session.basketUuid());
                    BasketEditor.Edited edited = editor.apply(session.content().basket(), change);
                    ObjectNode body = JsonNodeFactory.instance.objectNode();
                    body.set("basket", session.content().with(edited.basket()).json());
                    requests.put(StoredSession.ROUTE + "/" + session.uuid(), body);
                    return new Changed(edited.refusal());
                }));
    }

    /**
     * Ends the visit; its key is of no use afterwards.
     *
     * @param takesBasket whether the basket is what the buyer gets; else what the buyer has stays as it is
     */
    public Optional<Departure> leave(Pass pass, boolean takesBasket, Visitor visitor) {
        return within("POST", pass, visitor, (found, requests) -> locked(found, requests)
                .map(session -> {
                    OutgoingDocument document = OutgoingDocument.of(clock, visitor.authority());
                    Departure departure = new Leaving(requests, found.identity(), found.terms(), document)
                            .leave(session, takesBasket);
                    keys.end(found.tenant(), session.uuid());
                    return departure;
                }));
    }

    private Visit visit(StoredSession session, Found found, Optional<String> search, Requests requests) {
        Catalogue catalogue = catalogue(found, requests);
        boolean isReadOnly = session.isReadOnly();
        List<Article> articles = isReadOnly ? List.of() : catalogue.search(search.orElse(""));
        return new Visit(
                session.customer().name(),
                session.person(),
                session.returnTarget().map(ReturnTarget::origin),
                session.operation() == PunchOutTerms.Operation.CREATE,
                isReadOnly,
                session.content().basket(),
                search.isPresent() || isReadOnly
                        ? Optional.empty()
                        : session.selectedPart().flatMap(catalogue::part),
                search.orElse(""),
                articles.subList(0, Math.min(Catalogue.SHOWN, articles.size())),
                articles.size() > Catalogue.SHOWN);
    }

    private static Catalogue catalogue(Found found, Requests requests) {
        return new Catalogue(requests, found.identity().mapping().itemMatch());
    }

    /** The session, if its visitor may go on; nobody else changes it until the request ends. */
    private Optional<StoredSession> locked(Found found, Requests requests) {
        requests.lock(StoredSession.ROUTE + "/" + found.session());
        return StoredSession.find(requests, found.session()).filter(session -> session.isOpen(clock.instant()));
    }

    private <T> Optional<T> within(
            String method, Pass pass, Visitor visitor, BiFunction<Found, Requests, Optional<T>> work) {
        return open(pass.slug(), pass.key())
                .filter(found -> found.session().equals(pass.sessionUuid()))
                .flatMap(found ->
                        engine.transact(context(method, found, visitor), requests -> work.apply(found, requests)));
    }

    /** A session that a key belongs to, and on whose terms. */
    private record Found(Tenant tenant, CxmlIdentity identity, PunchOutTerms terms, String session) {}

    private Optional<Found> open(String slug, SessionKey key) {
        return tenants.bySlug(slug)
                .flatMap(tenant -> keys.find(tenant, key.hash()).flatMap(holder -> identities
                        .byUuid(holder.identityUuid())
                        .filter(identity -> identity.reaches(slug))
                        .flatMap(identity -> identity.mapping()
                                .punchOut()
                                .map(terms -> new Found(tenant, identity, terms, holder.sessionUuid())))));
    }

    /** No key is part of what is logged. */
    private RequestContext context(String method, Found found, Visitor visitor) {
        Origin origin = new Origin(
                method,
                ROUTE,
                Optional.empty(),
                Optional.empty(),
                visitor.authority(),
                visitor.address(),
                visitor.userAgent());
        return new RequestContext(
                Optional.of(new TransactionId("punchout:" + UUID.randomUUID())),
                Optional.empty(),
                found.identity().caller(found.tenant()),
                found.tenant(),
                origin,
                clock.instant());
    }
}
