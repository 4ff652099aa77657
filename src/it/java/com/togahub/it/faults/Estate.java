package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.Api;
import com.togahub.it.support.Buyer;
import com.togahub.it.support.Rows;
import com.togahub.launcher.DemoSecrets;
import com.togahub.launcher.server.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that are added by rows while the nodes run, some on the cluster's own database server, by a line of their own, and some
 * on a second one.
 */
final class Estate implements AutoCloseable {
    private static final String MIGRATIONS = """
            SELECT CONCAT_WS(',', installed_rank, QUOTE(version), QUOTE(description), QUOTE(type), QUOTE(script),
              COALESCE(checksum, 'NULL'), QUOTE(installed_by), QUOTE(installed_on), execution_time, success)
            FROM `%s`.flyway_schema_history
            """;

    private final Cluster cluster;
    private final SecondDatabase second;
    private final Proxy near;
    private final List<Client> clients = new ArrayList<>();

    private Estate(Cluster cluster) {
        this.cluster = cluster;
        this.second = SecondDatabase.start(cluster.surroundings());
        this.near = new Proxy(cluster.surroundings().servers().database().port());
        host("near", near.port());
        host("far", second.line().port());
    }

    /**
     * A client.
     *
     * @param slug its name
     * @param isFar whether it is on the second server
     */
    record Client(String slug, boolean isFar) {
        Client {
            requireNonNull(slug, "slug");
        }

        String schema() {
            return "Client_" + slug;
        }

        String logs() {
            return schema() + "_Logs";
        }

        String apiKey() {
            return slug + "-admin";
        }
    }

    /** Starts the second server. */
    static Estate of(Cluster cluster) {
        return new Estate(cluster);
    }

    /** The line by which nodes reach clients on the first server. */
    Proxy near() {
        return near;
    }

    /** The line by which nodes reach clients on the second server. */
    Proxy far() {
        return second.line();
    }

    /** Makes the schemas of a client, of which no row speaks yet. */
    Client prepare(String slug, boolean isFar) {
        Client client = new Client(slug, isFar);
        try (Connection source = core();
                Connection target = isFar ? second.connect("") : core()) {
            copy(source, "Client_Acme", target, client.schema());
            copy(source, "Client_Acme_Logs", target, client.logs());
        } catch (SQLException e) {
            throw new IllegalStateException("client " + slug, e);
        }
        return client;
    }

    /** Adds a client: its schemas, its rows and an administrator's credential. */
    Client add(String slug, boolean isFar) {
        Client client = prepare(slug, isFar);
        addRows(client);
        clients.add(client);
        return client;
    }

    private void addRows(Client client) {
        String slug = client.slug();
        try (Connection source = core()) {
            Rows.change(source, "INSERT INTO Clients (slug, name) VALUES (?, ?)", slug, slug);
            database(source, client, "CLIENT", client.schema());
            database(source, client, "CLIENT_LOGS", client.logs());
        } catch (SQLException e) {
            throw new IllegalStateException("client " + slug, e);
        }
        addAdmin(client, client.apiKey());
    }

    /** Adds an administrator's credential, with the secret of the demo's. */
    private void addAdmin(Client client, String apiKey) {
        change(
                "INSERT INTO ApiCredentials (clientId, kind, name, apiKey, secretHash)"
                        + " SELECT c.id, 'API', 'admin', ?, a.secretHash FROM ApiCredentials a JOIN Clients c ON c.slug = ?"
                        + " WHERE a.apiKey = 'demo-admin'",
                apiKey,
                client.slug());
        change(
                "INSERT INTO ApiCredentials_Roles (apiCredentialId, roleId) SELECT a.id, r.id FROM ApiCredentials a"
                        + " JOIN Roles r ON r.sharedName = 'admin' WHERE a.apiKey = ?",
                apiKey);
    }

    /** A session of another administrator of a client. */
    Api anotherAdmin(Client client, Node node) {
        String apiKey = client.slug() + "-other";
        addAdmin(client, apiKey);
        return admin(client, apiKey, node);
    }

    /**
     * Makes the second server a reader, in the nodes' region, of what is on the first. Nothing is replicated: what a client has there
     * is what a test has put there.
     */
    void addReader() {
        change("UPDATE DatabaseHosts r JOIN DatabaseHosts w ON w.region = 'near'"
                + " SET r.role = 'READER', r.region = 'local', r.replicatesHostId = w.id WHERE r.region = 'far'");
    }

    /** Adds a trading partner whose identity, of the domain {@code NetworkId}, is the client's slug; its secret is the demo's. */
    String partner(Client client) {
        change(
                "INSERT INTO ClientApiIdentities (clientId, domain, identity, sharedSecretHash, defaultMapping)"
                        + " SELECT c.id, i.domain, c.slug, i.sharedSecretHash, i.defaultMapping FROM ClientApiIdentities i"
                        + " JOIN Clients c ON c.slug = ? WHERE i.identity = ?",
                client.slug(),
                Buyer.IDENTITY);
        change(
                "INSERT INTO ClientApiIdentities_Roles (clientApiIdentityId, roleId) SELECT i.id, r.id"
                        + " FROM ClientApiIdentities i JOIN Roles r ON r.sharedName = 'cxml' WHERE i.identity = ?",
                client.slug());
        return client.slug();
    }

