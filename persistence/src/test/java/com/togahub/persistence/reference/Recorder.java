package com.togahub.persistence.reference;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.KnownKeys;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.TransactionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A real database whose statements are written down on their way. */
final class Recorder implements Database {
    private final Database real;
    private final List<String> statements = new ArrayList<>();
    private final Set<String> texts = new TreeSet<>();

    Recorder(Database real) {
        this.real = real;
    }

    /** Every statement's text since the last {@link #clear}, in order. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    /** The different texts. */
    Set<String> texts() {
        return texts;
    }

    void clear() {
        statements.clear();
    }

    @Override
    public <T> T read(Tenant tenant, Function<Session, T> work) {
        return real.read(tenant, session -> work.apply(new Recording(session)));
    }

    @Override
    public <T> T write(Tenant tenant, Function<Session, T> work) {
        return real.write(tenant, session -> work.apply(new Recording(session)));
    }

    @Override
    public <T> T writeCore(Function<Session, T> work) {
        return real.writeCore(session -> work.apply(new Recording(session)));
    }

    @Override
    public void afterCommit(Runnable work) {
        real.afterCommit(work);
    }

    /** The log, for which a session that is written down is the one behind it. */
    TransactionLog log(TransactionLog log) {
        return new TransactionLog() {
            @Override
            public CompletableFuture<Boolean> reserve(
                    TransactionId id, Tenant tenant, Optional<String> identity, Instant now) {
                return log.reserve(id, tenant, identity, now);
            }

            @Override
            public void append(Session session, Tenant tenant, LogEntry entry) {
                log.append(session instanceof Recording recording ? recording.session : session, tenant, entry);
            }

            @Override
            public void append(Session session, Tenant tenant, List<LogEntry> entries) {
                log.append(session instanceof Recording recording ? recording.session : session, tenant, entries);
            }

            @Override
            public CompletableFuture<Void> append(Tenant tenant, LogEntry entry) {
                return log.append(tenant, entry);
            }

            @Override
            public Optional<Original> original(TransactionId id, String identity) {
                return log.original(id, identity);
            }
        };
    }

    private final class Recording implements Session {
        private final Session session;

        Recording(Session session) {
            this.session = session;
        }

        private Statement seen(Statement statement) {
            statements.add(statement.sql());
            texts.add(statement.sql());
            return statement;
        }

        @Override
        public List<Object[]> query(Statement statement) {
            return session.query(seen(statement));
        }

        @Override
        public int update(Statement statement) {
            return session.update(seen(statement));
        }

        @Override
        public void update(Statement statement, List<List<Object>> rows) {
            session.update(seen(statement), rows);
        }

        @Override
        public List<Long> insert(Statement statement, List<List<Object>> rows) {
            return session.insert(seen(statement), rows);
        }

        @Override
        public long nextNumbers(Place place, String sequence, int count) {
            return session.nextNumbers(place, sequence, count);
        }

        @Override
        public KnownKeys known() {
            return session.known();
        }

        @Override
        public int changes() {
            return session.changes();
        }

        @Override
        public int statements() {
            return session.statements();
        }

        @Override
        public Duration databaseTime() {
            return session.databaseTime();
        }
    }
}
