package com.togahub.persistence.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TenantSchemasTest {
    @Test
    void aRowDoesNotReplaceTheSettingsPasswordOfCoresHost() throws SQLException {
        try (Node node = Node.onOneHost()) {
            node.passwords().put("TOGA_OTHER_PASSWORD", "not Core's");
            DatabaseServer.shared()
                    .execute(node.schemas().core(), "UPDATE DatabaseHosts SET passwordRef = 'TOGA_OTHER_PASSWORD'");
            assertEquals(0, new TenantSchemas(node.pools(), node.shared(), node.connections()).migrate("test"));
            // opened now, with the password that the pools know Core by
            try (Connection core =
                    node.pools().unpooled(node.shared().core().host()).getConnection()) {
                assertTrue(core.isValid(5));
            }
        }
    }
}
