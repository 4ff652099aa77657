package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.sql.SqlFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Numbers out of the table {@code NumberSequences}, each taken in a transaction of its own, so that nobody waits for a request. */
final class NumberSequences {
    /** Statements per call. */
    static final int STATEMENTS = 2;

    /** The first use of a sequence makes its row; {@code LAST_INSERT_ID(x)} remembers x for the session. */
    private static final String TAKE = """
            INSERT INTO NumberSequences (name, lastNumber) VALUES (?, LAST_INSERT_ID(?))
            ON DUPLICATE KEY UPDATE lastNumber = LAST_INSERT_ID(lastNumber + ?)
            """;

    private final Pools pools;

    NumberSequences(Pools pools) {
        this.pools = pools;
    }

    /** The first of {@code count} numbers that nobody else gets. */
    long next(DatabaseName database, String sequence, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count);
        }
        try (Connection connection = pools.connection(database.host(), database.schema(), Purpose.SERVICE);
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, sequence);
            take.setLong(2, count);
            take.setLong(3, count);
            take.executeUpdate();
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery("SELECT LAST_INSERT_ID()")) {
                row.next();
                return row.getLong(1) - count + 1;
            }
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }
}
