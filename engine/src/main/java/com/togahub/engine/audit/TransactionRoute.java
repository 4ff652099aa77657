package com.togahub.engine.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.crud.Cursors;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v2/api-transaction?of=<transactionId or uuid>}: one request of the caller's own client, and those that ran inside
 * it in the order in which they began; {@code after} and {@code recordsPerPage} are about these.
 */
public final class TransactionRoute implements ScriptedApi {
    private static final String OF = "of";
    private static final Set<String> OPTIONS = Set.of(OF, LogOptions.AFTER, LogOptions.PER_PAGE);
    private static final int MOST = 200;
    /** Characters of the body of a request inside; the whole is told of it alone. */
    private static final int BODY = 4_000;

    private final AuditLog log;
    private final LogCursor cursor;

    /** Answers from this log. */
    public TransactionRoute(AuditLog log, Cursors cursors) {
        this.log = requireNonNull(log, "log");
        this.cursor = new LogCursor(cursors, "api-transaction");
    }

    @Override
    public String name() {
        return "ApiTransaction";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        LogOptions.requireKnown(parameters, OPTIONS, false);
        String of = parameters.get(OF);
        if (of == null) {
            throw LogOptions.refused(Code.EV_6, OF, "The request's transactionId or uuid is required.");
        }
        LogOptions.exactId(OF, of);
        Tenant tenant = requests.context().tenant();
        int perPage = LogOptions.perPage(parameters, MOST, MOST);
        Optional<LogPlace> after =
                Optional.ofNullable(parameters.get(LogOptions.AFTER)).map(text -> cursor.read(tenant, text));
        LoggedTransaction found = log.find(tenant, of).orElseThrow(() -> new ProblemException(Code.EV_14));
        List<LoggedTransaction> inside = found.transactionId()
                .map(id -> log.inside(tenant, id, after, perPage + 1, BODY))
                .orElseGet(List::of);
        ObjectNode answer = LogJson.of(found);
        ArrayNode children = answer.putArray("children");
        inside.stream().limit(perPage).map(LogJson::of).forEach(children::add);
        String next = inside.size() > perPage
                ? cursor.write(tenant, inside.get(perPage - 1).place())
                : null;
        return new Data(200, "apiTransaction", answer.put("next", next));
    }
}
