package com.togahub.api.auth;

import com.togahub.api.host.HostRoute;
import com.togahub.api.host.RefusalLog;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.identity.TokenVerifier;
import com.togahub.engine.identity.VerifiedToken;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the bearer token (RFC 6750) of requests to doors that want one. It lets every request pass: the doors refuse, with
 * the envelope and a row in the log.
 */
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {
    private static final System.Logger LOG = System.getLogger(BearerAuthentication.class.getName());
    private static final List<String> DOORS = List.of("/v2", "/worker");
    private static final String SCHEME = "bearer ";

    @Inject
    TokenVerifier verifier;

    @Inject
    Tenants tenants;

    @Inject
    Catalogs catalogs;

    @Inject
    RefusalLog refusals;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String target = HostRoute.target(request.getServerName(), path);
        if (DOORS.stream().noneMatch(door -> HostRoute.isUnder(door, target))
                || HostRoute.isUnder("/v2/auth", target)) {
            return context.doNothing();
        }
        try {
            VerifiedToken token = verifier.access(token(request));
            Caller caller = token.caller();
            // a client that has just been switched off has no databases any more
            Tenant tenant =
                    caller.clientSlug().flatMap(tenants::bySlug).orElseThrow(() -> new ProblemException(Code.EN_7));
            Set<String> groups = Groups.of(caller, catalogs.current(tenant));
            new Authenticated.As(caller, tenant).keepIn(request);
            return context.notifyContainerAboutLogin(new TokenPrincipal(token, groups), groups);
        } catch (RuntimeException e) {
            failed(e).keepIn(request);
            return context.doNothing();
        }
    }

    private Authenticated failed(RuntimeException failure) {
        if (failure instanceof ProblemException problem) {
            return new Authenticated.Refused(problem);
        }
        if (failure instanceof StoreException store && store.kind() == StoreException.Kind.UNAVAILABLE) {
            refusals.refused(store);
            return new Authenticated.Unknown();
        }
        LOG.log(System.Logger.Level.ERROR, "a token could not be checked", failure);
        return new Authenticated.Refused(new ProblemException(Code.EO_1));
    }

    private static Optional<String> token(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) {
            throw new ProblemException(Code.EN_2);
        }
        return headers.stream()
                .filter(header -> (header + " ").toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.length() < SCHEME.length() ? "" : header.substring(SCHEME.length()))
                .findFirst();
    }
}
