package com.togahub.persistence.provision;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts what a run has come to so far, and says so every few seconds. Used by several threads. */
final class MigrationTally {
    private static final Logger LOG = System.getLogger(MigrationTally.class.getName());
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final int all;
    private final long begun = System.nanoTime();
    private final Map<String, String> failed = new HashMap<>();
    private int upToDate;
    private int migrated;
    private int migrations;
    private long said = begun;

    MigrationTally(int all) {
        this.all = all;
    }

    synchronized void upToDate() {
        upToDate++;
        progress();
    }

    synchronized void migrated(int carriedOut) {
        migrated++;
        migrations += carriedOut;
        progress();
    }

    synchronized void failed(SchemaRow row, String reason) {
        failed.put(row.name(), reason);
        LOG.log(
                Logger.Level.ERROR,
                "Schema " + row.name() + " of tenant " + row.slug() + " is not at this version, and is not served: "
                        + reason);
        progress();
    }

    synchronized MigrationReport report() {
        return new MigrationReport(upToDate, migrated, migrations, failed, Duration.ofNanos(System.nanoTime() - begun));
    }

    private void progress() {
        long now = System.nanoTime();
        if (now - said > BETWEEN_LINES.toNanos()) {
            said = now;
            LOG.log(
                    Logger.Level.INFO,
                    "Schemas of tenants: " + (upToDate + migrated + failed.size()) + " of " + all + " seen, " + migrated
                            + " migrated, " + failed.size() + " failed");
        }
    }
}
