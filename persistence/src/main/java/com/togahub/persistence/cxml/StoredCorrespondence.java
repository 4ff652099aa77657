package com.togahub.persistence.cxml;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.IdentityLookup;
import com.togahub.engine.cxml.outgoing.Correspondence;
import com.togahub.engine.cxml.outgoing.Received;
import com.togahub.engine.cxml.outgoing.Told;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the rows of {@code CxmlDocuments} say of orders and fulfilments, in the transaction of whoever asks. */
public final class StoredCorrespondence implements Correspondence {
    private static final String ORDERED = "d.direction = 'IN' AND d.kind = 'OrderRequest'";
    private static final String STATUS = "SELECT o.status FROM SalesOrders o WHERE o.uuid = ?"
            + " AND EXISTS (SELECT 1 FROM CxmlDocuments d WHERE d.salesOrderId = o.id AND " + ORDERED + ")";
    private static final String ORDERS_OF = "SELECT DISTINCT o.uuid FROM SalesOrderItems l"
            + " JOIN SalesOrders o ON o.id = l.salesOrderId JOIN CxmlDocuments d ON d.salesOrderId = o.id AND "
            + ORDERED
            + " WHERE l.uuid IN (%1$s)";
    private static final String FULFILMENTS = "SELECT f.uuid FROM ItemFulfillments f"
            + " JOIN CxmlDocuments d ON d.salesOrderId = f.salesOrderId AND " + ORDERED + " WHERE f.uuid IN (%1$s)"
            + " UNION SELECT d.itemFulfillmentUuid FROM CxmlDocuments d WHERE d.itemFulfillmentUuid IN (%1$s)"
            + " ORDER BY 1";
    private static final String RECEIVED = "SELECT d.identityUuid, d.payloadID, d.document, d.deploymentMode"
            + " FROM CxmlDocuments d JOIN SalesOrders o ON o.id = d.salesOrderId WHERE o.uuid = ? AND " + ORDERED
            + " ORDER BY d.id DESC LIMIT 1";
    private static final String TOLD = "SELECT d.payloadID, d.contentHash, d.document, o.uuid FROM CxmlDocuments d"
            + " LEFT JOIN SalesOrders o ON o.id = d.salesOrderId WHERE d.direction = 'OUT' AND d.kind = ?"
            + " AND %s = ? AND d.contentHash IS NOT NULL ORDER BY d.id DESC LIMIT 1";

    private final Database database;
    private final IdentityLookup identities;

    /** Looks in the clients' databases. */
    public StoredCorrespondence(Database database, IdentityLookup identities) {
        this.database = requireNonNull(database, "database");
        this.identities = requireNonNull(identities, "identities");
    }

    @Override
    public Optional<CxmlIdentity> partner(String identityUuid) {
        return identities.byUuid(identityUuid);
    }

    @Override
    public Optional<String> statusOfPartnersOrder(Tenant tenant, String orderUuid) {
        return column(tenant, STATUS, List.of(orderUuid)).stream().findFirst();
    }

    @Override
    public List<String> partnersOrdersOf(Tenant tenant, Collection<String> lineUuids) {
        return column(tenant, ORDERS_OF.formatted(placeholders(lineUuids)), List.copyOf(lineUuids));
    }

    @Override
    public List<String> partnersFulfilments(Tenant tenant, Collection<String> fulfilmentUuids) {
        List<Object> twice = new ArrayList<>(fulfilmentUuids);
        twice.addAll(fulfilmentUuids);
        return column(tenant, FULFILMENTS.formatted(placeholders(fulfilmentUuids)), twice);
    }

    @Override
    public Optional<Received> received(Tenant tenant, String orderUuid) {
        return rows(tenant, RECEIVED, List.of(orderUuid), 4).stream()
                .findFirst()
                .map(row -> new Received(text(row, 0), text(row, 1), text(row, 2), "test".equals(row[3])));
    }

    @Override
    public Optional<Told> last(Tenant tenant, String orderUuid, String kind) {
        return told(tenant, "o.uuid", kind, orderUuid);
    }

    @Override
    public Optional<Told> lastNotice(Tenant tenant, String fulfilmentUuid) {
        return told(tenant, "d.itemFulfillmentUuid", "ShipNoticeRequest", fulfilmentUuid);
    }

    private Optional<Told> told(Tenant tenant, String column, String kind, String uuid) {
        return rows(tenant, TOLD.formatted(column), List.of(kind, uuid), 4).stream()
                .findFirst()
                .map(row -> new Told(text(row, 0), text(row, 1), text(row, 2), Optional.ofNullable((String) row[3])));
    }

    private List<String> column(Tenant tenant, String sql, List<Object> parameters) {
        return rows(tenant, sql, parameters, 1).stream()
                .map(row -> text(row, 0))
                .toList();
    }

    private List<Object[]> rows(Tenant tenant, String sql, List<Object> parameters, int columns) {
        Statement statement =
                new Statement(Place.CLIENT, sql, parameters, Collections.nCopies(columns, ColumnType.TEXT));
        return database.write(tenant, session -> session.query(statement));
    }

    private static String placeholders(Collection<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    private static String text(Object[] row, int column) {
        return (String) row[column];
    }
}
