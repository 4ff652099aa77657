package com.togahub.persistence.demo;

import static java.util.Objects.requireNonNull;

import com.togahub.persistence.migration.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Loads the demo data, once: what is there is kept. Of several nodes that start at once, one loads. A client counts as
 * loaded when its row in {@code Clients} is there, which is written last.
 */
public final class DemoData {
    private static final Map<String, String> CLIENTS = Map.of("acme", "Acme", "compass", "Compass");
    private static final int PATIENCE_SECONDS = 300;

    private final DataSource server;
    private final DemoPlace place;

    /**
     * Loads into a server.
     *
     * @param server makes connections of an account that may create schemas; not from a pool, since they are left in
     *     another schema than they came in
     */
    public DemoData(DataSource server, DemoPlace place) {
        this.server = requireNonNull(server, "server");
        this.place = requireNonNull(place, "place");
    }

    /**
     * Loads what is missing. Core and its logs must have been migrated.
     *
     * @param hash makes what is stored of a secret
     * @throws DemoException if it cannot be done
     */
    public void load(DemoAccounts accounts, UnaryOperator<String> hash) {
        try (Connection connection = server.getConnection()) {
            String lock = "toga:demo:" + place.core();
            if (Sql.value(connection, "SELECT GET_LOCK(?, ?)", lock, PATIENCE_SECONDS)
                    .filter("1"::equals)
                    .isEmpty()) {
                throw new DemoException("another node has been loading the demo data for too long", null);
            }
            try {
                for (String slug : CLIENTS.keySet().stream().sorted().toList()) {
                    load(slug, accounts, hash);
                }
                connection.setCatalog(place.core());
                new DemoDatabases(connection, place).pointHere();
            } finally {
                Sql.value(connection, "SELECT RELEASE_LOCK(?)", lock);
            }
        } catch (SQLException e) {
            throw new DemoException("the demo data cannot be loaded", e);
        }
    }

    /**
     * Refuses a start with demo log-ins in any other environment.
     *
     * @param core a connection to Core
     * @param isEmbedded whether this is the embedded default
     * @throws DemoException naming what must be deleted
     */
    public static void requireAbsent(Connection core, boolean isEmbedded) throws SQLException {
        if (isEmbedded) {
            return;
        }
        String sql = """
                SELECT a.apiKey FROM ApiCredentials a
                WHERE a.apiKey IN ('demo-admin', 'demo-buyer', 'demo-warehouse', 'demo-public', 'compass-admin',
                    'compass-warehouse')
                UNION ALL
                SELECT i.identity FROM ClientApiIdentities i WHERE i.identity LIKE '%-DEMO'
                """;
        Sql.value(core, sql).ifPresent(name -> {
            throw new DemoException(
                    "Core holds the demo log-in " + name + ", which is refused outside the embedded default: delete it",
                    null);
        });
    }

    private void load(String slug, DemoAccounts accounts, UnaryOperator<String> hash) throws SQLException {
        try (Connection core = connection(place.core())) {
            if (Sql.value(core, "SELECT 1 FROM Clients WHERE slug = ?", slug).isPresent()) {
                return;
            }
            new Migrator(server).migrateTenant(DemoPlace.schema(slug), DemoPlace.logsSchema(slug));
            List<DemoAccounts.User> users = accounts.users().stream()
                    .filter(user -> user.client().equals(slug))
                    .toList();
            try (Connection client = connection(DemoPlace.schema(slug))) {
                if (Sql.value(client, "SELECT 1 FROM Customers LIMIT 1").isEmpty()) {
                    Sql.script(client, "/demo/" + slug + ".sql");
                    DemoLogins logins = new DemoLogins(core, hash);
                    for (DemoAccounts.User user : users) {
                        logins.addUser(client, user);
                    }
                    client.commit();
                }
                new DemoDatabases(core, place).addClient(slug, CLIENTS.get(slug));
                new DemoLogins(core, hash).addLogins(client, slug, accounts);
                core.commit();
            }
        }
    }

    private Connection connection(String schema) throws SQLException {
        Connection connection = server.getConnection();
        connection.setCatalog(schema);
        connection.setAutoCommit(false);
        return connection;
    }
}
