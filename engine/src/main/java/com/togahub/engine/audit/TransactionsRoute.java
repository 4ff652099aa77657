package com.togahub.engine.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.crud.Cursors;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.request.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v2/api-transactions?status=5xx&since=..}: the requests of the caller's own client that the log knows, newest
 * first. Options: {@code id} (a whole one, or a beginning and a star), {@code parent}, {@code inner} (false leaves out those
 * inside others), {@code route} (its beginning), {@code method}, {@code status}, {@code identity}, {@code since},
 * {@code until}; {@code after}, {@code recordsPerPage}.
 */
public final class TransactionsRoute implements ScriptedApi {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Set<String> OTHERS = Set.of(LogOptions.AFTER, LogOptions.PER_PAGE);

    private final AuditLog log;
    private final LogCursor cursor;

    /** Searches this log. */
    public TransactionsRoute(AuditLog log, Cursors cursors) {
        this.log = requireNonNull(log, "log");
        this.cursor = new LogCursor(cursors, "api-transactions");
    }

    @Override
    public String name() {
        return "ApiTransactions";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        LogOptions.requireKnown(parameters, OTHERS, true);
        Tenant tenant = requests.context().tenant();
        List<LogCondition> conditions = LogOptions.conditions(parameters);
        int perPage = LogOptions.perPage(parameters, USUAL, MOST);
        Optional<LogPlace> before =
                Optional.ofNullable(parameters.get(LogOptions.AFTER)).map(text -> cursor.read(tenant, text));
        List<LoggedTransaction> found = log.search(tenant, conditions, before, perPage + 1);
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode rows = answer.putArray("transactions");
        found.stream().limit(perPage).map(LogJson::of).forEach(rows::add);
        String next = found.size() > perPage
                ? cursor.write(tenant, found.get(perPage - 1).place())
                : null;
        return new Data(200, "apiTransactions", answer.put("next", next));
    }
}
