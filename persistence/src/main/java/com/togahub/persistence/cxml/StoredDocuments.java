package com.togahub.persistence.cxml;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.exchange.Documents;
import com.togahub.engine.cxml.exchange.KeptDocument;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import java.util.List;
import java.util.Optional;

/** The rows of {@code CxmlDocuments}. */
public final class StoredDocuments implements Documents {
    private static final Statement RECEIVED = new Statement(
            Place.CLIENT,
            "SELECT contentHash, response FROM CxmlDocuments"
                    + " WHERE identityUuid = ? AND payloadID = ? AND direction = 'IN'",
            List.of(),
            List.of(ColumnType.TEXT, ColumnType.TEXT));

    private final Database database;

    /** Looks in the clients' databases. */
    public StoredDocuments(Database database) {
        this.database = requireNonNull(database, "database");
    }

    @Override
    public Optional<KeptDocument> received(Tenant tenant, String identityUuid, String payloadId) {
        Statement asked = RECEIVED.with(List.of(identityUuid, payloadId));
        // in a write, because a reader may not have the row yet
        return database.write(tenant, session -> session.query(asked)).stream()
                .filter(row -> row[0] != null && row[1] != null)
                .map(row -> new KeptDocument((String) row[0], (String) row[1]))
                .findFirst();
    }
}
