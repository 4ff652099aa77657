package com.togahub.worker.action.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.identity.KeyRing;
import com.togahub.persistence.identity.JpaSigningKeys;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.PersistenceUnits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void aRotationMakesTheNextKeyAndKeepsTheCurrentOneAccepted() {
        try (Node node = Node.onOneHost()) {
            Instant now = Instant.now();
            KeyRing keys = ring(node, now);
            String before = keys.current().kid();
            String made = new Secrets(keys).rotate().get("kid");
            KeyRing later = ring(node, now.plus(Duration.ofMinutes(1)));
            assertEquals(made, later.current().kid());
            assertTrue(later.accepted(before).isPresent());
        }
    }

    private static KeyRing ring(Node node, Instant now) {
        return new KeyRing(
                new JpaSigningKeys(PersistenceUnits.over(node.connections()), node.transactions()),
                Clock.fixed(now, ZoneOffset.UTC),
                Duration.ofDays(30));
    }
}
