package com.togahub.engine.context;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The client a request works for and where its data lives. {@link #client()} is empty for a request that belongs to no
 * client: such a request can reach Core only and is logged in the Core logs.
 *
 * @param uuid the client's uuid
 * @param slug the client's slug, the answer's {@code audience}
 * @param client the client's database
 * @param logs where this client's requests are logged
 */
public record Tenant(Optional<String> uuid, Optional<String> slug, Optional<DatabaseName> client, DatabaseName logs) {
    public Tenant {
        requireNonNull(uuid, "uuid");
        requireNonNull(slug, "slug");
        requireNonNull(client, "client");
        requireNonNull(logs, "logs");
    }
}
