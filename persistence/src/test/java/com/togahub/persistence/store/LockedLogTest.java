package com.togahub.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.TransactionId;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A4: a tenant's log that nobody can write keeps nobody else waiting. */
class LockedLogTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void reservationsGoOnWhileATenantsLogIsLocked() throws Exception {
        List<CompletableFuture<Void>> stuck = new ArrayList<>();
        try (Node node = Node.onOneHost();
                Connection holder = DatabaseServer.shared()
                        .dataSource(node.schemas().clientLogs())
                        .getConnection();
                Statement lock = holder.createStatement()) {
            lock.execute("LOCK TABLES ApiTransactions WRITE");
            long begun = System.nanoTime();
            for (int i = 0; i < 40; i++) {
                stuck.add(node.log()
                        .append(node.tenant(), new LogEntry(node.request(Node.fresh("stuck")), 200, "[]", 1, 1)));
            }
            for (int i = 0; i < 50; i++) {
                long started = System.nanoTime();
                TransactionId id = new TransactionId(Node.fresh("free"));
                assertTrue(node.log()
                        .reserve(id, node.tenant(), Optional.of("API:me"), NOW)
                        .get(2, TimeUnit.SECONDS));
                assertTrue(Duration.ofNanos(System.nanoTime() - started).toMillis() < 1_000);
            }
            int told = 0;
            for (CompletableFuture<Void> one : stuck) {
                ExecutionException failure =
                        assertThrows(ExecutionException.class, () -> one.get(30, TimeUnit.SECONDS));
                told += ((StoreException) failure.getCause()).kind() == StoreException.Kind.CONFLICT ? 1 : 0;
            }
            assertEquals(40, told);
            // two groups, each of which waits twice: not once per row
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 20);
        }
    }
}
