package com.togahub.engine.identity;

import com.togahub.engine.context.Caller;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The claim {@code id}: a caller as JSON and back. */
final class IdentityClaim {
    private IdentityClaim() {}

    static Map<String, Object> of(Caller caller) {
        Map<String, Object> id = new LinkedHashMap<>();
        id.put("kind", caller.kind().name());
        caller.clientUuid().ifPresent(uuid -> id.put("clientUuid", uuid));
        caller.clientSlug().ifPresent(slug -> id.put("clientSlug", slug));
        if (isCredential(caller.kind())) {
            id.put("credentialUuid", caller.subject());
        }
        caller.userUuid().ifPresent(uuid -> id.put("userUuid", uuid));
        id.put("name", caller.name());
        id.put("roleUuids", List.copyOf(new TreeSet<>(caller.roleUuids())));
        caller.delegatedBy().ifPresent(uuid -> id.put("delegatedBy", uuid));
        return id;
    }

    /** The caller; empty when anything is missing or of the wrong type. */
    static Optional<Caller> read(Object claim) {
        if (!(claim instanceof Map<?, ?> id)) {
            return Optional.empty();
        }
        Optional<Caller.Kind> kind = kind(id);
        Optional<String> clientUuid = text(id, "clientUuid");
        Optional<String> clientSlug = text(id, "clientSlug");
        Optional<String> name = text(id, "name");
        Optional<String> user = text(id, "userUuid");
        Optional<String> subject = kind.flatMap(known -> isCredential(known) ? text(id, "credentialUuid") : user);
        if (clientUuid.isEmpty() || clientSlug.isEmpty() || name.isEmpty() || subject.isEmpty()) {
            return Optional.empty();
        }
        return roles(id)
                .map(roles -> new Caller(
                        kind.orElseThrow(),
                        clientUuid,
                        clientSlug,
                        subject.orElseThrow(),
                        name.orElseThrow(),
                        user,
                        roles,
                        text(id, "delegatedBy")));
    }

    private static boolean isCredential(Caller.Kind kind) {
        return kind == Caller.Kind.API || kind == Caller.Kind.OAUTH || kind == Caller.Kind.DELEGATOR;
    }

    private static Optional<Caller.Kind> kind(Map<?, ?> id) {
        return text(id, "kind").flatMap(name -> Arrays.stream(Caller.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .filter(kind -> isCredential(kind) || kind == Caller.Kind.USER)
                .findFirst());
    }

    private static Optional<Set<String>> roles(Map<?, ?> id) {
        Set<String> roles = new TreeSet<>();
        if (!(id.get("roleUuids") instanceof List<?> list)) {
            return Optional.empty();
        }
        for (Object role : list) {
            if (!(role instanceof String uuid)) {
                return Optional.empty();
            }
            roles.add(uuid);
        }
        return Optional.of(roles);
    }

    private static Optional<String> text(Map<?, ?> id, String name) {
        return id.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
