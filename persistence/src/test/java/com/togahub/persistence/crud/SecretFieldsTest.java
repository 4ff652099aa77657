package com.togahub.persistence.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log does not show values of fields that the metadata says are secret. */
class SecretFieldsTest {
    private static EngineFixture fixture;
    private static Door admin;

    @BeforeAll
    static void open() {
        fixture = EngineFixture.create();
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        "UPDATE RecordFields f JOIN Records r ON r.id = f.recordId SET f.isSecret = 1"
                                + " WHERE r.name = 'customers' AND f.name = 'email'",
                        "UPDATE MetadataVersion SET version = version + 1");
        admin = Door.of(fixture, "admin");
    }

    private static String logged(String column, Door.Reply reply) {
        return Query.value(
                fixture.logs(),
                "SELECT " + column + " FROM ApiTransactions WHERE transactionId = ?",
                reply.envelope().path("transactionId").asText());
    }

    @Test
    void a_body_is_logged_without_them_and_stored_with_them() {
        Door.Reply created = admin.post("/customers", "{'number':'S1','name':'Safe','email':'hush@shop.example'}");
        created.is(201);
        String body = logged("requestBody", created);
        assertTrue(body.contains("\"Safe\""), body);
        assertTrue(body.contains("\"email\":\"[redacted]\""), body);
        assertFalse(body.contains("hush"), body);
        assertEquals(
                "hush@shop.example",
                Query.value(fixture.client(), "SELECT email FROM Customers WHERE number = ?", "S1"));
    }

    @Test
    void a_refused_body_is_logged_without_them() {
        Door.Reply refused = admin.post("/customers", "{'number':'S2','nonsense':1,'email':'hush@shop.example'}");
        refused.is(400);
        assertFalse(logged("requestBody", refused).contains("hush"));
    }
}
