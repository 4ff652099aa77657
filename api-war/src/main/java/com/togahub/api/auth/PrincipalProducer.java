package com.togahub.api.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lets resources inject the caller's token. */
@ApplicationScoped
public class PrincipalProducer {
    @Inject
    SecurityContext security;

    /** The token of the current request; null where there is none, as for any producer of the dependent scope. */
    @Produces
    JsonWebToken token() {
        return security.getPrincipalsByType(TokenPrincipal.class).stream()
                .findFirst()
                .orElse(null);
    }
}
