package com.togahub.persistence.metadata;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.administration.Tables;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.store.OpenSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** {@link Tables} as the servers' {@code information_schema} says. */
public final class TableColumns implements Tables {
    private static final String COLUMNS = "SELECT TABLE_NAME, COLUMN_NAME, LOWER(DATA_TYPE), CHARACTER_MAXIMUM_LENGTH,"
            + " NUMERIC_SCALE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = %s AND TABLE_NAME IN (%s)";
    private static final List<ColumnType> TYPES =
            List.of(ColumnType.TEXT, ColumnType.TEXT, ColumnType.TEXT, ColumnType.INTEGER, ColumnType.INTEGER);

    private final Database database;
    private final Tenants tenants;
    private final String coreSchema;

    /** Looks at Core and at clients' databases. */
    public TableColumns(Database database, Tenants tenants, String coreSchema) {
        this.database = requireNonNull(database, "database");
        this.tenants = requireNonNull(tenants, "tenants");
        this.coreSchema = requireNonNull(coreSchema, "coreSchema");
    }

    @Override
    public Map<String, Map<String, Column>> columns(
            Session session, Place place, Optional<String> client, Set<String> tables) {
        if (tables.isEmpty()) {
            return Map.of();
        }
        Tenant own = ((OpenSession) session).tenant();
        boolean isOwn = own.client().isPresent()
                && client.map(own.uuid().orElse("")::equals).orElse(true);
        if (place == Place.CORE || isOwn) {
            return read(session, place, tables);
        }
        return slug(session, client)
                .flatMap(tenants::bySlug)
                .map(tenant -> database.read(tenant, other -> read(other, place, tables)))
                .orElseGet(Map::of);
    }

    private Map<String, Map<String, Column>> read(Session session, Place place, Set<String> tables) {
        List<Object> parameters = new ArrayList<>();
        if (place == Place.CORE) {
            parameters.add(coreSchema);
        }
        parameters.addAll(tables);
        String marks = String.join(", ", tables.stream().map(table -> "?").toList());
        String sql = COLUMNS.formatted(place == Place.CORE ? "?" : "DATABASE()", marks);
        Map<String, Map<String, Column>> found = new HashMap<>();
        for (Object[] row : session.query(new Statement(place, sql, parameters, TYPES))) {
            // servers whose files have no case answer for names written otherwise: those are not the table's name
            found.computeIfAbsent((String) row[0], table -> new HashMap<>())
                    .put((String) row[1], new Column((String) row[2], length(row[3]), scale(row[4])));
        }
        return found;
    }

    /** The client's slug, or that of the first client there is. */
    private Optional<String> slug(Session session, Optional<String> client) {
        String clients = "SELECT slug FROM `" + coreSchema + "`.Clients WHERE isActive = 1";
        Statement query = client.map(uuid ->
                        new Statement(Place.CORE, clients + " AND uuid = ?", List.of(uuid), List.of(ColumnType.TEXT)))
                .orElseGet(() -> new Statement(
                        Place.CORE, clients + " ORDER BY id LIMIT 1", List.of(), List.of(ColumnType.TEXT)));
        return session.query(query).stream().map(row -> (String) row[0]).findFirst();
    }

    private static OptionalLong length(Object value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
    }

    private static OptionalInt scale(Object value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(((Long) value).intValue());
    }
}
