package com.togahub.persistence.hibernate;

import com.togahub.engine.context.DatabaseName;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * The schema that injected entity managers of the units Client and Logs work on during this request. Code that opens
 * sessions through {@link Units} names its schema there and needs none of this.
 */
@RequestScoped
public class SelectedDatabase {
    private DatabaseName name;

    /** Chooses a schema until the request ends. */
    public void select(DatabaseName chosen) {
        name = chosen;
    }

    /** The chosen schema. */
    public Optional<DatabaseName> name() {
        return Optional.ofNullable(name);
    }
}
