package com.togahub.persistence.identity;

import com.togahub.engine.context.Caller;
import com.togahub.engine.identity.Credentials;
import com.togahub.engine.identity.Principal;
import com.togahub.persistence.transaction.Connections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rows of {@code ApiCredentials} with their clients and roles. */
public final class JdbcCredentials implements Credentials {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
    private static final String SELECT = """
            SELECT a.id, a.uuid, a.kind, a.apiKey, a.secretHash, a.userUuid, a.isActive AND c.isActive, c.uuid, c.slug
            FROM ApiCredentials a JOIN Clients c ON c.id = a.clientId
            """;
    private static final String ROLES =
            "SELECT r.uuid FROM ApiCredentials_Roles x JOIN Roles r ON r.id = x.roleId WHERE x.apiCredentialId = ?";

    private final Connections connections;

    /** Credentials in Core. */
    public JdbcCredentials(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Optional<Principal> byApiKey(String apiKey) {
        return KEY.matcher(apiKey).matches() ? find(SELECT + "WHERE a.apiKey = ?", apiKey) : Optional.empty();
    }

    @Override
    public Optional<Principal> byUuid(String uuid) {
        return find(SELECT + "WHERE a.uuid = ?", uuid);
    }

    private Optional<Principal> find(String sql, String value) {
        return Statements.query(connections::core, sql, List.of(value), JdbcCredentials::row).stream()
                .findFirst()
                .map(row -> row.principal(roles(row.id())));
    }

    private Set<String> roles(long id) {
        return new HashSet<>(Statements.query(connections::core, ROLES, List.of(id), row -> row.getString(1)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getString(2),
                Caller.Kind.valueOf(row.getString(3)),
                row.getString(4),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                row.getBoolean(7),
                row.getString(8),
                row.getString(9));
    }

    private record Row(
            long id,
            String uuid,
            Caller.Kind kind,
            String apiKey,
            Optional<String> secretHash,
            Optional<String> userUuid,
            boolean isActive,
            String clientUuid,
            String clientSlug) {
        Principal principal(Set<String> roles) {
            Caller caller = new Caller(
                    kind,
                    Optional.of(clientUuid),
                    Optional.of(clientSlug),
                    uuid,
                    apiKey,
                    userUuid,
                    roles,
                    Optional.empty());
            return new Principal(caller, secretHash, isActive);
        }
    }
}
