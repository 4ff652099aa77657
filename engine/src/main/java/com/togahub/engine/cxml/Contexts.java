package com.togahub.engine.cxml;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.store.Tenants;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes the engine's requests of deliveries. Their bodies are left out until secrets have been taken from them. */
public final class Contexts {
    private static final String ROUTE = "/cxml";

    private final Tenants tenants;

    /** Finds the clients' databases here. */
    public Contexts(Tenants tenants) {
        this.tenants = requireNonNull(tenants, "tenants");
    }

    /** A delivery whose sender is not known. */
    RequestContext unknown(Post post, Instant received) {
        Caller caller = new Caller(
                Caller.Kind.PUBLIC,
                Optional.empty(),
                Optional.empty(),
                "cxml",
                "unknown cXML sender",
                Optional.empty(),
                Set.of(),
                Optional.empty());
        return context(post, caller, tenants.none(), received);
    }

    /**
     * A delivery of this sender.
     *
     * @param isTest whether it is for the client's place for tests
     * @throws Refusal 401 when its client has just been switched off, 403 when that has no place for tests
     */
    RequestContext of(Post post, CxmlIdentity identity, boolean isTest, Instant received) {
        Tenant tenant = isTest ? test(identity) : production(identity);
        return context(post, identity.caller(tenant), tenant, received);
    }

    private Tenant production(CxmlIdentity identity) {
        return tenants.bySlug(identity.clientSlug())
                .orElseThrow(() -> new Refusal(Status.UNAUTHORIZED, "The credentials of the sender are not valid"));
    }

    private Tenant test(CxmlIdentity identity) {
        return identity.testClientSlug()
                .flatMap(tenants::bySlug)
                .orElseThrow(() -> new Refusal(Status.FORBIDDEN, "There is no test environment for this sender"));
    }

    private static RequestContext context(Post post, Caller caller, Tenant tenant, Instant received) {
        Origin origin = new Origin(
                "POST", ROUTE, Optional.empty(), Optional.empty(), post.authority(), post.address(), post.userAgent());
        TransactionId id = new TransactionId("cxml:" + UUID.randomUUID());
        return new RequestContext(Optional.of(id), Optional.empty(), caller, tenant, origin, received);
    }
}
