package com.togahub.api.http;

import com.togahub.api.auth.Authenticated;
import com.togahub.api.host.ClientAddress;
import com.togahub.api.host.Refusal;
import com.togahub.api.host.RefusalLog;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.crud.Answer;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.document.Body;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.Redaction;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Takes a request through: who asks, for which tenant, under which id; then to the engine, whatever it may be. */
@ApplicationScoped
public class V2Door {
    @Inject
    Engine engine;

    @Inject
    Tenants tenants;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    RequestPlaces places;

    @Inject
    RefusalLog refusals;

    /** Answers a request to records, of a caller with a token. */
    public Answer answer(HttpServletRequest request) {
        return take(request, Authenticated.of(request), engine::answer);
    }

    /** Answers a request about something else than records, of a caller with a token. */
    public Answer known(HttpServletRequest request, BiFunction<RequestContext, RawRequest, Answer> work) {
        return take(request, Authenticated.of(request), work);
    }

    /** Answers a request that needs no token. */
    public Answer open(HttpServletRequest request, BiFunction<RequestContext, RawRequest, Answer> work) {
        return take(request, nobody(request), work);
    }

    /** Answers a request for which there is no resource. */
    public Answer refuse(HttpServletRequest request, ProblemException problem) {
        return take(request, Authenticated.of(request), (context, raw) -> engine.refuse(context, problem));
    }

    private Answer take(
            HttpServletRequest request, Authenticated who, BiFunction<RequestContext, RawRequest, Answer> work) {
        Instant received = clock.instant();
        if (who instanceof Authenticated.Unknown) {
            return unavailable(request);
        }
        try {
            Authenticated.As caller = who instanceof Authenticated.As as ? as : nobody(request);
            return places.run(caller.tenant(), () -> admitted(request, who, caller, received, work), () -> {
                refusals.refused("the share of " + caller.tenant().slug().orElse("nobody") + " is taken");
                return unavailable(request);
            });
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.UNAVAILABLE) {
                refusals.refused(e);
                return unavailable(request);
            }
            throw e;
        }
    }

    private Answer admitted(
            HttpServletRequest request,
            Authenticated who,
            Authenticated.As caller,
            Instant received,
            BiFunction<RequestContext, RawRequest, Answer> work) {
        Incoming incoming = Incoming.read(request, address(request));
        RequestContext bare = context(incoming, caller, received, Optional.empty());
        if (incoming.fault().isPresent()) {
            return engine.refuse(bare, incoming.fault().get());
        }
        if (who instanceof Authenticated.Refused refused) {
            return engine.refuse(bare, refused.problem());
        }
        Optional<byte[]> body;
        try {
            body = RequestBody.read(request);
        } catch (ProblemException e) {
            return engine.refuse(bare, e);
        }
        return work.apply(context(incoming, caller, received, body), incoming.raw(request, body));
    }

    private static RequestContext context(
            Incoming incoming, Authenticated.As caller, Instant received, Optional<byte[]> body) {
        return new RequestContext(
                incoming.transactionId(),
                Optional.empty(),
                caller.caller(),
                caller.tenant(),
                incoming.origin(body.filter(bytes -> bytes.length > 0).map(Redaction::body)),
                received);
    }

    private String address(HttpServletRequest request) {
        return ClientAddress.of(request, settings.api().trustedProxies());
    }

    /** The caller of requests without a token: told apart by address alone. */
    private Authenticated.As nobody(HttpServletRequest request) {
        Tenant none = tenants.none();
        return new Authenticated.As(
                new Caller(
                        Caller.Kind.PUBLIC,
                        Optional.empty(),
                        Optional.empty(),
                        address(request),
                        "anonymous",
                        Optional.empty(),
                        Set.of(),
                        Optional.empty()),
                none);
    }

    /** Nothing can be reserved or logged without a database, nor where there is too much already: the answer is the door's own. */
    private static Answer unavailable(HttpServletRequest request) {
        return new Answer(
                Code.EO_2.status(),
                Map.of("Retry-After", "1"),
                Body.of(Refusal.envelope(request.getServerName(), Code.EO_2)));
    }
}
