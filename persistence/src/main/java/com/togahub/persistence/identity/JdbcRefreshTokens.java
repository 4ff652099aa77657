package com.togahub.persistence.identity;

import com.togahub.engine.identity.RefreshTokens;
import com.togahub.persistence.sql.Values;
import com.togahub.persistence.transaction.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of {@code RefreshTokens}. */
public final class JdbcRefreshTokens implements RefreshTokens {
    private static final String ADD =
            "INSERT INTO RefreshTokens (jti, family, identityHash, dtExpires) VALUES (?, ?, ?, ?)";
    private static final String FIND = "SELECT jti, family, identityHash, dtExpires FROM RefreshTokens WHERE jti = ?";
    private static final String USE =
            "UPDATE RefreshTokens SET dtUsed = ? WHERE jti = ? AND dtUsed IS NULL AND dtRevoked IS NULL";
    private static final String REVOKE =
            "UPDATE RefreshTokens SET dtRevoked = ? WHERE family = ? AND dtRevoked IS NULL";
    private static final String FORGET = "DELETE FROM RefreshTokens WHERE dtExpires < ? LIMIT 1000";

    private final Connections connections;

    /** Tokens in Core. */
    public JdbcRefreshTokens(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void add(Entry entry) {
        Statements.update(connections::core, ADD, values(entry));
    }

    @Override
    public Optional<Entry> find(String jti) {
        return Statements.query(
                        connections::core,
                        FIND,
                        List.of(jti),
                        row -> new Entry(row.getString(1), row.getString(2), row.getString(3), Values.instant(row, 4)))
                .stream()
                .findFirst();
    }

    @Override
    public boolean replace(Entry used, Entry successor, Instant now) {
        return Statements.transaction(connections::core, connection -> {
            boolean isFirstUse = use(connection, used, now);
            if (isFirstUse) {
                Statements.update(connection, ADD, values(successor));
            } else {
                // waits for the first use to commit, so that its successor is revoked too
                Statements.update(connection, REVOKE, List.of(now, used.family()));
            }
            return isFirstUse;
        });
    }

    private static boolean use(Connection connection, Entry used, Instant now) throws SQLException {
        return Statements.update(connection, USE, List.of(now, used.jti())) == 1;
    }

    @Override
    public void forgetExpired(Instant now) {
        while (Statements.update(connections::core, FORGET, List.of(now)) > 0) {
            // in small steps, so that nobody waits long for the rows
        }
    }

    private static List<Object> values(Entry entry) {
        return List.of(entry.jti(), entry.family(), entry.identityHash(), entry.expires());
    }
}
