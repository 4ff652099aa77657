package com.togahub.engine.crud;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.request.QueryRedaction;
import com.togahub.engine.request.Redaction;
import com.togahub.engine.request.SecretNames;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.TransactionLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The log without the values of fields that the metadata says are secret, in bodies and in options. */
final class SecretFields implements TransactionLog {
    private final TransactionLog log;
    private final Catalogs catalogs;

    /** Keeps entries in this log. */
    SecretFields(TransactionLog log, Catalogs catalogs) {
        this.log = requireNonNull(log, "log");
        this.catalogs = requireNonNull(catalogs, "catalogs");
    }

    @Override
    public CompletableFuture<Boolean> reserve(TransactionId id, Tenant tenant, Optional<String> identity, Instant now) {
        return log.reserve(id, tenant, identity, now);
    }

    @Override
    public void append(Session session, Tenant tenant, LogEntry entry) {
        log.append(session, tenant, without(tenant, entry));
    }

    @Override
    public void append(Session session, Tenant tenant, List<LogEntry> entries) {
        log.append(
                session,
                tenant,
                entries.stream().map(entry -> without(tenant, entry)).toList());
    }

    @Override
    public CompletableFuture<Void> append(Tenant tenant, LogEntry entry) {
        return log.append(tenant, without(tenant, entry));
    }

    @Override
    public Optional<Original> original(TransactionId id, String identity) {
        return log.original(id, identity);
    }

    private LogEntry without(Tenant tenant, LogEntry entry) {
        Origin origin = entry.context().origin();
        if (origin.body().isEmpty() && origin.options().isEmpty()) {
            return entry;
        }
        Optional<Set<String>> secret = secret(tenant);
        if (secret.isPresent() && secret.get().isEmpty()) {
            return entry;
        }
        Origin hidden = new Origin(
                origin.method(),
                origin.route(),
                origin.options().map(text -> options(text, secret)),
                origin.body().map(text -> body(text, secret)),
                origin.authority(),
                origin.address(),
                origin.userAgent());
        RequestContext context = entry.context();
        return new LogEntry(
                new RequestContext(
                        context.transactionId(),
                        context.parent(),
                        context.caller(),
                        context.tenant(),
                        hidden,
                        context.received()),
                entry.status(),
                entry.messages(),
                entry.durationMs(),
                entry.responseBytes());
    }

    /** Empty when it cannot be known now; then nothing is shown. */
    private Optional<Set<String>> secret(Tenant tenant) {
        try {
            return Optional.of(catalogs.current(tenant).secretNames());
        } catch (StoreException e) {
            return Optional.empty();
        }
    }

    private static String options(String text, Optional<Set<String>> secret) {
        return secret.map(names -> QueryRedaction.query(text, SecretNames.of(names)))
                .orElse(Redaction.MARK);
    }

    private static String body(String text, Optional<Set<String>> secret) {
        boolean isJson = text.startsWith("{") || text.startsWith("[");
        if (!isJson) {
            // a document of another kind is cleaned by those who know it
            return text;
        }
        return secret.map(names -> Redaction.body(text.getBytes(StandardCharsets.UTF_8), SecretNames.of(names)))
                .orElse(Redaction.MARK);
    }
}
