package com.togahub.engine.metadata;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * What a role grants.
 *
 * @param uuid as tokens name it
 * @param name for people
 * @param isShared whether it belongs to no client, so that every client's identities may have it
 * @param isAdministrator may do administrative operations
 * @param canDebug may see how a request was answered
 * @param records grants by record type id
 * @param readableFields ids of fields it may read
 * @param writableFields ids of fields it may write
 * @param scriptedApis ids of scripted APIs it may call
 */
public record Role(
        String uuid,
        String name,
        boolean isShared,
        boolean isAdministrator,
        boolean canDebug,
        Map<Long, RecordGrant> records,
        Set<Long> readableFields,
        Set<Long> writableFields,
        Set<Long> scriptedApis) {
    public Role {
        requireNonNull(uuid, "uuid");
        requireNonNull(name, "name");
        records = Map.copyOf(records);
        readableFields = Set.copyOf(readableFields);
        writableFields = Set.copyOf(writableFields);
        scriptedApis = Set.copyOf(scriptedApis);
    }
}
