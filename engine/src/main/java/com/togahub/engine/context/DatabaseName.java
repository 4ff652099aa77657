package com.togahub.engine.context;

import static java.util.Objects.requireNonNull;

/**
 * One schema on one database host.
 *
 * @param host key of the host, as the persistence layer knows it
 * @param schema name of the schema there
 */
public record DatabaseName(String host, String schema) {
    public DatabaseName {
        requireNonNull(host, "host");
        requireNonNull(schema, "schema");
    }
}
