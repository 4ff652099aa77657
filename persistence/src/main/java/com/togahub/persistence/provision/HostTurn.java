package com.togahub.persistence.provision;

import com.togahub.persistence.migration.MigrationException;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaState;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import javax.sql.DataSource;

/** Takes one schema of a host after the other, until there are none left or the host is gone. */
final class HostTurn implements Runnable {
    private static final Logger LOG = System.getLogger(HostTurn.class.getName());
    private static final int SECONDS = 2;
    private static final int ATTEMPTS = 3;
    /** How the SQL states of lost connections begin. */
    private static final String CONNECTION = "08";

    private final DataSource server;
    private final Queue<SchemaRow> waiting;
    private final SchemaRows rows;
    private final MigrationTally tally;
    private final Migrator migrator;

    HostTurn(DataSource server, Queue<SchemaRow> waiting, SchemaRows rows, MigrationTally tally) {
        this.server = server;
        this.waiting = waiting;
        this.rows = rows;
        this.tally = tally;
        this.migrator = new Migrator(server);
    }

    @Override
    public void run() {
        try (Connection connection = opened()) {
            for (SchemaRow row = waiting.poll(); row != null; row = waiting.poll()) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                if (!settle(connection, row)) {
                    giveUp("its host has gone away");
                    return;
                }
            }
        } catch (SQLException e) {
            giveUp("its host cannot be reached: " + e.getMessage());
        }
    }

    private Connection opened() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return server.getConnection();
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Answers whether the host is still there. */
    private boolean settle(Connection connection, SchemaRow row) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                settled(connection, row);
                return true;
            } catch (MigrationException | SQLException e) {
                boolean isThere = connection.isValid(SECONDS);
                if (attempt == ATTEMPTS || !isThere || !isLostConnection(e)) {
                    failed(row, e.getMessage());
                    return isThere;
                }
                // a busy server lets a connection fail now and then
            }
        }
    }

    private static boolean isLostConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return String.valueOf(sql.getSQLState()).startsWith(CONNECTION);
            }
        }
        return false;
    }

    private void settled(Connection connection, SchemaRow row) throws SQLException {
        SchemaState before = SchemaState.read(connection, server, row.kind(), row.name());
        if (before.isCurrent()) {
            if (row.isTroubled() || !row.told().equals(before.version())) {
                tell(row, before.version(), false, Optional.empty());
            }
            tally.upToDate();
            return;
        }
        int done = migrator.migrate(row.kind(), row.name());
        SchemaState now = SchemaState.read(connection, server, row.kind(), row.name());
        tell(row, now.version(), done > 0, Optional.empty());
        if (done > 0) {
            tally.migrated(done);
        } else {
            // another node was faster
            tally.upToDate();
        }
    }

    private void giveUp(String reason) {
        for (SchemaRow row = waiting.poll(); row != null; row = waiting.poll()) {
            failed(row, reason);
        }
    }

    private void failed(SchemaRow row, String reason) {
        tally.failed(row, reason);
        tell(row, Optional.empty(), false, Optional.of(reason));
    }

    /** The note is for people: that it cannot be written holds nothing up. */
    private void tell(SchemaRow row, Optional<String> version, boolean isMigrated, Optional<String> failure) {
        try {
            rows.tell(row, version, isMigrated, failure);
        } catch (SQLException e) {
            LOG.log(Logger.Level.WARNING, "What became of schema " + row.name() + " cannot be noted in Core", e);
        }
    }
}
