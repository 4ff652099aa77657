package com.togahub.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.context.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityClaimTest {
    private static final Caller CREDENTIAL = new Caller(
            Caller.Kind.API,
            Optional.of("client"),
            Optional.of("acme"),
            "credential",
            "demo-admin",
            Optional.of("user"),
            Set.of("r1", "r2"),
            Optional.empty());

    @Test
    void callersComeBackAsTheyWent() {
        Caller user = new Caller(
                Caller.Kind.USER,
                Optional.of("client"),
                Optional.of("acme"),
                "user",
                "a@acme.example",
                Optional.of("user"),
                Set.of(),
                Optional.of("delegator"));
        for (Caller caller : List.of(CREDENTIAL, user)) {
            assertEquals(Optional.of(caller), IdentityClaim.read(IdentityClaim.of(caller)));
        }
    }

    @Test
    void theNamesOfTheClaimAreThoseThatRowFiltersUse() {
        Map<String, Object> claim = IdentityClaim.of(CREDENTIAL);
        assertEquals("client", claim.get("clientUuid"));
        assertEquals("user", claim.get("userUuid"));
        assertEquals(List.of("r1", "r2"), claim.get("roleUuids"));
    }

    @Test
    void anythingMissingOrMistypedIsNoIdentity() {
        assertEquals(Optional.empty(), IdentityClaim.read(null));
        assertEquals(Optional.empty(), IdentityClaim.read("acme"));
        for (String name : List.of("kind", "clientUuid", "clientSlug", "credentialUuid", "name", "roleUuids")) {
            for (Object value : new Object[] {null, 1L, "", List.of(1L), Map.of()}) {
                Map<String, Object> claim = new HashMap<>(IdentityClaim.of(CREDENTIAL));
                claim.put(name, value);
                assertEquals(Optional.empty(), IdentityClaim.read(claim), name + "=" + value);
            }
        }
    }

    @Test
    void noTokenSpeaksForTheSystem() {
        for (String kind : List.of("SYSTEM", "PUBLIC", "CXML", "api")) {
            Map<String, Object> claim = new HashMap<>(IdentityClaim.of(CREDENTIAL));
            claim.put("kind", kind);
            assertEquals(Optional.empty(), IdentityClaim.read(claim), kind);
        }
    }
}
