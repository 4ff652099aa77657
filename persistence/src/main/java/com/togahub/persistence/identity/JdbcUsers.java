package com.togahub.persistence.identity;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.identity.Principal;
import com.togahub.engine.identity.Users;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.transaction.Connections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rows of {@code Users} in the tenants' databases. */
public final class JdbcUsers implements Users {
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,63}");
    private static final int LONGEST_EMAIL = 254;
    private static final String SELECT = "SELECT id, uuid, email, passwordHash, isActive FROM Users ";
    private static final String ROLES = "SELECT roleUuid FROM Users_Roles WHERE userId = ?";
    private static final String PASSWORDS = "SELECT 1 FROM Clients WHERE uuid = ? AND authMode = 'PASSWORD'";

    private final Connections connections;
    private final Tenants tenants;

    /** Users of these tenants. */
    public JdbcUsers(Connections connections, Tenants tenants) {
        this.connections = connections;
        this.tenants = tenants;
    }

    @Override
    public Optional<Principal> byEmail(String clientSlug, String email) {
        if (email.length() > LONGEST_EMAIL) {
            return Optional.empty();
        }
        // the server's collation takes more for equal than the limit on attempts may
        return find(clientSlug, SELECT + "WHERE email = ?", email)
                .filter(found -> found.caller().name().toLowerCase(Locale.ROOT).equals(email.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Principal> byUuid(String clientSlug, String uuid) {
        return find(clientSlug, SELECT + "WHERE uuid = ?", uuid);
    }

    private Optional<Principal> find(String clientSlug, String sql, String value) {
        if (!SLUG.matcher(clientSlug).matches()) {
            return Optional.empty();
        }
        return tenants.bySlug(clientSlug).flatMap(tenant -> tenant.client()
                .flatMap(database ->
                        Statements.query(() -> connections.in(database), sql, List.of(value), JdbcUsers::row).stream()
                                .findFirst()
                                .map(row -> principal(tenant, database, row))));
    }

    private Principal principal(Tenant tenant, DatabaseName database, Row row) {
        Set<String> roles = new HashSet<>(
                Statements.query(() -> connections.in(database), ROLES, List.of(row.id()), each -> each.getString(1)));
        boolean hasPasswords = !Statements.query(
                        connections::core, PASSWORDS, List.of(tenant.uuid().orElseThrow()), each -> each.getInt(1))
                .isEmpty();
        Caller caller = new Caller(
                Caller.Kind.USER,
                tenant.uuid(),
                tenant.slug(),
                row.uuid(),
                row.email(),
                Optional.of(row.uuid()),
                roles,
                Optional.empty());
        return new Principal(caller, row.passwordHash().filter(hash -> hasPasswords), row.isActive());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                row.getBoolean(5));
    }

    private record Row(long id, String uuid, String email, Optional<String> passwordHash, boolean isActive) {}
}
