package com.togahub.persistence.demo;

import java.sql.Connection;
import java.sql.SQLException;

/** The rows of Core that say which clients there are and where their data is. */
final class DemoDatabases {
    private static final String HOST = "SELECT h.id FROM DatabaseHosts h JOIN Environments e ON e.id = h.environmentId"
            + " WHERE e.name = ? ORDER BY h.id LIMIT 1";
    private static final String DATABASE = """
            INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)
            SELECT c.id, ?, ?, h.environmentId, h.id FROM DatabaseHosts h LEFT JOIN Clients c ON c.slug = ? WHERE h.id = ?
            """;

    private final Connection core;
    private final DemoPlace place;

    DemoDatabases(Connection core, DemoPlace place) {
        this.core = core;
        this.place = place;
    }

    /** Adds a client with its databases. */
    void addClient(String slug, String name) throws SQLException {
        String host = host();
        Sql.update(
                core,
                "INSERT INTO Clients (slug, name, publicRoleId) SELECT ?, ?, id FROM Roles WHERE sharedName = 'public'",
                slug,
                name);
        Sql.update(core, DATABASE, "CLIENT", DemoPlace.schema(slug), slug, host);
        Sql.update(core, DATABASE, "CLIENT_LOGS", DemoPlace.logsSchema(slug), slug, host);
    }

    /** Says where the server is now: an embedded one may listen on another port than last time. */
    void pointHere() throws SQLException {
        Sql.update(
                core,
                "UPDATE DatabaseHosts SET host = ?, port = ?, username = ?, passwordRef = ?, region = ? WHERE id = ?",
                place.host(),
                place.port(),
                place.user(),
                place.passwordRef(),
                place.region(),
                host());
    }

    /** Id of the environment's server, which is added at first. */
    private String host() throws SQLException {
        var known = Sql.value(core, HOST, place.environment());
        if (known.isPresent()) {
            return known.get();
        }
        Sql.update(core, "INSERT IGNORE INTO Environments (name) VALUES (?)", place.environment());
        Sql.update(
                core,
                "INSERT INTO DatabaseHosts (environmentId, region, role, host, port, username, passwordRef)"
                        + " SELECT id, ?, 'WRITER', ?, ?, ?, ? FROM Environments WHERE name = ?",
                place.region(),
                place.host(),
                place.port(),
                place.user(),
                place.passwordRef(),
                place.environment());
        String host = Sql.value(core, HOST, place.environment()).orElseThrow();
        Sql.update(core, DATABASE, "LOGS", place.logs(), null, host);
        return host;
    }
}
