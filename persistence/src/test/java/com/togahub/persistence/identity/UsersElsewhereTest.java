package com.togahub.persistence.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.identity.Principal;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import org.junit.jupiter.api.Test;

/** Users of a client whose database is on another host than Core. */
class UsersElsewhereTest {
    @Test
    void areFoundWithinATransactionOverCore() {
        try (Node node = Node.withTenantElsewhere()) {
            String email = Node.fresh("a") + "@example.com";
            DatabaseServer.shared()
                    .execute(
                            node.schemas().client(),
                            "INSERT INTO Users (email, passwordHash) VALUES ('" + email + "', 'hash')");
            JpaUsers users = new JpaUsers(node.units(), node.transactions(), node.tenants(), new RequestPlaces());
            Principal found = node.transactions().inCore(() -> {
                // as the count of failed attempts does, this takes the transaction to Core's host
                node.units().core(session -> session.createQuery("from Client", Object.class)
                        .getResultList());
                return users.byEmail("test", email).orElseThrow();
            });
            assertEquals(email, found.caller().name());
        }
    }
}
