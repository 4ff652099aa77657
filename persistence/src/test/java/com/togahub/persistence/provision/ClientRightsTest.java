package com.togahub.persistence.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.identity.Pbkdf2SecretHash;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.Eventually;
import com.togahub.persistence.testing.Query;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may make clients and their secrets, and what a client's own administrator may do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientRightsTest {
    private final Platform platform = new Platform();
    private final Door admin = platform.administrator();

    @AfterAll
    void close() {
        platform.close();
    }

    @Test
    @DisplayName("a tenant's own administrator makes no clients and sees none")
    void tenantsStayAmongThemselves() {
        Door own = Door.of(platform.fixture(), "client-admin");
        own.get("/customers").is(200);
        String customer = own.post("/customers", "{'number':'OWN1','name':'Own'}")
                .is(201)
                .data()
                .path("uuid")
                .asText();
        own.delete("/customers/" + customer).is(200);
        String before = platform.counts();
        for (String route : List.of(
                "/clients",
                "/databases",
                "/database-hosts",
                "/environments",
                "/api-credentials",
                "/roles",
                "/records",
                "/worker-jobs",
                "/parameters",
                "/client-api-identities")) {
            assertEquals(List.of("EZ-1"), own.get(route).is(403).problems(), route);
        }
        assertEquals(
                List.of("EZ-1"),
                own.post("/clients", "{'slug':'stolen','name':'N'}").is(403).problems());
        assertEquals(
                List.of("EZ-3"),
                own.post("/api-credential-secrets", "{}").is(403).problems());
        // nobody makes an administrator of the platform of a user
        String role = Query.value(platform.core(), "SELECT uuid FROM Roles WHERE sharedName = 'admin'");
        assertEquals(
                403,
                own.post("/users", "{'email':'e@gate.example','name':'E','usersRoles':[{'roleUuid':'" + role + "'}]}")
                        .status());
        String user = own.post("/users", "{'email':'f@gate.example','name':'F'}")
                .is(201)
                .data()
                .path("uuid")
                .asText();
        own.post("/users-roles", "{'user':'" + user + "','roleUuid':'" + role + "'}")
                .is(403);
        own.put("/users/" + user, "{'usersRoles':[{'roleUuid':'" + role + "'}]}")
                .is(403);
        assertEquals(before, platform.counts());
        assertEquals("0", Query.value(platform.fixture().client(), "SELECT COUNT(*) FROM Users_Roles"));
    }

    @Test
    @DisplayName("a client's own role makes no clients, whatever it is called and granted")
    void ownRolesAreNoAdministrators() {
        Platform.SERVER.execute(
                platform.core(),
                "INSERT INTO Roles (clientId, name, isAdministrator) SELECT id, 'grand', 1 FROM Clients WHERE slug = 'gate'",
                "INSERT INTO AclRecordPermissions (roleId, recordId, canCreate, canRead) SELECT r.id, t.id, 1, 1"
                        + " FROM Roles r, Records t WHERE r.name = 'grand' AND t.name = 'clients'",
                "UPDATE MetadataVersion SET version = version + 1");
        Door grand = Door.of(platform.fixture(), "grand");
        Eventually.holds("the role is known", () -> grand.get("/clients").status() == 200);
        assertEquals(
                List.of("EZ-3"),
                grand.post("/clients", "{'slug':'grander','name':'N'}").is(403).problems());
    }

    @Test
    @DisplayName("a credential gets a secret that is shown once and stands nowhere")
    void secrets() {
        Platform.SERVER.execute(
                platform.core(),
                "INSERT INTO ApiCredentials (clientId, apiKey) SELECT id, 'keyless' FROM Clients WHERE slug = 'gate'");
        String uuid = Query.value(platform.core(), "SELECT uuid FROM ApiCredentials WHERE apiKey = 'keyless'");
        String body = "{'apiCredential':'" + uuid + "','isFirst':true}";
        JsonNode shown = admin.post("/api-credential-secrets", body).is(201).data();
        String secret = shown.path("secret").asText();
        assertEquals(43, secret.length());
        assertEquals("keyless", shown.at("/apiCredential/apiKey").asText());
        assertTrue(new Pbkdf2SecretHash().verify(secret, hash()));
        assertEquals(
                List.of("EO-4 apiCredential"),
                admin.post("/api-credential-secrets", body).is(422).problems());
        assertTrue(new Pbkdf2SecretHash().verify(secret, hash()), "it keeps the one it has");
        String other = admin.post("/api-credential-secrets", "{'apiCredential':{'uuid':'" + uuid + "'}}")
                .is(201)
                .data()
                .path("secret")
                .asText();
        assertFalse(new Pbkdf2SecretHash().verify(secret, hash()));
        assertTrue(new Pbkdf2SecretHash().verify(other, hash()));
        assertEquals(
                "0",
                Query.value(
                        platform.fixture().logs(),
                        "SELECT COUNT(*) FROM ApiTransactions t WHERE CONCAT_WS(' ', t.requestBody, t.messages, t.options) LIKE ?",
                        "%" + other + "%"));
        assertEquals(
                List.of("EV-14"),
                admin.post("/api-credential-secrets", "{'apiCredential':'00000000-0000-4000-8000-000000000000'}")
                        .is(404)
                        .problems());
        assertEquals(
                List.of("EV-7 isFirst"),
                admin.post("/api-credential-secrets", "{'apiCredential':'" + uuid + "','isFirst':1}")
                        .problems());
    }

    private String hash() {
        return Query.value(platform.core(), "SELECT secretHash FROM ApiCredentials WHERE apiKey = 'keyless'");
    }
}
