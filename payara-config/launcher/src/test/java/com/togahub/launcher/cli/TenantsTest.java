package com.togahub.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.launcher.home.Folders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantsTest {
    private static final String CREDENTIAL = "5d1f7f5e-0000-4000-8000-000000000001";
    private static final String HOST = "5d1f7f5e-0000-4000-8000-000000000002";
    private static final String MADE = "201 {'data':{'clients':{'slug':'north','provisioning':{'databases':["
            + "{'purpose':'CLIENT','name':'Client_North','schemaVersion':'3','migrations':3,'milliseconds':1234},"
            + "{'purpose':'CLIENT_LOGS','name':'Client_North_Logs','schemaVersion':'1','migrations':0,'milliseconds':9}],"
            + "'apiCredential':{'uuid':'" + CREDENTIAL + "','apiKey':'north-1a2b3c4d'}}}}}";
    private static final String SECRET = "201 {'data':{'apiCredentialSecrets':{'apiCredential':{'uuid':'" + CREDENTIAL
            + "','apiKey':'north-1a2b3c4d'},'secret':'once'}}}";
    private static final String TAKEN =
            "409 {'messages':[{'code':'EV-9','level':'error','path':'slug','text':'Taken.'}]}";

    @TempDir
    private Path project;

    private Door door;
    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws IOException {
        door = new Door();
        Folders folders = Folders.of(project);
        Files.createDirectories(folders.demoFile().getParent());
        Files.writeString(
                folders.demoFile(),
                "{\"baseUrl\":\"" + door.base()
                        + "\",\"credentials\":[{\"apiKey\":\"demo-admin\",\"secret\":\"the-secret\"}]}");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private int run(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        int code = new CommandLine(
                        Folders.of(project),
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new PrintStream(complained, true, StandardCharsets.UTF_8))
                .run(List.of(words));
        out = said.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void aTenantIsMadeStepByStepAndItsSecretShown() {
        door.answer("POST /v2/clients", MADE).answer("POST /v2/api-credential-secrets", SECRET);
        assertEquals(0, run("tenant", "add", "north", "--name", "North & Co"), err);
        assertEquals("""
                Making tenant north ...
                  Client_North  3 migrations carried out, at version 3  (1.2 s)
                  Client_North_Logs  was there, at version 1  (9 ms)
                north is served
                  API key  north-1a2b3c4d
                  secret   once  (shown this once)
                """, out);
        assertEquals(
                List.of(
                        "POST /v2/clients {\"slug\":\"north\",\"name\":\"North & Co\"}",
                        "POST /v2/api-credential-secrets {\"apiCredential\":\"" + CREDENTIAL + "\",\"isFirst\":true}"),
                door.asked());
    }

    @Test
    void aHostIsNamedOrLookedUp() {
        door.answer("POST /v2/clients", MADE)
                .answer("POST /v2/api-credential-secrets", SECRET)
                .answer("GET /v2/database-hosts", "200 {'data':{'databaseHosts':[{'uuid':'" + HOST + "'}]}}");
        assertEquals(0, run("tenant", "add", "north", "--host", HOST), err);
        assertEquals(0, run("tenant", "add", "north", "--host", "db1:3307"), err);
        String body = "{\"slug\":\"north\",\"name\":\"north\",\"databaseHost\":\"" + HOST + "\"}";
        assertEquals(
                2, door.asked().stream().filter(asked -> asked.endsWith(body)).count(), door.asked()::toString);
        assertTrue(
                door.asked().contains("GET /v2/database-hosts?where=role==WRITER;host==\"db1\";port==3307&fields=uuid")
                        || door.asked()
                                .contains(
                                        "GET /v2/database-hosts?fields=uuid&where=role==WRITER;host==\"db1\";port==3307"),
                door.asked()::toString);
        door.answer("GET /v2/database-hosts", "200 {'data':{'databaseHosts':[]}}");
        assertEquals(1, run("tenant", "add", "north", "--host", "db2"));
        assertEquals(2, run("tenant", "add", "north", "--host", "a;b"));
    }

    @Test
    void whatWasEndedBeforeTheSecretGoesOnWithIt() {
        door.answer("POST /v2/clients", TAKEN)
                .answer("GET /v2/clients", "200 {'data':{'clients':[{'uuid':'u'}]}}")
                .answer(
                        "GET /v2/api-credentials",
                        "200 {'data':{'apiCredentials':[{'uuid':'" + CREDENTIAL + "','apiKey':'north-1a2b3c4d'}]}}")
                .answer("POST /v2/api-credential-secrets", SECRET);
        assertEquals(0, run("tenant", "add", "north"), err);
        assertTrue(out.contains("secret   once"), out);
        door.answer(
                "POST /v2/api-credential-secrets",
                "422 {'messages':[{'code':'EO-4','level':'error','text':'This credential has a secret already.'}]}");
        assertEquals(1, run("tenant", "add", "north"));
        assertTrue(err.contains("./toga tenant secret north-1a2b3c4d makes another"), err);
        door.answer("GET /v2/api-credentials", "200 {'data':{'apiCredentials':[]}}");
        assertEquals(1, run("tenant", "add", "north"));
    }

    @Test
    void refusalsAreSaid() {
        door.answer("POST /v2/clients", TAKEN).answer("GET /v2/clients", "200 {'data':{'clients':[]}}");
        assertEquals(1, run("tenant", "add", "north"));
        assertEquals("toga: answered 409, EV-9 slug: Taken.", err.strip());
        assertFalse(out.contains("served"), out);
        for (String[] words : new String[][] {
            {"tenant", "add"}, {"tenant", "add", "a", "b"}, {"tenant", "drop", "a"}, {"tenant", "secret"}
        }) {
            assertEquals(2, run(words), String.join(" ", words));
        }
    }

    @Test
    void aCredentialGetsAnotherSecret() {
        door.answer(
                        "GET /v2/api-credentials",
                        "200 {'data':{'apiCredentials':[{'uuid':'" + CREDENTIAL + "','apiKey':'north-1a2b3c4d'}]}}")
                .answer("POST /v2/api-credential-secrets", SECRET);
        assertEquals(0, run("tenant", "secret", "north-1a2b3c4d"), err);
        assertTrue(out.contains("secret   once"), out);
        assertTrue(door.asked().get(1).endsWith("\"isFirst\":false}"), door.asked()::toString);
        door.answer("GET /v2/api-credentials", "200 {'data':{'apiCredentials':[]}}");
        assertEquals(1, run("tenant", "secret", "nobody"));
    }

    @Test
    void tenantsAreListedWithWhatBecameOfTheirSchemas() {
        door.answer(
                        "GET /v2/clients",
                        "200 {'data':{'clients':[{'slug':'bare','name':'Bare','isActive':true},"
                                + "{'slug':'north','name':'North','isActive':false}]}}")
                .answer(
                        "GET /v2/databases",
                        "200 {'data':{'databases':[{'client':{'slug':'north'},'purpose':'CLIENT','name':'Client_North',"
                                + "'environment':{'name':'prod'},'databaseHost':{'host':'db1','port':3306},"
                                + "'schemaVersion':'3','migrationFailure':null},"
                                + "{'client':{'slug':'north'},'purpose':'CLIENT_LOGS','name':'Client_North_Logs',"
                                + "'environment':{'name':'prod'},'databaseHost':{'host':'db1','port':3306},"
                                + "'schemaVersion':null,'migrationFailure':'no such table'}]}}");
        assertEquals(0, run("tenant", "list"), err);
        assertEquals("""
                TENANT  NAME   STATE        DATABASE           ON               VERSION  FAILURE
                bare    Bare   no database
                north   North  inactive     Client_North       db1:3306 (prod)  3
                                            Client_North_Logs  db1:3306 (prod)  -        no such table
                """, out);
        assertEquals(0, run("tenant", "list", "--json"), err);
        assertTrue(out.contains("\"migrationFailure\" : \"no such table\""), out);
    }
}
