package com.togahub.persistence.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The migrations that this version brings along for one kind of schema.
 *
 * @param checksums by version
 */
record KnownMigrations(Map<String, Integer> checksums) {
    private static final Map<SchemaKind, KnownMigrations> KNOWN = new ConcurrentHashMap<>();
    /** Every server has it, and no migrations in it. */
    private static final String ANY_SCHEMA = "information_schema";

    KnownMigrations {
        checksums = Map.copyOf(checksums);
    }

    /** Those of a kind; looked up once, for which any server will do. */
    static KnownMigrations of(SchemaKind kind, DataSource server) {
        return KNOWN.computeIfAbsent(kind, each -> {
            Map<String, Integer> checksums = new LinkedHashMap<>();
            for (MigrationInfo migration :
                    Migrator.flyway(server, each, ANY_SCHEMA).info().pending()) {
                checksums.put(migration.getVersion().getVersion(), migration.getChecksum());
            }
            if (checksums.isEmpty()) {
                throw new IllegalStateException("there are no migrations of the kind " + each);
            }
            return new KnownMigrations(checksums);
        });
    }
}
