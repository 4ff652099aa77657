package com.togahub.persistence.wiring;

import com.togahub.persistence.hibernate.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;

/** The persistence units, made by the server from {@code META-INF/persistence.xml}. */
@ApplicationScoped
public class UnitWiring {
    @PersistenceUnit(unitName = "Core")
    private EntityManagerFactory core;

    @PersistenceUnit(unitName = "Client")
    private EntityManagerFactory client;

    @PersistenceUnit(unitName = "Logs")
    private EntityManagerFactory logs;

    /** All three. */
    @Produces
    @Singleton
    Units units() {
        return new Units(core, client, logs);
    }
}
