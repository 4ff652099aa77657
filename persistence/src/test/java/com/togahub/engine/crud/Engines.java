package com.togahub.engine.crud;

import com.togahub.engine.access.Policy;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.TransactionLog;
import com.togahub.persistence.testing.EngineFixture;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Engines over a fixture's stores that differ from the shipped one in one part. */
public final class Engines {
    private static final int SERVER_DEPTH = 6;

    private Engines() {}

    /** The engine over another way to the database. */
    public static Engine over(EngineFixture fixture, Database database, TransactionLog log) {
        return engine(fixture, database, log, UnaryOperator.identity());
    }

    /** The engine with something made of every caller's policy for reads. */
    public static Engine with(EngineFixture fixture, UnaryOperator<Policy> policies) {
        return engine(fixture, fixture.database(), fixture.log(), policies);
    }

    private static Engine engine(
            EngineFixture fixture, Database database, TransactionLog log, UnaryOperator<Policy> policies) {
        return new Pipeline(
                database,
                log,
                fixture.catalogs(),
                fixture.core(),
                SERVER_DEPTH,
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString(),
                Extensions.none(),
                fixture.cursors(),
                policies);
    }
}
