package com.togahub.persistence.store;

import com.togahub.engine.audit.LogCondition;
import com.togahub.engine.audit.LogPlace;
import com.togahub.engine.context.DatabaseName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A query over {@code ApiTransactions} while it is put together: its text, and what its placeholders stand for. */
final class LogQuery {
    /** Sorts after all characters of transaction ids. */
    private static final String LAST = "~";

    private final String from;
    private final List<String> columns;
    private final List<String> where = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private String order = "";

    /** A query for these columns. */
    LogQuery(DatabaseName logs, List<String> columns) {
        this.from = "`" + logs.schema().replace("`", "``") + "`.ApiTransactions";
        this.columns = List.copyOf(columns);
    }

    /** Narrows it. */
    LogQuery and(String condition, Object... parameters) {
        where.add(condition);
        Collections.addAll(values, parameters);
        return this;
    }

    /** Narrows it to what is asked for. */
    LogQuery and(LogCondition condition) {
        if (condition instanceof LogCondition.Id id) {
            return and("transactionId = ?", id.value());
        } else if (condition instanceof LogCondition.IdPrefix prefix) {
            return and("transactionId >= ? AND transactionId < ?", prefix.value(), prefix.value() + LAST);
        } else if (condition instanceof LogCondition.Parent parent) {
            return and("parentTransactionId = ?", parent.id());
        } else if (condition instanceof LogCondition.Outer) {
            // put so that no index over the parents is used: nearly all rows have none, and those of one time are
            // wanted
            return and("IFNULL(parentTransactionId, '') = ''");
        } else if (condition instanceof LogCondition.RoutePrefix route) {
            return and("route LIKE ? ESCAPE '!'", escaped(route.value()) + "%");
        } else if (condition instanceof LogCondition.Methods methods) {
            return in("method", methods.names());
        } else if (condition instanceof LogCondition.Status status) {
            and("isSuccess = ?", status.isSuccess());
            return status.least() == status.most()
                    ? and("status = ?", status.least())
                    : and("status BETWEEN ? AND ?", status.least(), status.most());
        } else if (condition instanceof LogCondition.Identities identities) {
            return in("identity", identities.names());
        } else if (condition instanceof LogCondition.Since since) {
            return and("dtStarted >= ?", since.time());
        } else if (condition instanceof LogCondition.Until until) {
            return and("dtStarted < ?", until.time());
        }
        throw new IllegalArgumentException("no column answers " + condition);
    }

    /** Newest first, from a place on. */
    LogQuery before(LogPlace place) {
        return and("dtStarted <= ? AND (dtStarted < ? OR id < ?)", place.started(), place.started(), place.number());
    }

    /** Oldest first, from a place on. */
    LogQuery after(LogPlace place) {
        return and("dtStarted >= ? AND (dtStarted > ? OR id > ?)", place.started(), place.started(), place.number());
    }

    /** Its order and length. */
    LogQuery sorted(String by, int most) {
        order = " ORDER BY " + by + " LIMIT " + most;
        return this;
    }

    String sql() {
        return "SELECT " + String.join(", ", columns) + " FROM " + from
                + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where)) + order;
    }

    List<Object> parameters() {
        return Collections.unmodifiableList(values);
    }

    private LogQuery in(String column, List<String> names) {
        return and(column + " IN (" + String.join(", ", Collections.nCopies(names.size(), "?")) + ")", names.toArray());
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
