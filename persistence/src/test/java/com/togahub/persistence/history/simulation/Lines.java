package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;

/** Real connections, as many as are in use at once. What a killed process had open is rolled back, as the server does it. */
final class Lines implements AutoCloseable {
    private final DataSource source;
    private final List<Connection> all = new ArrayList<>();
    private final Deque<Connection> free = new ArrayDeque<>();

    Lines(DataSource source) {
        this.source = requireNonNull(source, "source");
    }

    Connection take() throws SQLException {
        if (!free.isEmpty()) {
            return free.pop();
        }
        Connection made = source.getConnection();
        all.add(made);
        return made;
    }

    void giveBack(Connection line) throws SQLException {
        if (!line.getAutoCommit()) {
            line.rollback();
            line.setAutoCommit(true);
        }
        free.push(line);
    }

    @Override
    public void close() throws SQLException {
        for (Connection line : all) {
            line.close();
        }
    }
}
