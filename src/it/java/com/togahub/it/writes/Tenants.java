package com.togahub.it.writes;

import com.togahub.it.support.Rows;
import java.sql.Connection;
import java.sql.SQLException;

/** The rows of Core that say which tenants there are and where their databases lie. */
final class Tenants {
    private static final String FIRST_SERVER = "SELECT MIN(id) FROM DatabaseHosts";
    private static final String SECOND_SERVER = "SELECT MAX(id) FROM DatabaseHosts";

    private Tenants() {}

    /** Adds the second server as a sibling of the first. */
    static void addServer(Connection core, int port) throws SQLException {
        Rows.change(
                core,
                "INSERT INTO DatabaseHosts (environmentId, region, role, host, port, username, passwordRef)"
                        + " SELECT environmentId, region, role, host, ?, username, passwordRef FROM DatabaseHosts",
                port);
    }

    /** Adds a tenant, whose administrator has the secret of another credential, and whose new customers are kept books of. */
    static void add(Connection core, Tenancy tenancy, String likeApiKey) throws SQLException {
        Rows.change(core, "INSERT INTO Clients (slug, name) VALUES (?, ?)", tenancy.slug(), tenancy.words());
        addDatabase(core, tenancy, "CLIENT", tenancy.data(), tenancy.dataServer());
        addDatabase(core, tenancy, "CLIENT_LOGS", tenancy.logs(), tenancy.logsServer());
        Rows.change(
                core,
                "INSERT INTO ApiCredentials (clientId, kind, name, apiKey, secretHash)"
                        + " SELECT c.id, a.kind, ?, ?, a.secretHash FROM Clients c JOIN ApiCredentials a ON a.apiKey = ?"
                        + " WHERE c.slug = ?",
                tenancy.slug(),
                apiKey(tenancy),
                likeApiKey,
                tenancy.slug());
        Rows.change(
                core,
                "INSERT INTO ApiCredentials_Roles (apiCredentialId, roleId)"
                        + " SELECT a.id, r.id FROM ApiCredentials a JOIN Roles r ON r.sharedName = 'admin' WHERE a.apiKey = ?",
                apiKey(tenancy));
        Rows.change(
                core,
                "INSERT INTO ApiPayloadInterceptors (recordId, clientId, phase, method, handler)"
                        + " SELECT r.id, c.id, 'POST', 'POST', 'it-bookkeeping' FROM Records r JOIN Clients c ON c.slug = ?"
                        + " WHERE r.name = 'customers'",
                tenancy.slug());
    }

    /** The API key of a tenant's administrator. */
    static String apiKey(Tenancy tenancy) {
        return "writes-" + tenancy.slug();
    }

    private static void addDatabase(Connection core, Tenancy tenancy, String purpose, String schema, Server server)
            throws SQLException {
        Rows.change(
                core,
                "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                        + " SELECT c.id, ?, ?, h.environmentId, h.id FROM Clients c JOIN DatabaseHosts h"
                        + " ON h.id = (" + (server == Server.FIRST ? FIRST_SERVER : SECOND_SERVER)
                        + ") WHERE c.slug = ?",
                purpose,
                schema,
                tenancy.slug());
    }
}
