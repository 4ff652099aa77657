package com.togahub.persistence.tenancy;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.DatabaseName;

/**
 * A logs schema and the data its rows speak of.
 *
 * @param name the logs
 * @param home the client's database, or Core for the Core logs
 */
public record LogsSchema(DatabaseName name, DatabaseName home) {
    public LogsSchema {
        requireNonNull(name, "name");
        requireNonNull(home, "home");
    }
}
