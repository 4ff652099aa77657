package com.togahub.engine.cxml.caller;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.settings.Secret;
import java.util.Optional;
import java.util.Set;

/**
 * A trading partner's identity as a client has registered it; active, of an active client.
 *
 * @param uuid of the row in {@code ClientApiIdentities}
 * @param clientUuid the client it trades with
 * @param clientSlug that client's slug
 * @param testClientSlug the client whose databases take documents of the mode {@code test}, if there is one
 * @param domain in which the identity is unique
 * @param identity its name there
 * @param sharedSecretHash slow hash of the secret; empty when it has none and must sign
 * @param sharedSecret the secret itself, where it is kept outside of the database; needed to check a {@code CredentialMac}
 * @param certificate PEM of its certificate, or of the authority that issues its certificates
 * @param roleUuids what its documents may do
 * @param sharedRoleUuids those of them that belong to no client, and so mean the same to its place for tests
 * @param mapping how its documents are understood
 */
public record CxmlIdentity(
        String uuid,
        String clientUuid,
        String clientSlug,
        Optional<String> testClientSlug,
        String domain,
        String identity,
        Optional<String> sharedSecretHash,
        Optional<Secret> sharedSecret,
        Optional<String> certificate,
        Set<String> roleUuids,
        Set<String> sharedRoleUuids,
        Mapping mapping) {
    public CxmlIdentity {
        requireNonNull(uuid, "uuid");
        requireNonNull(clientUuid, "clientUuid");
        requireNonNull(clientSlug, "clientSlug");
        requireNonNull(testClientSlug, "testClientSlug");
        requireNonNull(domain, "domain");
        requireNonNull(identity, "identity");
        requireNonNull(sharedSecretHash, "sharedSecretHash");
        requireNonNull(sharedSecret, "sharedSecret");
        requireNonNull(certificate, "certificate");
        roleUuids = Set.copyOf(roleUuids);
        sharedRoleUuids = Set.copyOf(sharedRoleUuids);
        requireNonNull(mapping, "mapping");
    }

    /**
     * The caller that its documents, and its people's visits, are requests of.
     *
     * @param tenant its client, or that one's place for tests
     */
    public Caller caller(Tenant tenant) {
        boolean isTest = !tenant.slug().equals(Optional.of(clientSlug));
        return new Caller(
                Caller.Kind.CXML,
                tenant.uuid(),
                tenant.slug(),
                uuid,
                name(),
                Optional.empty(),
                isTest ? sharedRoleUuids : roleUuids,
                Optional.empty());
    }

    /** Whether its documents can reach this client's databases. */
    public boolean reaches(String slug) {
        return clientSlug.equals(slug) || testClientSlug.equals(Optional.of(slug));
    }

    /** What a person calls it. */
    public String name() {
        return domain + "/" + identity;
    }
}
