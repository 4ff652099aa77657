package com.togahub.persistence.provision;

import static java.util.Objects.requireNonNull;

import com.togahub.persistence.migration.SchemaKind;
import java.util.Optional;

/**
 * A row of {@code Databases} that stands for a schema of a tenant.
 *
 * @param id of the row
 * @param slug of the client
 * @param kind what the schema is for
 * @param name of the schema
 * @param host key of its writer
 * @param told the version that the row tells
 * @param isTroubled whether the row tells of a failure
 */
record SchemaRow(
        long id, String slug, SchemaKind kind, String name, String host, Optional<String> told, boolean isTroubled) {
    SchemaRow {
        requireNonNull(slug, "slug");
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(host, "host");
        requireNonNull(told, "told");
    }
}
