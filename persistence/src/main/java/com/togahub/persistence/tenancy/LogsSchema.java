package com.togahub.persistence.tenancy;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.DatabaseName;
import java.util.HashSet;
import java.util.Set;

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

    /** Where branches of transactions recorded here leave their rows: on every host but that of the record. */
    public Set<DatabaseName> branchSchemas(DatabaseName core) {
        Set<DatabaseName> schemas = new HashSet<>();
        if (!home.host().equals(name.host())) {
            schemas.add(home);
        }
        if (!core.host().equals(name.host()) && !core.host().equals(home.host())) {
            schemas.add(core);
        }
        return schemas;
    }
}
