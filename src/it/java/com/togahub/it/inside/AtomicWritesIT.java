package com.togahub.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.Tenants;
import com.togahub.engine.store.TransactionLog;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes over Core, a client's data and its log. */
@ExtendWith(ArquillianExtension.class)
class AtomicWritesIT {
    @Inject
    private Database database;

    @Inject
    private Tenants tenants;

    @Inject
    private TransactionLog log;

    @Test
    @DisplayName("A2: what succeeds is in Core, in the client's data and in the log")
    void successIsWhole() {
        String id = newId();
        Tenant acme = acme();
        database.write(acme, session -> writeEverywhere(session, acme, id));
        assertEquals(List.of(1L, 1L, 1L), traces(acme, id));
    }

    @Test
    @DisplayName("A2: work that throws changes nothing in Core, Client or Logs, and its failure can be logged")
    void failureOfTheWork() {
        String id = newId();
        Tenant acme = acme();
        assertThrows(
                IllegalStateException.class,
                () -> database.write(acme, session -> {
                    writeEverywhere(session, acme, id);
                    throw new IllegalStateException("refused");
                }));
        assertEquals(List.of(0L, 0L, 0L), traces(acme, id));
        log.append(acme, entry(acme, id, 500)).join();
        assertEquals(List.of(0L, 0L, 1L), traces(acme, id));
    }

    @Test
    @DisplayName("A2: a commit that fails changes nothing in Core, Client or Logs, and its failure can be logged")
    void failureOfTheCommit() {
        String id = newId();
        Tenant acme = acme();
        assertThrows(
                StoreException.class,
                () -> database.write(acme, session -> {
                    writeEverywhere(session, acme, id);
                    List<Object[]> own = session.query(new Statement(
                            Place.CLIENT, "SELECT CONNECTION_ID()", List.of(), List.of(ColumnType.INTEGER)));
                    kill((Long) own.get(0)[0]);
                    return id;
                }));
        assertEquals(List.of(0L, 0L, 0L), traces(acme, id));
        log.append(acme, entry(acme, id, 500)).join();
        assertEquals(List.of(0L, 0L, 1L), traces(acme, id));
    }

    private String writeEverywhere(Session session, Tenant tenant, String id) {
        session.update(new Statement(
                Place.CORE, "INSERT INTO Core.Parameters (name, value) VALUES (?, '1')", List.of(id), List.of()));
        session.update(new Statement(
                Place.CLIENT, "INSERT INTO Customers (number, name) VALUES (?, ?)", List.of(id, id), List.of()));
        log.append(session, tenant, entry(tenant, id, 201));
        return id;
    }

    /** Rows in Core, Client and Logs. */
    private List<Long> traces(Tenant tenant, String id) {
        String logs = tenant.logs().schema();
        return database.read(
                tenant,
                session -> List.of(
                        count(session, Place.CORE, "SELECT COUNT(*) FROM Core.Parameters WHERE name = ?", id),
                        count(session, Place.CLIENT, "SELECT COUNT(*) FROM Customers WHERE number = ?", id),
                        count(
                                session,
                                Place.CLIENT,
                                "SELECT COUNT(*) FROM " + logs + ".ApiTransactions WHERE transactionId = ?",
                                id)));
    }

    private static long count(Session session, Place place, String sql, String id) {
        return (Long) session.query(new Statement(place, sql, List.of(id), List.of(ColumnType.INTEGER)))
                .get(0)[0];
    }

    private Tenant acme() {
        return tenants.bySlug("acme").orElseThrow();
    }

    private static LogEntry entry(Tenant tenant, String id, int status) {
        Caller caller = new Caller(
                Caller.Kind.SYSTEM,
                tenant.uuid(),
                tenant.slug(),
                "test",
                "test",
                Optional.empty(),
                Set.of(),
                Optional.empty());
        Origin origin = new Origin(
                "POST",
                "/v2/customers",
                Optional.empty(),
                Optional.empty(),
                "localhost",
                Optional.empty(),
                Optional.empty());
        RequestContext context = new RequestContext(
                Optional.of(new TransactionId(id)), Optional.empty(), caller, tenant, origin, Instant.now());
        return new LogEntry(context, status, "[]", 1, 0);
    }

    private static void kill(long connection) {
        try (Connection own = DriverManager.getConnection(
                        System.getenv("TOGA_CORE_URL"),
                        System.getenv("TOGA_CORE_USER"),
                        System.getenv("TOGA_CORE_PASSWORD"));
                java.sql.Statement statement = own.createStatement()) {
            statement.execute("KILL " + connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newId() {
        return "in-" + UUID.randomUUID().toString().substring(0, 20);
    }
}
