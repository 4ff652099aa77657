package com.togahub.persistence.transaction;

import com.togahub.persistence.pool.Pools;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One host's part of a transaction: a pooled connection with work open on it. The statements that begin and end the work
 * are sent as SQL, so that the connection stays in auto-commit mode for the pool.
 */
abstract class Branch {
    private final Connection connection;
    private boolean released;

    Branch(Connection connection) {
        this.connection = connection;
    }

    /** The connection, never to be closed by its users. */
    final Connection connection() {
        return connection;
    }

    /** Begins the work. */
    abstract void begin() throws SQLException;

    /** Undoes the work; a connection that cannot even do that is given up, which makes the server undo it. */
    abstract void rollback();

    /** Gives the connection back. */
    final void release() {
        if (released) {
            return;
        }
        released = true;
        try {
            connection.close();
        } catch (SQLException e) {
            Pools.discard(connection);
            Trouble.LOG.log(System.Logger.Level.DEBUG, "A connection was given up when it was given back", e);
        }
    }

    /** Has the pool close the connection. */
    final void giveUp() {
        Pools.discard(connection);
    }

    final void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            giveUp();
            throw e;
        }
    }

    /** A local transaction. */
    static final class Local extends Branch {
        Local(Connection connection) {
            super(connection);
        }

        @Override
        void begin() throws SQLException {
            execute("START TRANSACTION");
        }

        void commit() throws SQLException {
            execute("COMMIT");
        }

        @Override
        void rollback() {
            try {
                execute("ROLLBACK");
            } catch (SQLException e) {
                Trouble.LOG.log(System.Logger.Level.DEBUG, "Rolled back by closing the connection", e);
            }
        }
    }

    /** An XA branch. */
    static final class Distributed extends Branch {
        private final BranchId id;
        private boolean ended;
        private boolean prepared;

        Distributed(Connection connection, BranchId id) {
            super(connection);
            this.id = id;
        }

        BranchId id() {
            return id;
        }

        @Override
        void begin() throws SQLException {
            execute("XA START " + id.literal());
        }

        void prepare() throws SQLException {
            ended = true;
            execute("XA END " + id.literal());
            prepared = true;
            execute("XA PREPARE " + id.literal());
        }

        void commitPrepared() throws SQLException {
            execute("XA COMMIT " + id.literal());
        }

        void commitAlone() throws SQLException {
            ended = true;
            execute("XA END " + id.literal());
            execute("XA COMMIT " + id.literal() + " ONE PHASE");
        }

        @Override
        void rollback() {
            try {
                if (!ended) {
                    ended = true;
                    end();
                }
                execute("XA ROLLBACK " + id.literal());
            } catch (SQLException e) {
                System.Logger.Level level = prepared ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
                Trouble.LOG.log(level, "Branch " + id + " is left to " + (prepared ? "recovery" : "the server"), e);
            }
        }

        /** A branch that the server has marked for rollback refuses to end and can be rolled back all the same. */
        private void end() {
            try (Statement statement = connection().createStatement()) {
                statement.execute("XA END " + id.literal());
            } catch (SQLException e) {
                giveUp();
                Trouble.LOG.log(System.Logger.Level.DEBUG, "Branch " + id + " would not end", e);
            }
        }
    }
}
