package com.togahub.engine.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The sales orders and item fulfilments of a day, a file each for every client. Rows are read a thousand at a time and written to
 * a temporary file, so that a report of any size needs the same memory.
 */
public final class DailyReports {
    private static final int PAGE = 1_000;
    private static final List<Table> TABLES = List.of(Table.SALES_ORDERS, Table.ITEM_FULFILLMENTS);
    private static final CsvFactory CSV = new CsvFactory();

    private final Database database;
    private final Tenants tenants;
    private final ReportStore store;
    private final Statement clients;

    /**
     * Reports over these.
     *
     * @param coreSchema name of the Core schema
     */
    public DailyReports(Database database, Tenants tenants, ReportStore store, String coreSchema) {
        this.database = requireNonNull(database, "database");
        this.tenants = requireNonNull(tenants, "tenants");
        this.store = requireNonNull(store, "store");
        this.clients = new Statement(
                Place.CORE,
                "SELECT slug FROM `" + coreSchema + "`.Clients WHERE isActive = 1 ORDER BY slug",
                List.of(),
                List.of(ColumnType.TEXT));
    }

    /**
     * What was made.
     *
     * @param rows of each report, by its name
     * @param failures why a client has no reports, by its slug; the others' are made all the same
     */
    public record Made(Map<String, Integer> rows, Map<String, String> failures) {
        public Made {
            rows = Map.copyOf(rows);
            failures = Map.copyOf(failures);
        }
    }

    /** Slugs of all active clients. */
    public List<String> clients() {
        return database.read(tenants.none(), session -> session.query(clients).stream()
                .map(row -> (String) row[0])
                .toList());
    }

    /**
     * Makes the reports of a day.
     *
     * @param isCancelled looked at between clients
     */
    public Made make(LocalDate day, List<String> slugs, BooleanSupplier isCancelled) {
        Map<String, Integer> rows = new TreeMap<>();
        Map<String, String> failures = new TreeMap<>();
        for (String slug : slugs) {
            if (isCancelled.getAsBoolean()) {
                failures.put(slug, "cancelled");
                continue;
            }
            try {
                Tenant tenant = tenants.bySlug(slug)
                        .orElseThrow(() -> new StoreException(
                                StoreException.Kind.UNAVAILABLE, "there is no such active client", null));
                for (Table table : TABLES) {
                    String name = "reports/daily/" + day + "/" + slug + "/" + table.file();
                    rows.put(name, keep(tenant, table, day, name));
                }
            } catch (StoreException | ReportStoreException failure) {
                failures.put(slug, failure.getMessage());
            }
        }
        return new Made(rows, failures);
    }

    private int keep(Tenant tenant, Table table, LocalDate day, String name) {
        try {
            Path file = Files.createTempFile("toga-report-", ".csv");
            try {
                int rows = write(tenant, table, day, file);
                store.keep(name, file);
                return rows;
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("writing a report", failure);
        }
    }

    private int write(Tenant tenant, Table table, LocalDate day, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                CsvGenerator csv = CSV.createGenerator(out)) {
            csv.setSchema(CsvSchema.emptySchema().withLineSeparator("\r\n"));
            csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
            line(csv, table.columns().keySet().toArray(), 0);
            int rows = 0;
            long after = 0;
            List<Object[]> page;
            do {
                Statement statement = table.page(day, after, PAGE);
                page = database.readNear(tenant, Optional.empty(), session -> session.query(statement));
                for (Object[] row : page) {
                    line(csv, row, 1);
                    after = (Long) row[0];
                }
                rows += page.size();
            } while (page.size() == PAGE);
            return rows;
        }
    }

    private static void line(CsvGenerator csv, Object[] values, int from) throws IOException {
        csv.writeStartArray();
        for (int i = from; i < values.length; i++) {
            csv.writeString(
                    Optional.ofNullable(values[i]).map(DailyReports::text).orElse(""));
        }
        csv.writeEndArray();
    }

    private static String text(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
