package com.togahub.api.auth;

import com.togahub.engine.context.Caller;
import com.togahub.engine.identity.VerifiedToken;
import jakarta.security.enterprise.CallerPrincipal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller as the container's principal and MicroProfile's token in one. */
public class TokenPrincipal extends CallerPrincipal implements JsonWebToken {
    private static final long serialVersionUID = 1;

    private final transient Caller caller;
    private final transient Map<String, Object> claims;

    /**
     * The principal of a token.
     *
     * @param groups what {@code @RolesAllowed} names; the claim of this name
     */
    public TokenPrincipal(VerifiedToken token, Set<String> groups) {
        super(token.caller().name());
        this.caller = token.caller();
        Map<String, Object> all = new HashMap<>(token.claims());
        all.put(Claims.raw_token.name(), token.raw());
        all.put(Claims.upn.name(), token.caller().name());
        all.put(Claims.groups.name(), Set.copyOf(groups));
        // MicroProfile wants the audience as a set, however it was written
        Object audience = all.get(Claims.aud.name());
        all.put(
                Claims.aud.name(),
                audience instanceof List<?> list
                        ? Set.copyOf(list)
                        : Optional.ofNullable(audience).map(Set::of).orElse(Set.of()));
        this.claims = Map.copyOf(all);
    }

    /** The caller in the engine's words. */
    public Caller caller() {
        return caller;
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T getClaim(String claimName) {
        return (T) claims.get(claimName);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenPrincipal principal && claims.equals(principal.claims);
    }

    @Override
    public int hashCode() {
        return claims.hashCode();
    }
}