    /** A session of a client's administrator at a node. */
    Api admin(Client client, Node node) {
        return admin(client, client.apiKey(), node);
    }

    private Api admin(Client client, String apiKey, Node node) {
        DemoSecrets.Credential demo = cluster.credential("demo-admin");
        return Api.login(
                node.url(),
                new DemoSecrets.Credential(client.slug(), demo.name(), apiKey, demo.secret(), demo.roles()));
    }

    /** A connection to a client's schema past all lines. */
    Connection connect(Client client, String schema) throws SQLException {
        return client.isFar() ? second.connect(schema) : first(schema);
    }

    /** The first column of a query's rows in a client's schema. */
    List<String> strings(Client client, String schema, String sql, Object... parameters) {
        try (Connection connection = connect(client, schema)) {
            return Rows.strings(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs statements in a client's schema. */
    void execute(Client client, String... statements) {
        try (Connection connection = connect(client, client.schema());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("in " + client, e);
        }
    }

    /** Changes rows of Core. */
    int change(String sql, Object... parameters) {
        return cluster.jobs().change(sql, parameters);
    }

    /** Adds a row of {@code DatabaseHosts}, told from others by its region. */
    private void host(String name, int port) {
        change("DELETE FROM DatabaseHosts WHERE region = ?", name);
        change(
                "INSERT INTO DatabaseHosts (environmentId, region, role, host, port, username, passwordRef)"
                        + " SELECT id, ?, 'WRITER', '127.0.0.1', ?, ?, 'TOGA_CORE_PASSWORD' FROM Environments"
                        + " WHERE name = 'embedded'",
                name,
                port,
                Database.USER);
    }

    private static void database(Connection core, Client client, String purpose, String name) throws SQLException {
        Rows.change(
                core,
                "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                        + " SELECT c.id, ?, ?, h.environmentId, h.id FROM Clients c JOIN DatabaseHosts h ON h.region = ?"
                        + " WHERE c.slug = ?",
                purpose,
                name,
                client.isFar() ? "far" : "near",
                client.slug());
    }

    private Connection core() throws SQLException {
        return cluster.jobs().connect();
    }

    private Connection first(String schema) throws SQLException {
        var servers = cluster.surroundings().servers();
        return DriverManager.getConnection(
                servers.database().url(schema), Database.USER, servers.secrets().databasePassword());
    }

    /** Makes a schema with the tables of another, empty but for the record of migrations. */
    private static void copy(Connection source, String from, Connection target, String to) throws SQLException {
        try (Statement make = target.createStatement()) {
            make.execute("DROP DATABASE IF EXISTS `" + to + "`");
            make.execute("CREATE DATABASE `" + to + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
        }
        // a statement belongs to the schema it was made in
        target.setCatalog(to);
        try (Statement make = target.createStatement()) {
            make.execute("SET FOREIGN_KEY_CHECKS = 0");
            for (String table : Rows.strings(
                    source,
                    "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE'",
                    from)) {
                make.execute(definition(source, from, table));
            }
            make.execute("SET FOREIGN_KEY_CHECKS = 1");
            for (String row : Rows.strings(source, MIGRATIONS.formatted(from))) {
                make.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                        + " checksum, installed_by, installed_on, execution_time, success) VALUES (" + row + ")");
            }
        }
    }

    private static String definition(Connection source, String schema, String table) throws SQLException {
        try (Statement ask = source.createStatement();
                ResultSet row = ask.executeQuery("SHOW CREATE TABLE `" + schema + "`.`" + table + "`")) {
            row.next();
            return row.getString(2);
        }
    }

    /** Takes the clients away again, and stops the second server. */
    @Override
    public void close() {
        near.pass();
        far().pass();
        for (Client client : clients) {
            String id = "(SELECT id FROM Clients WHERE slug = '" + client.slug() + "')";
            change("DELETE FROM ApiCredentials_Roles WHERE apiCredentialId IN"
                    + " (SELECT id FROM ApiCredentials WHERE clientId = " + id + ")");
            change("DELETE FROM ApiCredentials WHERE clientId = " + id);
            change("DELETE FROM ClientApiIdentities_Roles WHERE clientApiIdentityId IN"
                    + " (SELECT id FROM ClientApiIdentities WHERE clientId = " + id + ")");
            change("DELETE FROM ClientApiIdentities WHERE clientId = " + id);
            change("DELETE FROM `Databases` WHERE clientId = " + id);
            change("UPDATE Clients SET isActive = 0 WHERE slug = ?", client.slug());
        }
        change("DELETE FROM DatabaseHosts WHERE role = 'READER'");
        change("UPDATE DatabaseHosts SET isActive = 0 WHERE region IN ('near', 'far')");
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        second.close();
    }
}
