package com.togahub.engine.context;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * The identity a request runs as: everything authorisation needs, as carried by the access token's {@code id} claim.
 *
 * @param kind how it authenticated
 * @param clientUuid the client it belongs to
 * @param clientSlug that client's slug
 * @param subject uuid of the credential, user or cXML identity
 * @param name what a person calls it (a credential's key, an e-mail address), for logs
 * @param userUuid the user it acts for, if any
 * @param roleUuids its roles; grants are the union over them
 * @param delegatedBy uuid of the delegator credential, when it acts for a user through one
 */
public record Caller(
        Kind kind,
        Optional<String> clientUuid,
        Optional<String> clientSlug,
        String subject,
        String name,
        Optional<String> userUuid,
        Set<String> roleUuids,
        Optional<String> delegatedBy) {

    /** How an identity authenticated. */
    public enum Kind {
        API,
        OAUTH,
        DELEGATOR,
        USER,
        PUBLIC,
        CXML,
        SYSTEM
    }

    public Caller {
        requireNonNull(kind, "kind");
        requireNonNull(clientUuid, "clientUuid");
        requireNonNull(clientSlug, "clientSlug");
        requireNonNull(subject, "subject");
        requireNonNull(name, "name");
        requireNonNull(userUuid, "userUuid");
        roleUuids = Set.copyOf(roleUuids);
        requireNonNull(delegatedBy, "delegatedBy");
    }

    /** The same identity with other grants: what the platform does on its behalf by rules of its own. */
    public Caller with(Set<String> roles) {
        return new Caller(kind, clientUuid, clientSlug, subject, name, userUuid, roles, delegatedBy);
    }

    /** One string per identity, by which the log tells whether two requests came from the same one. */
    public String identity() {
        return kind + ":" + subject + delegatedBy.map(by -> ":" + by).orElse("");
    }
}
