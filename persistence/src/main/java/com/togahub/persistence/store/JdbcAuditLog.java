package com.togahub.persistence.store;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.audit.AuditLog;
import com.togahub.engine.audit.LogCondition;
import com.togahub.engine.audit.LogPlace;
import com.togahub.engine.audit.LoggedTransaction;
import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.sql.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks into {@code ApiTransactions} of a tenant's logs, inside the present transaction if there is one. */
public final class JdbcAuditLog implements AuditLog {
    private static final int PATIENCE_SECONDS = 10;
    private static final List<String> FACTS = List.of(
            "id",
            "dtStarted",
            "uuid",
            "transactionId",
            "parentTransactionId",
            "dtCompleted",
            "durationMs",
            "method",
            "route",
            "status",
            "isSuccess",
            "identity",
            "instanceId");

    private final Source source;
    private final Supplier<DatabaseName> coreLogs;

    /** Where connections come from. */
    public interface Source {
        /** One that its user closes. */
        Connection open(DatabaseName name) throws SQLException;
    }

    /**
     * The logs of all tenants.
     *
     * @param coreLogs where requests of no client are logged, and those of clients without logs of their own
     */
    public JdbcAuditLog(Source source, Supplier<DatabaseName> coreLogs) {
        this.source = requireNonNull(source, "source");
        this.coreLogs = requireNonNull(coreLogs, "coreLogs");
    }

    @Override
    public List<LoggedTransaction> search(
            Tenant tenant, List<LogCondition> conditions, Optional<LogPlace> before, int most) {
        List<String> columns = new ArrayList<>(FACTS);
        columns.add("JSON_EXTRACT(messages, '$[0]') AS messages");
        LogQuery query = own(tenant, columns);
        conditions.forEach(query::and);
        before.ifPresent(query::before);
        return rows(tenant, query.sorted("dtStarted DESC, id DESC", most), false);
    }

    @Override
    public Optional<LoggedTransaction> find(Tenant tenant, String idOrUuid) {
        LogQuery query =
                own(tenant, detailed("requestBody", "0")).and("(transactionId = ? OR uuid = ?)", idOrUuid, idOrUuid);
        // should the id of one be the uuid of another, the id counts
        List<LoggedTransaction> found = rows(tenant, query.sorted("id", 2), true);
        return found.stream()
                .filter(each -> each.transactionId().equals(Optional.of(idOrUuid)))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    @Override
    public List<LoggedTransaction> inside(
            Tenant tenant, String parent, Optional<LogPlace> after, int most, int bodyLength) {
        LogQuery query = own(
                        tenant,
                        detailed("LEFT(requestBody, " + bodyLength + ")", "CHAR_LENGTH(requestBody) > " + bodyLength))
                .and(new LogCondition.Parent(parent));
        after.ifPresent(query::after);
        return rows(tenant, query.sorted("dtStarted, id", most), true);
    }

    private static List<String> detailed(String body, String isCut) {
        List<String> columns = new ArrayList<>(FACTS);
        columns.addAll(List.of(
                "messages",
                "options",
                body + " AS body",
                isCut + " AS isBodyCut",
                "address",
                "userAgent",
                "responseBytes"));
        return columns;
    }

    /** A query that finds this tenant's requests only: where logs are shared, the rows tell whose they are. */
    private LogQuery own(Tenant tenant, List<String> columns) {
        LogQuery query = new LogQuery(tenant.logs(), columns);
        if (!tenant.logs().equals(coreLogs.get())) {
            return query;
        }
        return tenant.uuid().isPresent()
                ? query.and("clientUuid = ?", tenant.uuid().get())
                : query.and("clientUuid IS NULL");
    }

    private List<LoggedTransaction> rows(Tenant tenant, LogQuery query, boolean isDetailed) {
        try (Connection connection = source.open(tenant.logs());
                PreparedStatement statement = connection.prepareStatement(query.sql())) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            Values.set(statement, query.parameters());
            try (ResultSet row = statement.executeQuery()) {
                List<LoggedTransaction> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(read(row, isDetailed));
                }
                return rows;
            }
        } catch (SQLTimeoutException e) {
            throw new ProblemException(
                    List.of(Problem.of(Code.EV_10, "The search takes too long; ask for less time or a rarer value.")),
                    e);
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    private static LoggedTransaction read(ResultSet row, boolean isDetailed) throws SQLException {
        return new LoggedTransaction(
                new LogPlace(Values.instant(row, 2), row.getLong(1)),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(Values.instant(row, 6)),
                Optional.ofNullable(row.getObject(7, Long.class)),
                row.getString(8),
                row.getString(9),
                Optional.ofNullable(row.getObject(10, Integer.class)),
                Optional.ofNullable(row.getObject(11, Boolean.class)),
                Optional.ofNullable(row.getString(12)),
                Optional.ofNullable(row.getString(13)),
                Optional.ofNullable(row.getString("messages")),
                isDetailed ? Optional.of(details(row)) : Optional.empty());
    }

    private static LoggedTransaction.Details details(ResultSet row) throws SQLException {
        return new LoggedTransaction.Details(
                Optional.ofNullable(row.getString("options")),
                Optional.ofNullable(row.getString("body")),
                row.getBoolean("isBodyCut"),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("userAgent")),
                Optional.ofNullable(row.getObject("responseBytes", Long.class)));
    }
}
