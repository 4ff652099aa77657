package com.togahub.persistence.identity;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.identity.Standing;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.transaction.Connections;
import java.util.List;
import java.util.Optional;

/** Whether the rows behind a token are still there and active. */
public final class JdbcStanding implements Standing {
    private static final String CREDENTIAL = """
            SELECT 1 FROM ApiCredentials a JOIN Clients c ON c.id = a.clientId
            WHERE a.uuid = ? AND c.uuid = ? AND a.isActive AND c.isActive
            """;
    private static final String USER = "SELECT 1 FROM Users WHERE uuid = ? AND isActive";

    private final Connections connections;
    private final Tenants tenants;
    private final RequestPlaces places;

    /** The standing of callers of these tenants. */
    public JdbcStanding(Connections connections, Tenants tenants, RequestPlaces places) {
        this.connections = connections;
        this.tenants = tenants;
        this.places = places;
    }

    @Override
    public boolean isActive(Caller caller) {
        return switch (caller.kind()) {
            case API, OAUTH, DELEGATOR ->
                isCredential(caller.subject(), caller) && (caller.userUuid().isEmpty() || isUser(caller));
            case USER -> isUser(caller) && caller.delegatedBy().stream().allMatch(by -> isCredential(by, caller));
            // these identities are in no token
            case PUBLIC, CXML, SYSTEM -> false;
        };
    }

    private boolean isCredential(String uuid, Caller caller) {
        List<Object> values = List.of(uuid, caller.clientUuid().orElse(""));
        return !Statements.query(connections::core, CREDENTIAL, values, row -> row.getInt(1))
                .isEmpty();
    }

    /** The user in its client's database; a client that is not active has none. */
    private boolean isUser(Caller caller) {
        Optional<Tenant> client = caller.clientSlug().flatMap(tenants::bySlug).filter(tenant -> tenant.uuid()
                .equals(caller.clientUuid()));
        return client.isPresent()
                && places.run(client.get(), () -> isUser(caller, client.get()), () -> {
                    throw new StoreException(StoreException.Kind.UNAVAILABLE, "too many of the client's callers", null);
                });
    }

    private boolean isUser(Caller caller, Tenant client) {
        Optional<DatabaseName> database = client.client();
        return database.isPresent()
                && caller.userUuid().stream().anyMatch(uuid -> !Statements.query(
                                () -> connections.in(database.get()), USER, List.of(uuid), row -> row.getInt(1))
                        .isEmpty());
    }
}
