package com.togahub.engine.cxml.caller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.envelope.Credential;
import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.envelope.Mac;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out who sent a document. Every failure is the same 401, and takes the same time once a secret was offered. */
public final class Authentication {
    private final Identities identities;
    private final Secrets secrets;

    /** Authenticates against these identities. */
    public Authentication(Identities identities, Secrets secrets) {
        this.identities = requireNonNull(identities, "identities");
        this.secrets = requireNonNull(secrets, "secrets");
    }

    /**
     * Who it is.
     *
     * @param identity the sender
     * @param bySecret false when only a signature over the whole document can prove it, which must then be demanded
     */
    public record Sender(CxmlIdentity identity, boolean bySecret) {
        public Sender {
            requireNonNull(identity, "identity");
        }
    }

    /**
     * The sender of a document.
     *
     * @param now when it came
     * @throws Refusal 401
     */
    public Sender authenticate(Envelope envelope, Instant now) {
        requireOnePerDomain(envelope.sender());
        List<Credential> proofs =
                envelope.sender().stream().filter(Credential::isProof).toList();
        return switch (proofs.size()) {
            case 0 -> bySignature(envelope);
            case 1 ->
                proofs.get(0).mac().isPresent()
                        ? byMac(envelope, proofs.get(0), now)
                        : bySecret(envelope, proofs.get(0));
            default -> throw refused();
        };
    }

    private Sender bySecret(Envelope envelope, Credential proof) {
        String offered = proof.sharedSecret().orElseThrow(Authentication::refused);
        Optional<CxmlIdentity> found = known(envelope, proof);
        // the slow comparison is made whatever is found, so that nothing shows in the time it takes
        boolean hashed = secrets.matches(offered, found.flatMap(CxmlIdentity::sharedSecretHash));
        return found.filter(
                        identity -> (hashed && identity.sharedSecretHash().isPresent()) || isSecret(offered, identity))
                .map(identity -> new Sender(identity, true))
                .orElseThrow(Authentication::refused);
    }

    private static boolean isSecret(String offered, CxmlIdentity identity) {
        byte[] bytes = offered.getBytes(UTF_8);
        return identity.sharedSecret()
                .filter(secret -> MessageDigest.isEqual(secret.value().getBytes(UTF_8), bytes))
                .isPresent();
    }

    /** The code covers one name of each side; a second name of the origin would be nobody's word. */
    private Sender byMac(Envelope envelope, Credential proof, Instant now) {
        Mac mac = proof.mac().orElseThrow(Authentication::refused);
        Optional<CxmlIdentity> found = known(envelope, proof);
        Credential from = envelope.from().get(0);
        boolean matches = MacCheck.matches(mac, from, proof, found.flatMap(CxmlIdentity::sharedSecret), now);
        return found.filter(identity -> matches && envelope.from().size() == 1)
                .map(identity -> new Sender(identity, true))
                .orElseThrow(Authentication::refused);
    }

    private Sender bySignature(Envelope envelope) {
        return known(envelope, envelope.sender().get(0))
                .filter(identity -> identity.mapping().signatureRequired())
                .map(identity -> new Sender(identity, false))
                .orElseThrow(Authentication::refused);
    }

    /** The one identity of this name; where several clients know it, the one that the document is for. */
    private Optional<CxmlIdentity> known(Envelope envelope, Credential credential) {
        List<CxmlIdentity> found = identities.named(credential.domainKey(), credential.identityKey()).stream()
                .filter(identity -> credential.names(identity.domain(), identity.identity()))
                .toList();
        if (found.size() > 1) {
            found = found.stream()
                    .filter(identity -> identity.mapping().names(envelope.to()))
                    .toList();
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static void requireOnePerDomain(List<Credential> credentials) {
        Map<String, String> seen = new HashMap<>();
        for (Credential credential : credentials) {
            String before = seen.putIfAbsent(credential.domainKey(), credential.identityKey());
            if (before != null && !before.equals(credential.identityKey())) {
                throw refused();
            }
        }
    }

    private static Refusal refused() {
        return new Refusal(Status.UNAUTHORIZED, "The credentials of the sender are not valid");
    }
}
