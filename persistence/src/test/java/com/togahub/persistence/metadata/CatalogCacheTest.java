package com.togahub.persistence.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.metadata.CatalogCache;
import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.MetadataStore;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.MovableClock;
import com.togahub.persistence.testing.Schemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a node looks for changes of the metadata, and what it serves meanwhile. */
class CatalogCacheTest {
    private static final Schemas SCHEMAS = Schemas.fresh();

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean away;
    private volatile Runnable afterLoad = () -> {};
    private final MetadataTables tables = new MetadataTables(this::connect, SCHEMAS.core());
    private final CatalogCache cache = new CatalogCache(new Slow(), clock);

    private Connection connect() throws SQLException {
        connections.incrementAndGet();
        if (away) {
            throw new SQLException("refused", "08S01");
        }
        return DatabaseServer.shared().dataSource("").getConnection();
    }

    /** The real tables, with a moment after each load that a test can fill. */
    private final class Slow implements MetadataStore {
        @Override
        public long version() {
            return tables.version();
        }

        @Override
        public MetadataRows load() {
            MetadataRows rows = tables.load();
            afterLoad.run();
            return rows;
        }

        @Override
        public void begin(Session session) {
            tables.begin(session);
        }

        @Override
        public MetadataRows load(Session session) {
            return tables.load(session);
        }
    }

    @AfterEach
    void forget() {
        server("DELETE FROM ScriptedApis WHERE route LIKE 'ping%'");
    }

    private static void server(String statement) {
        DatabaseServer.shared().execute(SCHEMAS.core(), statement);
    }

    private static void add(String route) {
        server("INSERT INTO ScriptedApis (route, method, handler) VALUES ('" + route + "', 'GET', 'ping')");
    }

    private boolean knows(String route) {
        Tenant tenant = new Tenant(
                Optional.of("5d1f7f5e-0000-4000-8000-00000000000a"),
                Optional.of("a"),
                Optional.empty(),
                new DatabaseName("host", "logs"));
        return cache.current(tenant).scripted("GET", route).isPresent();
    }

    @Test
    void manyRequestsShareOneLookPerTwoSeconds() {
        knows("ping");
        int before = connections.get();
        for (int i = 0; i < 1000; i++) {
            knows("ping");
        }
        assertEquals(before, connections.get());
        clock.move(Duration.ofSeconds(2));
        for (int i = 0; i < 1000; i++) {
            knows("ping");
        }
        assertEquals(before + 1, connections.get());
    }

    @Test
    void aChangeElsewhereIsSeenAfterTwoSeconds() {
        assertFalse(knows("ping-elsewhere"));
        add("ping-elsewhere");
        assertFalse(knows("ping-elsewhere"));
        clock.move(Duration.ofSeconds(2));
        assertTrue(knows("ping-elsewhere"));
    }

    @Test
    void anOwnChangeIsSeenByTheNextRequest() {
        assertFalse(knows("ping-own"));
        add("ping-own");
        cache.changed();
        assertTrue(knows("ping-own"));
    }

    @Test
    void anOwnChangeIsSeenAlsoWhenALookBeganBefore() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        afterLoad = () -> {
            loaded.countDown();
            await(changed);
        };
        CompletableFuture<Boolean> early = CompletableFuture.supplyAsync(() -> knows("ping-late"));
        await(loaded);
        add("ping-late");
        cache.changed();
        afterLoad = () -> {};
        CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(() -> knows("ping-late"));
        changed.countDown();
        assertFalse(early.get());
        assertTrue(late.get());
        assertTrue(knows("ping-late"));
    }

    @Test
    void theLastSnapshotServesWhileTheDatabaseIsAway() {
        add("ping-away");
        assertTrue(knows("ping-away"));
        away = true;
        clock.move(Duration.ofMinutes(10));
        int before = connections.get();
        for (int i = 0; i < 100; i++) {
            assertTrue(knows("ping-away"));
        }
        assertEquals(before + 1, connections.get());
        cache.changed();
        assertTrue(knows("ping-away"));
        away = false;
        server("DELETE FROM ScriptedApis WHERE route = 'ping-away'");
        clock.move(Duration.ofSeconds(2));
        assertFalse(knows("ping-away"));
    }

    @Test
    void withoutAnySnapshotTheFailureIsSaid() {
        away = true;
        assertThrows(StoreException.class, () -> knows("ping"));
        away = false;
        assertFalse(knows("ping"));
    }

    @Test
    void clientsWithNothingOfTheirOwnShareOneSnapshot() {
        Tenant none =
                new Tenant(Optional.empty(), Optional.empty(), Optional.empty(), new DatabaseName("host", "logs"));
        Tenant some = new Tenant(
                Optional.of("5d1f7f5e-0000-4000-8000-00000000000b"),
                Optional.of("b"),
                Optional.empty(),
                new DatabaseName("host", "logs"));
        assertSame(cache.current(none), cache.current(some));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, java.util.concurrent.TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
