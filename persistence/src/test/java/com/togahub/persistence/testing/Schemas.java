package com.togahub.persistence.testing;

import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;

/**
 * A fully migrated set of schemas on the test server.
 *
 * @param core the Core schema
 * @param logs the Core logs
 * @param client a tenant's schema
 * @param clientLogs that tenant's logs
 */
public record Schemas(String core, String logs, String client, String clientLogs) {
    private static final class Shared {
        static final Schemas SCHEMAS = fresh();
    }

    /** A set for tests that only read; made once per JVM. */
    public static Schemas shared() {
        return Shared.SCHEMAS;
    }

    /** A set of the caller's own. */
    public static Schemas fresh() {
        DatabaseServer server = DatabaseServer.shared();
        Schemas schemas = new Schemas(
                server.freshName("Core"),
                server.freshName("Logs"),
                server.freshName("Client_Test"),
                server.freshName("Client_Test_Logs"));
        Migrator migrator = new Migrator(server.dataSource(""));
        migrator.migrate(SchemaKind.CORE, schemas.core());
        migrator.migrate(SchemaKind.LOGS, schemas.logs());
        migrator.migrateTenant(schemas.client(), schemas.clientLogs());
        return schemas;
    }
}
