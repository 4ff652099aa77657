package com.togahub.persistence.cxml;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.punchout.SessionKeys;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The column {@code tokenHash} of {@code PunchOutSessions}, which has no field. */
public final class StoredSessionKeys implements SessionKeys {
    private static final Statement PUT = update("UPDATE PunchOutSessions SET tokenHash = ? WHERE uuid = ?");
    private static final Statement EXCHANGE =
            update("UPDATE PunchOutSessions SET tokenHash = ?, status = 'started', dtStarted = ?, dtExpires = ?"
                    + " WHERE tokenHash = ? AND status = 'created' AND dtExpires > ?");
    private static final Statement END = update("UPDATE PunchOutSessions SET tokenHash = NULL WHERE uuid = ?");
    private static final Statement FIND = new Statement(
            Place.CLIENT,
            "SELECT uuid, identityUuid FROM PunchOutSessions WHERE tokenHash = ?",
            List.of(),
            List.of(ColumnType.TEXT, ColumnType.TEXT));

    private final Database database;

    /** Keys in the clients' databases. */
    public StoredSessionKeys(Database database) {
        this.database = requireNonNull(database, "database");
    }

    @Override
    public void put(Tenant tenant, String sessionUuid, String hash) {
        update(tenant, PUT.with(List.of(hash, sessionUuid)));
    }

    @Override
    public Optional<Holder> find(Tenant tenant, String hash) {
        // in a write, because a reader may not have the row yet
        return database.write(tenant, session -> session.query(FIND.with(List.of(hash)))).stream()
                .map(row -> new Holder((String) row[0], (String) row[1]))
                .findFirst();
    }

    @Override
    public boolean exchange(Tenant tenant, String hash, String visitorsHash, Instant now, Instant until) {
        return update(tenant, EXCHANGE.with(List.of(visitorsHash, now, until, hash, now))) == 1;
    }

    @Override
    public void end(Tenant tenant, String sessionUuid) {
        update(tenant, END.with(List.of(sessionUuid)));
    }

    private int update(Tenant tenant, Statement statement) {
        return database.write(tenant, session -> session.update(statement));
    }

    private static Statement update(String sql) {
        return new Statement(Place.CLIENT, sql, List.of(), List.of());
    }
}
