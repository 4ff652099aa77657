package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.DeployedProduct;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.launcher.DemoSecrets;
import com.togahub.launcher.Main;
import com.togahub.launcher.cli.CommandLine;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.server.MicroServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tenants come into being while the application runs, whole or not at all. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TenantsIT {
    private static final int NODE = 6;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Api admin = Run.product().api("demo-admin");

    @TempDir
    private Path folder;

    private static String fresh(String word) {
        return word + UUID.randomUUID().toString().substring(0, 6);
    }

    private static String schema(String slug) {
        return "Client_" + slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1);
    }

    private static ObjectNode body(String slug) {
        return Api.JSON.createObjectNode().put("slug", slug).put("name", slug);
    }

    private Api signIn(String apiKey, String uuid) {
        String secret = admin.post(
                        "/api-credential-secrets", Api.JSON.createObjectNode().put("apiCredential", uuid))
                .succeeded(201)
                .data("apiCredentialSecrets")
                .path("secret")
                .asText();
        String login = Api.JSON
                .createObjectNode()
                .put("apiKey", apiKey)
                .put("secret", secret)
                .toString();
        Reply reply =
                Api.anonymous(Run.product().url()).post("/auth/api", login).succeeded(200);
        return Api.withToken(
                Run.product().url(), reply.data("auth").path("accessToken").asText());
    }

    @Test
    @DisplayName("a client made by one request is served at the next, apart from all others")
    void madeByOneRequest() {
        String slug = fresh("north");
        JsonNode credential = admin.post("/clients", body(slug))
                .succeeded(201)
                .data("clients")
                .at("/provisioning/apiCredential");
        Api own = signIn(
                credential.path("apiKey").asText(), credential.path("uuid").asText());
        assertEquals(
                0, own.get("/sales-orders").succeeded(200).data("salesOrders").size());
        ObjectNode customer = Api.JSON.createObjectNode().put("number", "N001").put("name", "First");
        Reply made = own.post("/customers", customer).succeeded(201);
        assertEquals(slug, made.envelope().path("audience").asText());
        assertEquals(
                List.of("N001"), Rows.strings(schema(slug), "SELECT number FROM Customers"), "in its own database");
        own.get("/customers?where=number==C001").succeeded(200);
        assertEquals(
                0,
                own.get("/customers?where=number==C001")
                        .succeeded(200)
                        .data("customers")
                        .size(),
                "acme's customers are not there");
        for (String route : List.of("/clients", "/databases", "/api-credentials", "/records")) {
            own.get(route).refused(403, "EZ-1");
        }
        own.post("/clients", body(fresh("stolen"))).refused(403, "EZ-1");
        own.post("/api-credential-secrets", "{}").refused(403, "EZ-3");
        admin.post("/clients", body(slug)).refused(409, "EV-9");
    }

    @Test
    @DisplayName(
            "a client of rows without schemas is answered EO-2, nobody else is, and the same request makes it whole")
    void rowsFirst() throws SQLException {
        String slug = fresh("rows");
        try (Connection core = Run.product().connect("Core")) {
            Rows.change(core, "INSERT INTO Clients (slug, name) VALUES (?, ?)", slug, slug);
            for (String purpose : List.of("CLIENT", "CLIENT_LOGS")) {
                Rows.change(
                        core,
                        "INSERT INTO `Databases` (clientId, purpose, name, environmentId, databaseHostId)"
                                + " SELECT c.id, ?, ?, d.environmentId, d.databaseHostId FROM Clients c, `Databases` d"
                                + " WHERE c.slug = ? AND d.name = 'Client_Acme'",
                        purpose,
                        schema(slug) + (purpose.equals("CLIENT") ? "" : "_Logs"),
                        slug);
            }
        }
        ObjectNode credential = Api.JSON.createObjectNode().put("apiKey", slug + "-key");
        credential.putObject("client").put("slug", slug);
        String uuid = admin.post("/api-credentials", credential)
                .succeeded(201)
                .data("apiCredentials")
                .path("uuid")
                .asText();
        String role = admin.get("/roles?where=name==client-admin&fields=uuid")
                .succeeded(200)
                .data("roles")
                .at("/0/uuid")
                .asText();
        admin.post(
                        "/api-credentials-roles",
                        Api.JSON.createObjectNode().put("apiCredential", uuid).put("role", role))
                .succeeded(201);
        Api own = signIn(slug + "-key", uuid);
        assertEquals(503, own.get("/customers").status());
        assertEquals(List.of("EO-2"), own.get("/customers").codes());
        admin.get("/customers").succeeded(200);
        admin.post("/clients", body(slug)).succeeded(201);
        own.get("/customers").succeeded(200);
    }

    @Test
    @DisplayName("a node killed while it makes a client leaves what the same request completes on another")
    void killedNode() throws IOException {
        assumeFalse(System.getProperty("toga.server").equals("full"), "Payara Server is not started twice.");
        DeployedProduct product = Run.product();
        for (String table : List.of("Customers", "SalesOrders", "_Logs")) {
            String slug = fresh("killed");
            Folders.delete(product.surroundings().folders().run().resolve("node-" + NODE));
            MicroServer node = product.surroundings().node(NODE, product.archive());
            node.start();
            try {
                Api there = admin.at(node.url());
                CompletableFuture<Reply> lost = Api.sendAsync(there.request("/clients", Api.newId())
                        .POST(BodyPublishers.ofString(body(slug).toString())));
                Eventually.within(LIMIT, table, () -> isThere(schema(slug), table) || lost.isDone());
                node.process().kill();
            } finally {
                node.process().kill();
            }
            assertEquals(
                    List.of(), Rows.strings("Core", "SELECT slug FROM Clients WHERE slug = ?", slug), "half a client");
            // the database notices the end of the node's connections in its own time
            Eventually.within(LIMIT, "the client", () -> {
                int status = admin.post("/clients", body(slug)).status();
                assertTrue(status == 201 || status == 503, () -> "status " + status);
                return status == 201;
            });
            assertEquals(
                    2,
                    Rows.number(
                            "Core",
                            "SELECT COUNT(*) FROM `Databases` d JOIN Clients c ON c.id = d.clientId WHERE c.slug = ?",
                            slug));
            assertEquals(0, Rows.number("Core", "SELECT COUNT(*) FROM ClientDrafts WHERE slug = ?", slug));
        }
    }

    /** Whether a client's schema has a table, or its logs' schema has any. */
    private static boolean isThere(String schema, String table) {
        boolean isLogs = table.equals("_Logs");
        return Rows.number(
                        "Core",
                        "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?"
                                + (isLogs ? "" : " AND TABLE_NAME = '" + table + "'"),
                        isLogs ? schema + "_Logs" : schema)
                > 0;
    }

    @Test
    @DisplayName("the command makes a tenant, lists it, and goes on where it was killed")
    void commands() throws IOException, InterruptedException {
        String slug = fresh("cmd");
        assertEquals(0, run("tenant", "add", slug, "--name", "By command"), () -> said);
        assertTrue(said.contains(schema(slug) + "_Logs") && said.contains(slug + " is served"), said);
        signInAs(said);
        assertEquals(0, run("tenant", "list"), () -> said);
        assertTrue(said.contains("By command") && said.contains("acme"), said);
        assertEquals(1, run("tenant", "add", slug), "it has all it needs");

        String killed = fresh("cmd");
        Process process = new ProcessBuilder(command("tenant", "add", killed))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        Eventually.within(LIMIT, "a schema", () -> isThere(schema(killed), "Customers"));
        process.destroyForcibly().waitFor();
        assertFalse(Files.readString(folder.resolve("killed.log")).contains("secret"));
        // meanwhile the node may be ending what the first command has asked for
        Eventually.within(LIMIT, "the tenant", () -> run("tenant", "add", killed) == 0);
        signInAs(said);
        assertEquals(1, Rows.number("Core", "SELECT COUNT(*) FROM Clients WHERE slug = ?", killed));
    }

    private String said = "";

    private void signInAs(String output) {
        String key = output.replaceAll("(?s).*API key +(\\S+).*", "$1");
        String secret = output.replaceAll("(?s).*secret +(\\S+).*", "$1");
        String login = Api.JSON
                .createObjectNode()
                .put("apiKey", key)
                .put("secret", secret)
                .toString();
        Reply reply =
                Api.anonymous(Run.product().url()).post("/auth/api", login).succeeded(200);
        Api.withToken(
                        Run.product().url(),
                        reply.data("auth").path("accessToken").asText())
                .get("/customers")
                .succeeded(200);
    }

    private List<String> words(String... words) {
        DemoSecrets.Credential credential = Run.product().credential("demo-admin");
        Path secret = folder.resolve("secret");
        try {
            Files.writeString(secret, credential.secret());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--url", Run.product().url(), "--api-key", credential.apiKey(), "--secret-file", secret.toString()));
        return all;
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(words(words));
        return command;
    }

    private int run(String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code =
                new CommandLine(Folders.of(folder), new ByteArrayInputStream(new byte[0]), out, out).run(words(words));
        said = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }
}
