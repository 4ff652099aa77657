package com.togahub.persistence.wiring;

import com.togahub.persistence.provision.MigrationReport;
import com.togahub.persistence.provision.TenantMigrations;
import java.lang.System.Logger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has the schemas of all tenants brought to the present version. The start waits for that a while, so that a node mostly
 * begins with everybody; where there is more to do it goes on meanwhile, and who is not ready yet is answered EO-2.
 */
final class TenantsAtStart implements AutoCloseable {
    private static final Logger LOG = System.getLogger(TenantsAtStart.class.getName());

    private final Duration patience;
    private Thread thread;

    /** Waits so long at most. */
    TenantsAtStart(Duration patience) {
        this.patience = patience;
    }

    /**
     * Begins, and returns at the end or when patience is.
     *
     * @throws SQLException when Core cannot be read
     */
    void migrate(TenantMigrations migrations) throws SQLException {
        CompletableFuture<MigrationReport> end = new CompletableFuture<>();
        thread = new Thread(() -> run(migrations, end), "toga-tenants");
        thread.setDaemon(true);
        thread.start();
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(
                    Logger.Level.WARNING,
                    "The schemas of tenants are still being migrated after " + patience.toSeconds()
                            + " s; the node serves those that are ready, and the others one by one as they become so");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException unreachable) {
                throw unreachable;
            }
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the schemas of tenants are migrated", e);
        }
    }

    private static void run(TenantMigrations migrations, CompletableFuture<MigrationReport> end) {
        try {
            end.complete(migrations.run());
        } catch (SQLException | RuntimeException e) {
            // whoever waits throws it; who does not any more leaves it in the log
            LOG.log(Logger.Level.ERROR, "The schemas of tenants could not be gone through", e);
            end.completeExceptionally(e);
        }
    }

    /** Ends it between two schemas. */
    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
