package com.togahub.persistence.store;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.TransactionLog;
import com.togahub.persistence.logfile.FiledLog;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.sql.Values;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.transaction.Transactions;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The log in the tables {@code TransactionIds} of the Core logs and {@code ApiTransactions} of each logs schema. */
public final class JdbcTransactionLog implements TransactionLog, AutoCloseable {
    private static final List<String> RESERVATION =
            List.of("transactionId", "identity", "clientSlug", "logsSchema", "dtReserved");
    private static final int MOST_IDENTITY = 255;
    /** Entries hold up to 64 KiB of a body; a statement of theirs stays below a server's limit. */
    private static final int MOST_TOGETHER = 50;

    private final Pools pools;
    private final Transactions transactions;
    private final CachedTenants tenants;
    private final LoggedRequests requests;
    private final RecentWrites recent;
    private final String instanceId;
    private final Optional<FiledLog> file;
    private final GroupCommits groups;

    /**
     * The log of one node.
     *
     * @param file where the log goes in the place of the tables
     */
    public JdbcTransactionLog(
            Pools pools,
            Transactions transactions,
            CachedTenants tenants,
            LoggedRequests requests,
            RecentWrites recent,
            String instanceId,
            Optional<FiledLog> file) {
        this.pools = pools;
        this.transactions = transactions;
        this.tenants = tenants;
        this.requests = requests;
        this.groups = new GroupCommits(pools);
        this.recent = recent;
        this.instanceId = instanceId;
        this.file = requireNonNull(file, "file");
    }

    @Override
    public CompletableFuture<Boolean> reserve(TransactionId id, Tenant tenant, Optional<String> identity, Instant now) {
        DatabaseName logs = tenants.none().logs();
        List<Object> values = Arrays.asList(
                id.value(),
                identity.map(text -> text.substring(0, Math.min(text.length(), MOST_IDENTITY)))
                        .orElse(null),
                tenant.slug().orElse(null),
                tenant.logs().schema(),
                now);
        InsertInto into = InsertInto.of(logs, "TransactionIds", RESERVATION);
        return groups.add(logs, new GroupCommit.Insert(into, id.value(), values))
                .handle((done, failure) -> {
                    if (failure == null) {
                        return true;
                    }
                    if (failure instanceof StoreException store && store.kind() == StoreException.Kind.DUPLICATE) {
                        return false;
                    }
                    throw new CompletionException(failure);
                });
    }

    @Override
    public void append(Session session, Tenant tenant, LogEntry entry) {
        if (!(session instanceof JdbcSession own)) {
            throw new IllegalArgumentException("not a session of this store");
        }
        if (own.changes() > 0) {
            recent.mark(entry.context().caller().identity());
        }
        own.count();
        InsertInto into = into(tenant);
        try {
            boolean decides = entry.context().parent().isEmpty();
            Optional<byte[]> gtrid =
                    decides ? transactions.recordId().map(JdbcTransactionLog::ascii) : Optional.empty();
            try (PreparedStatement insert = own.connection(tenant.logs()).prepareStatement(into.sql(1))) {
                List<Object> row = row(entry, gtrid);
                Values.set(insert, row);
                insert.executeUpdate();
                fileAfterCommit(tenant, List.of(row));
            }
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    @Override
    public void append(Session session, Tenant tenant, List<LogEntry> entries) {
        if (!(session instanceof JdbcSession own)) {
            throw new IllegalArgumentException("not a session of this store");
        }
        InsertInto into = into(tenant);
        for (int from = 0; from < entries.size(); from += MOST_TOGETHER) {
            List<LogEntry> some = entries.subList(from, Math.min(entries.size(), from + MOST_TOGETHER));
            own.count();
            try (PreparedStatement insert = own.connection(tenant.logs()).prepareStatement(into.sql(1))) {
                List<List<Object>> rows =
                        some.stream().map(entry -> row(entry, Optional.empty())).toList();
                for (List<Object> row : rows) {
                    Values.set(insert, row);
                    insert.addBatch();
                }
                insert.executeBatch();
                fileAfterCommit(tenant, rows);
            } catch (SQLException e) {
                throw SqlFailures.failure(e);
            }
        }
    }

    @Override
    public CompletableFuture<Void> append(Tenant tenant, LogEntry entry) {
        String order = entry.context().transactionId().map(TransactionId::value).orElse("");
        List<Object> row = row(entry, Optional.empty());
        if (file.isPresent() && isRead(entry) && file.get().alone(tenant.logs(), inLine(row))) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> done = groups.add(tenant.logs(), new GroupCommit.Insert(into(tenant), order, row));
        return file.isEmpty() ? done : done.thenRun(() -> file.get().committed(tenant.logs(), inLine(row)));
    }

    /** A success of which nothing depends on a row: whatever failed may have to be told from a commit by its row. */
    private static boolean isRead(LogEntry entry) {
        return entry.isSuccess() && entry.context().origin().method().equals("GET");
    }

    private InsertInto into(Tenant tenant) {
        return InsertInto.of(tenant.logs(), "ApiTransactions", file.isPresent() ? LogRow.PENDING : LogRow.COLUMNS);
    }

    private List<Object> row(LogEntry entry, Optional<byte[]> gtrid) {
        List<Object> row = new ArrayList<>(LogRow.values(entry, instanceId, gtrid));
        if (file.isPresent()) {
            row.add(true);
        }
        return row;
    }

    private static List<Object> inLine(List<Object> row) {
        return row.subList(0, LogRow.IN_LINES.size());
    }

    private void fileAfterCommit(Tenant tenant, List<List<Object>> rows) {
        file.ifPresent(filed ->
                transactions.afterCommit(() -> rows.forEach(row -> filed.committed(tenant.logs(), inLine(row)))));
    }

    @Override
    public Optional<Original> original(TransactionId id, String identity) {
        try {
            // one connection after the other: whoever waits for a second one while holding one may wait for ever
            Optional<Reserved> reserved = reserved(id, identity);
            return reserved.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Original(
                            reserved.get().when(),
                            status(id, reserved.get().schema()).or(reserved.get()::status)));
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    /** When an id was reserved, the schema of its log, and the status of a request whose log is in a file. */
    private record Reserved(Instant when, String schema, Optional<Integer> status) {}

    private Optional<Reserved> reserved(TransactionId id, String identity) throws SQLException {
        DatabaseName logs = tenants.none().logs();
        String known = identity.substring(0, Math.min(identity.length(), MOST_IDENTITY));
        try (Connection connection = pools.connection(logs.host(), logs.schema(), Purpose.SERVICE);
                PreparedStatement query = connection.prepareStatement(
                        "SELECT dtReserved, logsSchema, status FROM TransactionIds WHERE transactionId = ? AND identity = ?")) {
            query.setString(1, id.value());
            query.setString(2, known);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Reserved(
                                Values.instant(row, 1),
                                row.getString(2),
                                Optional.ofNullable(row.getObject(3, Integer.class))))
                        : Optional.empty();
            }
        }
    }

    /** Stops the threads, once they have carried out what was added. */
    @Override
    public void close() {
        groups.close();
        file.ifPresent(FiledLog::close);
    }

    private Optional<Integer> status(TransactionId id, String schema) {
        return tenants.logs(schema).flatMap(logs -> requests.status(logs, id));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
