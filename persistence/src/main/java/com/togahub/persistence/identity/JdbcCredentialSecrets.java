package com.togahub.persistence.identity;

import com.togahub.engine.tenancy.CredentialSecrets;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.transaction.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The hashes in {@code ApiCredentials}. */
public final class JdbcCredentialSecrets implements CredentialSecrets {
    private static final String STORE =
            "UPDATE ApiCredentials SET secretHash = ? WHERE uuid = ? AND (NOT ? OR secretHash IS NULL)";

    private final Connections connections;

    /** Credentials in Core. */
    public JdbcCredentialSecrets(Connections connections) {
        this.connections = connections;
    }

    @Override
    public boolean store(String uuid, String hash, boolean isFirst) {
        try (Connection core = connections.coreJoined()) {
            return Statements.update(core, STORE, List.of(hash, uuid, isFirst)) == 1;
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }
}
