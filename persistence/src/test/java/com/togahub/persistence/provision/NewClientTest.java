package com.togahub.persistence.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.tenancy.Slug;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.Query;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients made by one request, and what that is refused for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewClientTest {
    private final Platform platform = new Platform();
    private final Door admin = platform.administrator();

    @AfterAll
    void close() {
        platform.close();
    }

    @Test
    @DisplayName("a client is there with its databases, its schemas and a credential, and is served")
    void madeWhole() {
        String slug = Platform.slug("whole");
        Slug names = new Slug(slug);
        JsonNode client = admin.post("/clients", "{'slug':'" + slug + "','name':'Whole','settings':{'a':1}}")
                .is(201)
                .data();
        assertEquals(slug, client.path("slug").asText());
        assertTrue(client.path("isActive").asBoolean());
        JsonNode made = client.at("/provisioning/databases");
        assertEquals(names.schema(), made.at("/0/name").asText());
        assertEquals(names.logsSchema(), made.at("/1/name").asText());
        assertTrue(
                made.at("/0/migrations").asInt() > 0 && made.at("/1/migrations").asInt() > 0, made::toString);
        assertEquals(
                List.of(
                        "CLIENT " + names.schema() + " "
                                + made.at("/0/schemaVersion").asText(),
                        "CLIENT_LOGS " + names.logsSchema() + " "
                                + made.at("/1/schemaVersion").asText()),
                Query.column(
                        platform.core(),
                        "SELECT CONCAT_WS(' ', d.purpose, d.name, d.schemaVersion) FROM `Databases` d"
                                + " JOIN Clients c ON c.id = d.clientId WHERE c.slug = ? ORDER BY d.id",
                        slug));
        assertEquals(
                client.at("/provisioning/apiCredential/apiKey").asText() + " client-admin",
                Query.value(
                        platform.core(),
                        "SELECT CONCAT(a.apiKey, ' ', r.name) FROM ApiCredentials a JOIN Clients c ON c.id = a.clientId"
                                + " JOIN ApiCredentials_Roles x ON x.apiCredentialId = a.id JOIN Roles r ON r.id = x.roleId"
                                + " WHERE c.slug = ? AND a.secretHash IS NULL AND r.clientId IS NULL",
                        slug));
        assertEquals(
                names.schema(),
                platform.served()
                        .bySlug(slug)
                        .orElseThrow()
                        .client()
                        .orElseThrow()
                        .schema());
        assertEquals(List.of(), Query.column(platform.core(), "SELECT slug FROM ClientDrafts WHERE slug = ?", slug));

        String before = platform.counts();
        assertEquals(
                List.of("EV-9 slug"),
                admin.post("/clients", "{'slug':'" + slug + "','name':'Again'}")
                        .is(409)
                        .problems());
        assertEquals(before, platform.counts());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'name':'N'} | EV-6 slug",
                "{'slug':'no-name'} | EV-6 name",
                "{'slug':'Upper','name':'N'} | EV-7 slug",
                "{'slug':'a_b','name':'N'} | EV-7 slug",
                "{'slug':'a--b','name':'N'} | EV-7 slug",
                "{'slug':'-a','name':'N'} | EV-7 slug",
                "{'slug':'1a','name':'N'} | EV-7 slug",
                "{'slug':'a`;drop','name':'N'} | EV-7 slug",
                "{'slug':'acme-logs','name':'N'} | EV-7 slug",
                "{'slug':'a23456789012345678901234567890123456789012345678x','name':'N'} | EV-7 slug",
                "{'slug':'','name':'N'} | EV-7 slug",
                "{'slug':7,'name':'N'} | EV-7 slug",
                "{'slug':'fine','name':'N','colour':'red'} | EV-3 colour",
                "{'slug':'fine','name':'N','databaseHost':'here'} | EV-7 databaseHost",
                "{'slug':'fine','name':'N','databaseHost':{'uuid':7}} | EV-7 databaseHost",
                "{'slug':'fine','name':'N','databaseHost':'00000000-0000-4000-8000-000000000000'} | EV-8 databaseHost",
                "{'slug':'Bad','name':7,'databaseHost':'here'} | EV-7 name,EV-7 slug,EV-7 databaseHost",
                "[{'slug':'fine','name':'N'},{'slug':'fine-2','name':'N'}] | EV-10"
            })
    void refused(String body, String problems) {
        String before = platform.counts();
        Door.Reply reply = admin.post("/clients", body);
        assertEquals(List.of(problems.split(",")), reply.problems());
        assertEquals(before, platform.counts());
        assertFalse(platform.hasSchema("Client_Fine"));
    }

    @Test
    @DisplayName("the host with the fewest clients is taken, or the one asked for if it is an active writer")
    void hosts() {
        try (Platform own = new Platform()) {
            Door door = own.administrator();
            String second = own.host("127.0.1", Platform.SERVER.port(), "WRITER");
            String reader = own.host("127.1", Platform.SERVER.port(), "READER");
            String first = Query.value(own.core(), "SELECT uuid FROM DatabaseHosts WHERE host = '127.0.0.1'");
            // gate is on the first
            assertEquals(second, made(door, Platform.slug("few"), ""));
            assertEquals(first, made(door, Platform.slug("even"), ""));
            assertEquals(first, made(door, Platform.slug("asked"), first));
            String body = "{'slug':'fine','name':'N','databaseHost':{'uuid':'%s'}}";
            assertEquals(
                    List.of("EV-7 databaseHost"),
                    door.post("/clients", body.formatted(reader)).is(422).problems());
            Platform.SERVER.execute(own.core(), "UPDATE DatabaseHosts SET isActive = 0");
            assertEquals(
                    List.of("EV-7 databaseHost"),
                    door.post("/clients", body.formatted(first)).problems());
            assertEquals(
                    List.of("EO-4"),
                    door.post("/clients", "{'slug':'fine','name':'N'}").is(422).problems());
        }
    }

    private static String made(Door door, String slug, String host) {
        String place = host.isEmpty() ? "" : ",'databaseHost':'" + host + "'";
        return door.post("/clients", "{'slug':'" + slug + "','name':'N'" + place + "}")
                .is(201)
                .data()
                .at("/provisioning/databaseHost/uuid")
                .asText();
    }

    @Test
    @DisplayName(
            "a client of rows alone is answered EO-2 and nobody else is, until its schemas are made by the same request")
    void rowsAlone() {
        String slug = Platform.slug("rows");
        String schema = new Slug(slug).schema();
        platform.rows(slug, schema, "127.0.0.1");
        var node = platform.served();
        assertEquals(
                StoreException.Kind.UNAVAILABLE,
                assertThrows(StoreException.class, () -> node.bySlug(slug)).kind());
        assertTrue(node.bySlug("gate").isPresent());
        assertFalse(platform.hasSchema(schema), "looking makes nothing");

        Platform.SERVER.execute("", "CREATE DATABASE " + schema);
        assertThrows(StoreException.class, () -> node.bySlug(slug), "an empty schema is not ready");
        JsonNode client = admin.post("/clients", "{'slug':'" + slug + "','name':'ignored'}")
                .is(201)
                .data();
        assertEquals(slug, client.path("name").asText(), "the row stays as it is");
        assertEquals(2, client.at("/provisioning/databases").size());
        assertTrue(node.bySlug(slug).isPresent(), "the same node serves it at once");
        assertEquals(
                List.of("EV-9 slug"),
                admin.post("/clients", "{'slug':'" + slug + "','name':'N'}")
                        .is(409)
                        .problems());
    }

    @Test
    @DisplayName("a client added by rows on schemas that are there is served at once")
    void rowsOnSchemas() {
        String slug = Platform.slug("moved");
        Platform.SERVER.execute(platform.core(), "INSERT INTO Clients (slug, name) VALUES ('" + slug + "', 'Moved')");
        var node = platform.served();
        node.bySlug(slug);
        String other = Platform.slug("giver");
        admin.post("/clients", "{'slug':'" + other + "','name':'N'}").is(201);
        Platform.SERVER.execute(
                platform.core(),
                "UPDATE `Databases` SET clientId = (SELECT id FROM Clients WHERE slug = '" + slug
                        + "') WHERE clientId = (SELECT id FROM Clients WHERE slug = '" + other + "')");
        assertEquals(
                new Slug(other).schema(),
                platform.served()
                        .bySlug(slug)
                        .orElseThrow()
                        .client()
                        .orElseThrow()
                        .schema());
    }

    @Test
    @DisplayName("a schema behind this version keeps its client out, and one that a newer version has been at does not")
    void versions() {
        String slug = Platform.slug("behind");
        admin.post("/clients", "{'slug':'" + slug + "','name':'N'}").is(201);
        String schema = new Slug(slug).schema();
        Platform.SERVER.execute(
                schema,
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success)"
                        + " VALUES (900, '900', 'newer', 'SQL', 'V900__newer.sql', 1, 'x', 1, 1)");
        assertTrue(platform.served().bySlug(slug).isPresent());
        Platform.SERVER.execute(schema, "DELETE FROM flyway_schema_history WHERE version = '2'");
        assertThrows(StoreException.class, () -> platform.served().bySlug(slug));
    }
}
