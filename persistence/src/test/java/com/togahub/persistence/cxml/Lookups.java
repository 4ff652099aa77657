package com.togahub.persistence.cxml;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;

/** Counts, by the server's own log, the statements that look into the correspondence with partners. */
final class Lookups {
    private Lookups() {}

    static int during(Runnable work) {
        DatabaseServer server = DatabaseServer.shared();
        server.execute(
                "mysql", "SET GLOBAL log_output = 'TABLE'", "TRUNCATE TABLE general_log", "SET GLOBAL general_log = 1");
        try {
            work.run();
        } finally {
            server.execute("mysql", "SET GLOBAL general_log = 0");
        }
        return Integer.parseInt(Query.value(
                "mysql",
                "SELECT COUNT(*) FROM general_log WHERE command_type IN ('Query', 'Execute')"
                        + " AND CONVERT(argument USING utf8mb4) LIKE 'SELECT %CxmlDocuments%'"));
    }
}
