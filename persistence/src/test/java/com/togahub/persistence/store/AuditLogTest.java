package com.togahub.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.audit.LogCondition;
import com.togahub.engine.audit.LogPlace;
import com.togahub.engine.audit.LoggedTransaction;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.store.LogEntry;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.500Z");
    private static final String MESSAGES = "[{\"code\":\"EV-7\"},{\"code\":\"EV-8\"}]";
    private static final AtomicInteger STATEMENTS = new AtomicInteger();

    private static Node node;
    private static JdbcAuditLog audit;

    @BeforeAll
    static void start() {
        node = Node.onOneHost();
        audit = new JdbcAuditLog(
                name -> counting(node.connections().in(name)),
                () -> node.tenants().none().logs());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void clear() {
        DatabaseServer.shared().execute(node.schemas().clientLogs(), "DELETE FROM ApiTransactions");
        DatabaseServer.shared().execute(node.schemas().logs(), "DELETE FROM ApiTransactions");
        STATEMENTS.set(0);
    }

    private static Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                AuditLogTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        STATEMENTS.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof SQLException sql ? sql : e;
                    }
                });
    }

    /** A client that is logged in these logs. */
    private static Tenant client(String slug, DatabaseName logs) {
        return new Tenant(Optional.of(UUID.randomUUID().toString()), Optional.of(slug), Optional.empty(), logs);
    }

    /** A logged request, in the making. */
    private record Row(Tenant tenant, Optional<String> id, Optional<String> parent, String subject, Instant received) {
        Row by(String other) {
            return new Row(tenant, id, parent, other, received);
        }

        Row inside(String outer) {
            return new Row(tenant, Optional.empty(), Optional.of(outer), subject, received);
        }

        Row at(Instant time) {
            return new Row(tenant, id, parent, subject, time);
        }

        Row in(Tenant other) {
            return new Row(other, id, parent, subject, received);
        }

        void logged(String method, String route, int status) {
            Caller caller = new Caller(
                    Caller.Kind.USER,
                    tenant.uuid(),
                    tenant.slug(),
                    subject,
                    "somebody",
                    Optional.empty(),
                    Set.of(),
                    Optional.empty());
            Origin origin = new Origin(
                    method,
                    route,
                    Optional.of("depth=1"),
                    Optional.of("{\"a\":\"bcd\"}"),
                    "localhost",
                    Optional.of("127.0.0.9"),
                    Optional.of("browser"));
            RequestContext context = new RequestContext(
                    id.map(TransactionId::new), parent.map(TransactionId::new), caller, tenant, origin, received);
            try {
                node.log()
                        .append(tenant, new LogEntry(context, status, status < 400 ? "[]" : MESSAGES, 7, 99))
                        .get(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Row row(String id) {
        return new Row(node.tenant(), Optional.of(id), Optional.empty(), "me", NOON);
    }

    private static List<String> found(LogCondition... conditions) {
        return ids(audit.search(node.tenant(), List.of(conditions), Optional.empty(), 100));
    }

    private static List<String> ids(List<LoggedTransaction> rows) {
        return rows.stream().map(each -> each.transactionId().orElse("-")).toList();
    }

    @Test
    void every_condition_finds_what_it_is_about_newest_first() {
        row("a-1").logged("POST", "/v2/items", 201);
        row("a-2").at(NOON.plusSeconds(1)).logged("GET", "/v2/item_s", 404);
        row("b-1").by("you").at(NOON.plusSeconds(2)).logged("PUT", "/v2/items/5", 500);
        row("c").inside("a-1").at(NOON.plusSeconds(3)).logged("DELETE", "/v2/units", 200);

        assertEquals(List.of("-", "b-1", "a-2", "a-1"), found());
        assertEquals(List.of("a-2"), found(new LogCondition.Id("a-2")));
        assertEquals(List.of("a-2", "a-1"), found(new LogCondition.IdPrefix("a-")));
        assertEquals(List.of("-"), found(new LogCondition.Parent("a-1")));
        assertEquals(List.of("b-1", "a-2", "a-1"), found(new LogCondition.Outer()));
        assertEquals(List.of("b-1", "a-1"), found(new LogCondition.RoutePrefix("/v2/items")));
        assertEquals(List.of("a-2"), found(new LogCondition.RoutePrefix("/v2/item_")));
        assertEquals(List.of(), found(new LogCondition.RoutePrefix("%")));
        assertEquals(List.of("b-1", "a-1"), found(new LogCondition.Methods(List.of("POST", "PUT"))));
        assertEquals(List.of("a-2"), found(new LogCondition.Status(404, 404, false)));
        assertEquals(List.of("-", "a-1"), found(new LogCondition.Status(200, 299, true)));
        assertEquals(List.of("b-1"), found(new LogCondition.Status(500, 599, false)));
        assertEquals(List.of("b-1"), found(new LogCondition.Identities(List.of("API:you", "USER:you"))));
        assertEquals(List.of("-", "b-1"), found(new LogCondition.Since(NOON.plusSeconds(2))));
        assertEquals(List.of("a-2", "a-1"), found(new LogCondition.Until(NOON.plusSeconds(2))));
        assertEquals(List.of("a-1"), found(new LogCondition.IdPrefix("a-"), new LogCondition.Status(200, 299, true)));
    }

    @Test
    void a_search_tells_the_first_message_and_no_details() {
        row("m-1").logged("POST", "/v2/items", 422);
        LoggedTransaction found =
                audit.search(node.tenant(), List.of(), Optional.empty(), 1).get(0);
        assertEquals(
                Optional.of("{\"code\": \"EV-7\"}"), found.messages().map(text -> text.replace("\":\"", "\": \"")));
        assertTrue(found.details().isEmpty());
    }

    @Test
    void one_request_is_found_by_its_id_or_its_uuid_with_everything() {
        row("d-1").logged("POST", "/v2/items", 422);
        String uuid = Query.value(node.schemas().clientLogs(), "SELECT uuid FROM ApiTransactions");
        LoggedTransaction found = audit.find(node.tenant(), "d-1").orElseThrow();
        assertEquals(Optional.of(found), audit.find(node.tenant(), uuid));
        assertEquals(uuid, found.uuid());
        assertEquals(NOON, found.place().started());
        assertEquals(Optional.of(NOON.plusMillis(7)), found.completed());
        assertEquals(Optional.of("USER:me"), found.identity());
        assertEquals(Optional.of("node-1"), found.instanceId());
        assertEquals(MESSAGES.replace(" ", ""), found.messages().orElseThrow().replace(" ", ""));
        assertEquals(
                new LoggedTransaction.Details(
                        Optional.of("depth=1"),
                        Optional.of("{\"a\":\"bcd\"}"),
                        false,
                        Optional.of("127.0.0.9"),
                        Optional.of("browser"),
                        Optional.of(99L)),
                found.details().orElseThrow());
        assertEquals(Optional.empty(), audit.find(node.tenant(), "d-2"));
    }

    @Test
    void an_id_that_is_the_uuid_of_another_request_counts_as_the_id() {
        row("u-1").logged("POST", "/v2/items", 201);
        String uuid = Query.value(node.schemas().clientLogs(), "SELECT uuid FROM ApiTransactions");
        row(uuid).logged("POST", "/v2/units", 201);
        assertEquals("/v2/units", audit.find(node.tenant(), uuid).orElseThrow().route());
    }

    @Test
    void what_ran_inside_comes_in_its_order_in_pages_with_the_beginnings_of_bodies() {
        row("o-1").logged("POST", "/v2/items", 201);
        for (int i = 0; i < 5; i++) {
            row("").inside("o-1").at(NOON.plusMillis(i / 2)).logged("PUT", "/v2/units/" + i, 200);
        }
        List<String> routes = new ArrayList<>();
        Optional<LogPlace> place = Optional.empty();
        while (true) {
            List<LoggedTransaction> page = audit.inside(node.tenant(), "o-1", place, 2, 6);
            page.forEach(each -> routes.add(each.route()));
            if (page.size() < 2) {
                break;
            }
            place = Optional.of(page.get(1).place());
            assertEquals(
                    Optional.of("{\"a\":\""),
                    page.get(0).details().orElseThrow().body());
            assertTrue(page.get(0).details().orElseThrow().isBodyCut());
        }
        assertEquals(List.of("/v2/units/0", "/v2/units/1", "/v2/units/2", "/v2/units/3", "/v2/units/4"), routes);
    }

    @Test
    void pages_neither_skip_nor_repeat_what_shares_a_millisecond_or_comes_meanwhile() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            row("p-" + i).logged("POST", "/v2/items", 201);
            expected.add(0, "p-" + i);
        }
        List<String> seen = new ArrayList<>();
        Optional<LogPlace> place = Optional.empty();
        for (int page = 0; page < 4; page++) {
            List<LoggedTransaction> rows = audit.search(node.tenant(), List.of(), place, 2);
            seen.addAll(ids(rows));
            place = Optional.of(rows.get(rows.size() - 1).place());
            row("later-" + page).at(NOON.plusSeconds(page)).logged("POST", "/v2/items", 201);
        }
        assertEquals(expected, seen);
    }

    @Test
    void a_tenant_finds_its_own_requests_only_where_logs_are_its_own() {
        DatabaseName core = node.tenants().none().logs();
        row("mine").logged("POST", "/v2/items", 201);
        row("nobodys").in(node.tenants().none()).logged("POST", "/v2/auth/login", 401);
        row("other").in(client("other", core)).logged("POST", "/v2/items", 201);
        assertEquals(List.of("mine"), found());
        assertTrue(audit.find(node.tenant(), "nobodys").isEmpty());
        assertTrue(audit.find(node.tenant(), "other").isEmpty());
    }

    @Test
    void a_tenant_finds_its_own_requests_only_where_several_are_logged_in_one_place() {
        DatabaseName core = node.tenants().none().logs();
        Tenant one = client("one", core);
        Tenant other = client("other", core);
        row("one-1").in(one).logged("POST", "/v2/items", 201);
        row("other-1").in(other).logged("POST", "/v2/items", 201);
        row("").inside("other-1").in(other).logged("PUT", "/v2/items/1", 200);
        row("none-1").in(node.tenants().none()).logged("POST", "/v2/auth/login", 401);
        String uuid = Query.value(
                node.schemas().logs(), "SELECT uuid FROM ApiTransactions WHERE parentTransactionId = 'other-1'");

        assertEquals(List.of("one-1"), ids(audit.search(one, List.of(), Optional.empty(), 100)));
        assertEquals(List.of("none-1"), ids(audit.search(node.tenants().none(), List.of(), Optional.empty(), 100)));
        assertTrue(audit.search(one, List.of(new LogCondition.Id("other-1")), Optional.empty(), 100)
                .isEmpty());
        assertTrue(audit.find(one, "other-1").isEmpty());
        assertTrue(audit.find(one, uuid).isEmpty());
        assertTrue(audit.inside(one, "other-1", Optional.empty(), 100, 10).isEmpty());
        assertEquals(
                1, audit.inside(other, "other-1", Optional.empty(), 100, 10).size());
        assertTrue(audit.find(node.tenants().none(), "other-1").isEmpty());
    }

    @Test
    void a_call_is_one_statement_however_much_is_found() {
        row("s-1").logged("POST", "/v2/items", 201);
        assertEquals(1, statements(() -> found()));
        assertEquals(1, statements(() -> audit.find(node.tenant(), "s-1")));
        assertEquals(1, statements(() -> audit.inside(node.tenant(), "s-1", Optional.empty(), 100, 10)));
        for (int i = 0; i < 30; i++) {
            row("").inside("s-1").logged("PUT", "/v2/items/" + i, 200);
        }
        assertEquals(31, found().size());
        assertEquals(1, statements(() -> found()));
        assertEquals(1, statements(() -> audit.inside(node.tenant(), "s-1", Optional.empty(), 100, 10)));
    }

    private static int statements(Runnable work) {
        int before = STATEMENTS.get();
        work.run();
        return STATEMENTS.get() - before;
    }
}
