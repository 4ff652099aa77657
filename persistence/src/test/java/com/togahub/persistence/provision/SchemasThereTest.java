package com.togahub.persistence.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.store.StoreException;
import com.togahub.engine.tenancy.Slug;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.Query;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Schemas that are there before a client is made: whose they are decides what becomes of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemasThereTest {
    private final Platform platform = new Platform();
    private final Door admin = platform.administrator();

    @AfterAll
    void close() {
        platform.close();
    }

    @Test
    @DisplayName("a schema that nobody has noted as a client's is never touched")
    void strangersSchemas() {
        Slug slug = new Slug(Platform.slug("strange"));
        Platform.half(slug.logsSchema(), "Precious");
        String before = platform.counts();
        assertEquals(
                List.of("EV-9 slug"),
                admin.post("/clients", "{'slug':'" + slug.value() + "','name':'N'}")
                        .is(409)
                        .problems());
        assertEquals("0", Query.value(slug.logsSchema(), "SELECT COUNT(*) FROM Precious"));
        assertFalse(platform.hasSchema(slug.schema()));
        assertEquals(before, platform.counts());
    }

    @Test
    @DisplayName("a schema of an existing client is completed, and never dropped, whatever the notes say")
    void existingClients() {
        Slug slug = new Slug(Platform.slug("kept"));
        platform.rows(slug.value(), slug.schema(), "127.0.0.1");
        admin.post("/clients", "{'slug':'" + slug.value() + "','name':'N'}").is(201);
        Platform.SERVER.execute(
                slug.schema(),
                "INSERT INTO Customers (number, name) VALUES ('K1', 'Kept')",
                "UPDATE flyway_schema_history SET success = 0 WHERE version = '2'");
        Platform.SERVER.execute(
                platform.core(),
                "INSERT INTO ClientDrafts (slug, databaseHostId) SELECT '" + slug.value() + "', id FROM DatabaseHosts");
        assertEquals(
                List.of("EO-2"),
                admin.post("/clients", "{'slug':'" + slug.value() + "','name':'N'}")
                        .is(503)
                        .problems());
        assertEquals("Kept", Query.value(slug.schema(), "SELECT name FROM Customers"));
        assertThrows(StoreException.class, () -> platform.served().bySlug(slug.value()));
    }
}
