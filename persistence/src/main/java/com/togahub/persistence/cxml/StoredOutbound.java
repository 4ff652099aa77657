package com.togahub.persistence.cxml;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.IdentityLookup;
import com.togahub.engine.cxml.delivery.Attachment;
import com.togahub.engine.cxml.sending.Outbound;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The rows of {@code CxmlDocuments} that wait to be sent, and their attachments. */
public final class StoredOutbound implements Outbound {
    private static final Statement WAITING = new Statement(
            Place.CLIENT,
            "SELECT identityUuid, document, status FROM CxmlDocuments WHERE uuid = ? AND direction = 'OUT'",
            List.of(),
            List.of(ColumnType.TEXT, ColumnType.TEXT, ColumnType.INTEGER));
    private static final Statement EARLIER = new Statement(
            Place.CLIENT,
            "SELECT TIMESTAMPDIFF(SECOND, e.dtCreated, NOW(3)) FROM CxmlDocuments d"
                    + " JOIN CxmlDocuments e ON e.salesOrderId = d.salesOrderId AND e.identityUuid = d.identityUuid"
                    + " AND e.direction = 'OUT' AND e.id < d.id AND (e.status IS NULL OR e.status >= 500)"
                    + " AND e.dtCreated > NOW(3) - INTERVAL ? SECOND WHERE d.uuid = ? ORDER BY e.id LIMIT 1",
            List.of(),
            List.of(ColumnType.INTEGER));
    private static final Statement ATTACHMENTS = new Statement(
            Place.CLIENT,
            "SELECT a.contentId, COALESCE(a.contentType, ''), a.fileName, TO_BASE64(a.content) FROM CxmlAttachments a"
                    + " JOIN CxmlDocuments d ON d.id = a.cxmlDocumentId"
                    + " WHERE d.uuid = ? AND a.content IS NOT NULL ORDER BY a.id",
            List.of(),
            List.of(ColumnType.TEXT, ColumnType.TEXT, ColumnType.TEXT, ColumnType.TEXT));

    private final Database database;
    private final IdentityLookup identities;

    /** Looks in the clients' databases. */
    public StoredOutbound(Database database, IdentityLookup identities) {
        this.database = requireNonNull(database, "database");
        this.identities = requireNonNull(identities, "identities");
    }

    @Override
    public Optional<CxmlIdentity> partner(String identityUuid) {
        return identities.byUuid(identityUuid);
    }

    @Override
    public Optional<Waiting> find(Tenant tenant, String uuid) {
        return rows(tenant, WAITING, uuid).stream()
                .findFirst()
                .map(row -> new Waiting(
                        (String) row[0],
                        (String) row[1],
                        Optional.ofNullable((Long) row[2]).map(Long::intValue)));
    }

    @Override
    public Optional<Duration> earlier(Tenant tenant, String uuid, Duration most) {
        return rows(tenant, EARLIER, most.toSeconds(), uuid).stream()
                .findFirst()
                .map(row -> Duration.ofSeconds((Long) row[0]));
    }

    @Override
    public List<Attachment> attachments(Tenant tenant, String uuid) {
        return rows(tenant, ATTACHMENTS, uuid).stream()
                .map(row -> new Attachment(
                        (String) row[0],
                        (String) row[1],
                        Optional.ofNullable((String) row[2]),
                        Base64.getMimeDecoder().decode((String) row[3])))
                .toList();
    }

    /** Read where it was written, because a reader may not have the row yet. */
    private List<Object[]> rows(Tenant tenant, Statement statement, Object... parameters) {
        return database.write(tenant, session -> session.query(statement.with(List.of(parameters))));
    }
}
