package com.togahub.persistence.testing;

import com.togahub.persistence.hibernate.ClientConnectionProvider;
import com.togahub.persistence.hibernate.CoreConnectionProvider;
import com.togahub.persistence.hibernate.LogsConnectionProvider;
import com.togahub.persistence.hibernate.PooledConnectionProvider;
import com.togahub.persistence.hibernate.Units;
import com.togahub.persistence.transaction.Connections;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;

/** The persistence units without a server. */
public final class PersistenceUnits {
    private PersistenceUnits() {}

    /** The units as the deployment descriptor says, over these connections and the tests' transaction manager. */
    public static Units over(Connections connections) {
        return new Units(
                unit("Core", new CoreConnectionProvider(() -> connections)),
                unit("Client", new ClientConnectionProvider(() -> connections)),
                unit("Logs", new LogsConnectionProvider(() -> connections)));
    }

    private static EntityManagerFactory unit(String name, PooledConnectionProvider provider) {
        return Persistence.createEntityManagerFactory(
                name,
                Map.of(
                        "hibernate.multi_tenant_connection_provider",
                        provider,
                        "hibernate.transaction.jta.platform",
                        "JBossTS"));
    }
}
