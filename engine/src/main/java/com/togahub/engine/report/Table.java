package com.togahub.engine.report;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report shows of a day.
 *
 * @param file the report's name
 * @param columns names and types, in their order
 * @param sql rows of a day behind an id, with the id first, in its order
 */
record Table(String file, Map<String, ColumnType> columns, String sql) {
    /** Sales orders by their date. */
    static final Table SALES_ORDERS = new Table(
            "sales-orders.csv",
            columns(
                    "number", ColumnType.TEXT,
                    "dateOrder", ColumnType.DATE,
                    "status", ColumnType.TEXT,
                    "customer.number", ColumnType.TEXT,
                    "customer.name", ColumnType.TEXT,
                    "currency", ColumnType.TEXT,
                    "externalReference", ColumnType.TEXT,
                    "lines", ColumnType.INTEGER,
                    "total", ColumnType.DECIMAL),
            """
            SELECT o.id, o.number, o.dateOrder, o.status, c.number, c.name, o.currency, o.externalReference,
                (SELECT COUNT(*) FROM SalesOrderItems i WHERE i.salesOrderId = o.id),
                (SELECT SUM(i.quantity * i.unitPrice) FROM SalesOrderItems i WHERE i.salesOrderId = o.id)
            FROM SalesOrders o JOIN Customers c ON c.id = o.customerId
            WHERE o.dateOrder = ? AND o.id > ? ORDER BY o.id LIMIT ?
            """);

    /** Item fulfilments by their date. */
    static final Table ITEM_FULFILLMENTS = new Table(
            "item-fulfillments.csv",
            columns(
                    "number", ColumnType.TEXT,
                    "dateItemFulfillment", ColumnType.DATE,
                    "itemFulfillmentStage", ColumnType.TEXT,
                    "salesOrder.number", ColumnType.TEXT,
                    "dateDeliveryEta", ColumnType.DATE,
                    "dtSubmitted", ColumnType.INSTANT,
                    "lines", ColumnType.INTEGER,
                    "quantity", ColumnType.DECIMAL),
            """
            SELECT f.id, f.number, f.dateItemFulfillment, s.name, o.number, f.dateDeliveryEta, f.dtSubmitted,
                (SELECT COUNT(*) FROM ItemFulfillmentItems i WHERE i.itemFulfillmentId = f.id),
                (SELECT SUM(i.quantity) FROM ItemFulfillmentItems i WHERE i.itemFulfillmentId = f.id)
            FROM ItemFulfillments f
                LEFT JOIN SalesOrders o ON o.id = f.salesOrderId
                LEFT JOIN ItemFulfillmentStages s ON s.id = f.itemFulfillmentStageId
            WHERE f.dateItemFulfillment = ? AND f.id > ? ORDER BY f.id LIMIT ?
            """);

    Table {
        requireNonNull(file, "file");
        requireNonNull(columns, "columns");
        requireNonNull(sql, "sql");
    }

    /** The day's rows behind this id; the id is their first value. */
    Statement page(LocalDate day, long after, int rows) {
        List<ColumnType> types = new ArrayList<>(List.of(ColumnType.INTEGER));
        types.addAll(columns.values());
        return new Statement(Place.CLIENT, sql, List.of(day, after, (long) rows), types);
    }

    private static Map<String, ColumnType> columns(Object... namesAndTypes) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.put((String) namesAndTypes[i], (ColumnType) namesAndTypes[i + 1]);
        }
        return columns;
    }
}
