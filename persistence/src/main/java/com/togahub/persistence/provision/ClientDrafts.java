package com.togahub.persistence.provision;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.tenancy.Slug;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Rows of {@code ClientDrafts}: whose schemas are being made where. */
final class ClientDrafts {
    private static final String HOST = "SELECT databaseHostId FROM ClientDrafts WHERE slug = ?";
    private static final String BEGIN = """
            INSERT INTO ClientDrafts (slug, databaseHostId) SELECT ?, id FROM DatabaseHosts WHERE uuid = ?
            ON DUPLICATE KEY UPDATE databaseHostId = VALUES(databaseHostId)
            """;
    private static final String IS_THERE = "SELECT id FROM ClientDrafts WHERE slug = ? AND databaseHostId ="
            + " (SELECT id FROM DatabaseHosts WHERE uuid = ?)";
    private static final String TABLES = "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?";

    private ClientDrafts() {}

    /** Id of the host where a client was begun. */
    static OptionalLong host(Connection core, Slug slug) throws SQLException {
        return number(core, HOST, slug.value());
    }

    /**
     * Notes durably that the schemas of these names on a host are a client's to make. Done before, it stands; otherwise none of
     * them may be there with anything in it, as nobody could say whose it is.
     *
     * @param core a plain connection to Core
     * @param server a connection to the host
     * @throws ProblemException EV-9
     */
    static void begin(Connection core, Connection server, Slug slug, String host) throws SQLException {
        if (number(core, IS_THERE, slug.value(), host).isPresent()) {
            return;
        }
        for (String schema : List.of(slug.schema(), slug.logsSchema())) {
            if (number(server, TABLES, schema).orElse(0) > 0) {
                throw new ProblemException(Problem.of(
                                Code.EV_9,
                                "The database host has a schema " + schema + " already, which belongs to no client.")
                        .at("slug"));
            }
        }
        update(core, BEGIN, slug.value(), host);
    }

    /**
     * Locks the note until the connection's transaction ends, so that one request at a time makes a client's schemas, and
     * none after it is there.
     *
     * @return whether there is one
     */
    static boolean lock(Connection core, Slug slug, String host) throws SQLException {
        return number(core, IS_THERE + " FOR UPDATE", slug.value(), host).isPresent();
    }

    /** Ends it. */
    static void end(Connection core, Slug slug) throws SQLException {
        update(core, "DELETE FROM ClientDrafts WHERE slug = ?", slug.value());
    }

    private static void update(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static OptionalLong number(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
