package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.TransactionLog;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

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
    private final String instanceId;
    private final Map<String, GroupCommit> groups = new ConcurrentHashMap<>();

    /** The log of one node. */
    public JdbcTransactionLog(
            Pools pools, Transactions transactions, CachedTenants tenants, LoggedRequests requests, String instanceId) {
        this.pools = pools;
        this.transactions = transactions;
        this.tenants = tenants;
        this.requests = requests;
        this.instanceId = instanceId;
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
        return group(logs).add(new GroupCommit.Insert(into, id.value(), values)).handle((done, failure) -> {
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
        own.count();
        InsertInto into = InsertInto.of(tenant.logs(), "ApiTransactions", LogRow.COLUMNS);
        try {
            boolean decides = entry.context().parent().isEmpty();
            Optional<byte[]> gtrid =
                    decides ? transactions.recordId().map(JdbcTransactionLog::ascii) : Optional.empty();
            try (PreparedStatement insert = own.connection(tenant.logs()).prepareStatement(into.sql(1))) {
                Values.set(insert, LogRow.values(entry, instanceId, gtrid));
                insert.executeUpdate();
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
        InsertInto into = InsertInto.of(tenant.logs(), "ApiTransactions", LogRow.COLUMNS);
        for (int from = 0; from < entries.size(); from += MOST_TOGETHER) {
            List<LogEntry> some = entries.subList(from, Math.min(entries.size(), from + MOST_TOGETHER));
            own.count();
            try (PreparedStatement insert = own.connection(tenant.logs()).prepareStatement(into.sql(1))) {
                for (LogEntry entry : some) {
                    Values.set(insert, LogRow.values(entry, instanceId, Optional.empty()));
                    insert.addBatch();
                }
                insert.executeBatch();
            } catch (SQLException e) {
                throw SqlFailures.failure(e);
            }
        }
    }

    @Override
    public CompletableFuture<Void> append(Tenant tenant, LogEntry entry) {
        InsertInto into = InsertInto.of(tenant.logs(), "ApiTransactions", LogRow.COLUMNS);
        String order = entry.context().transactionId().map(TransactionId::value).orElse("");
        List<Object> values = LogRow.values(entry, instanceId, Optional.empty());
        return group(tenant.logs()).add(new GroupCommit.Insert(into, order, values));
    }

    @Override
    public Optional<Original> original(TransactionId id, String identity) {
        try {
            // one connection after the other: whoever waits for a second one while holding one may wait for ever
            Optional<Reserved> reserved = reserved(id, identity);
            return reserved.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Original(
                            reserved.get().when(), status(id, reserved.get().schema())));
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    /** When an id was reserved, and the schema of its log. */
    private record Reserved(Instant when, String schema) {}

    private Optional<Reserved> reserved(TransactionId id, String identity) throws SQLException {
        DatabaseName logs = tenants.none().logs();
        String known = identity.substring(0, Math.min(identity.length(), MOST_IDENTITY));
        try (Connection connection = pools.connection(logs.host(), logs.schema(), Purpose.SERVICE);
                PreparedStatement query = connection.prepareStatement(
                        "SELECT dtReserved, logsSchema FROM TransactionIds WHERE transactionId = ? AND identity = ?")) {
            query.setString(1, id.value());
            query.setString(2, known);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Reserved(Values.instant(row, 1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    /** Stops the threads, once they have carried out what was added. */
    @Override
    public void close() {
        groups.values().forEach(GroupCommit::close);
    }

    private Optional<Integer> status(TransactionId id, String schema) {
        return tenants.logs(schema).flatMap(logs -> requests.status(logs, id));
    }

    private GroupCommit group(DatabaseName logs) {
        return groups.computeIfAbsent(logs.host(), host -> new GroupCommit(pools, host));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
