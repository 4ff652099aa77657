package com.togahub.persistence.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.Extensions;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.GenericModel;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Model;
import com.togahub.engine.intercept.Outcome;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.ProblemException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Interceptors, models and inner requests: when they run, what they may change, and what remains when they fail. */
class ExtensionsTest {
    private static EngineFixture fixture;
    private static Door admin;

    private record Named(String name, BiConsumer<Change, Requests> work) implements Interceptor {
        @Override
        public void handle(Change change, Requests requests) {
            work.accept(change, requests);
        }
    }

    private static Interceptor named(String name, BiConsumer<Change, Requests> work) {
        return new Named(name, work);
    }

    /** Says by which model an operation went; the name is the bean's. */
    private record Speaking(String name) implements Model {
        @Override
        public Outcome create(Change change, GenericModel generic, Requests requests) {
            change.payloads().forEach(body -> body.put("name", body.path("name").asText() + " by " + name));
            return generic.carryOut(change);
        }

        @Override
        public Outcome read(Change change, GenericModel generic, Requests requests) {
            change.say("read by " + name);
            return generic.carryOut(change);
        }

        @Override
        public Outcome delete(Change change, GenericModel generic, Requests requests) {
            throw new Refusal("never by " + name, "name");
        }
    }

    @BeforeAll
    static void open() {
        fixture = EngineFixture.create(new Extensions(
                List.of(
                        named("trim", (change, requests) -> change.payloads()
                                .forEach(body -> body.put(
                                        "name", body.path("name").asText().strip()))),
                        named("refuse-bad", (change, requests) -> {
                            if (change.payloads().stream()
                                    .anyMatch(body -> body.path("name").asText().equals("bad"))) {
                                throw new Refusal("No bad vendors.", "name");
                            }
                        }),
                        named("forbidden-field", (change, requests) -> change.payloads()
                                .forEach(body -> body.put("colour", "red"))),
                        named("audit", ExtensionsTest::audit),
                        named("fail", (change, requests) -> {
                            requests.post("/locations", location("left over"));
                            throw new IllegalStateException("a defect");
                        }),
                        named("recurse", (change, requests) -> requests.post("/addresses", address("again"))),
                        named(
                                "writes-on-get",
                                (change, requests) -> requests.post("/locations", location("from a read"))),
                        named("hushed", ExtensionsTest::hushed)),
                List.of(new Speaking("places"), new Speaking("places@gate"), new Speaking("places@other")),
                List.of()));
        admin = Door.of(fixture, "admin");
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        row("vendors", "PRE", "POST", "trim", 1),
                        row("vendors", "PRE", "POST", "refuse-bad", 2),
                        row("vendors", "POST", "POST", "audit", 1),
                        row("vendors", "PRE", "PUT", "forbidden-field", 1),
                        row("items", "POST", "POST", "fail", 1),
                        row("addresses", "POST", "POST", "recurse", 1),
                        row("customers", "PRE", "DELETE", "is-not-there", 1),
                        row("customers", "PRE", "GET", "writes-on-get", 1),
                        row("quotes", "PRE", "POST", "hushed", 1),
                        "UPDATE Records SET model = 'places' WHERE name = 'locations'",
                        "UPDATE MetadataVersion SET version = version + 1");
    }

    private static String row(String record, String phase, String method, String handler, int sequence) {
        return "INSERT INTO ApiPayloadInterceptors (recordId, phase, method, handler, sequence) SELECT id, '" + phase
                + "', '" + method + "', '" + handler + "', " + sequence + " FROM Records WHERE name = '" + record + "'";
    }

    private static ObjectNode location(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private static ObjectNode address(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private static void audit(Change change, Requests requests) {
        String name = change.result().orElseThrow().path("name").asText();
        ObjectNode made = requests.post("/locations", location("for " + name));
        assertEquals(
                1,
                requests.list("/locations", Map.of("where", "name==\"for " + name + "*\""))
                        .size());
        change.say("made " + made.path("locations").path("name").asText());
        if (name.equals("too late")) {
            throw new Refusal("Too late.");
        }
    }

    /** Catches what fails below: faults of a body leave nothing, a failure halfway dooms the whole. */
    private static void hushed(Change change, Requests requests) {
        String status = change.payloads().get(0).path("status").asText();
        assertThrows(ProblemException.class, () -> requests.post("/vendors", JsonNodeFactory.instance.objectNode()));
        if (status.equals("half")) {
            ObjectNode vendor = JsonNodeFactory.instance
                    .objectNode()
                    .put("number", "V-half")
                    .put("name", "too late");
            assertThrows(Refusal.class, () -> requests.post("/vendors", vendor));
        }
    }

    private static long count(String table, String name) {
        return Long.parseLong(Query.value(fixture.client(), "SELECT COUNT(*) FROM " + table + " WHERE name = ?", name));
    }

    private static String vendor(String name) {
        return "{'number':'" + UUID.randomUUID().toString().substring(0, 30) + "','name':'" + name + "'}";
    }

    @Test
    void a_payload_is_changed_before_and_the_result_seen_after() {
        Door.Reply made = admin.post("/vendors", vendor("  Steel ")).is(201);

        assertEquals("Steel", made.data().path("name").asText());
        assertEquals(List.of("W-2"), made.problems());
        assertEquals(1, count("Locations", "for Steel by places@gate"));
        String id = made.envelope().path("transactionId").asText();
        assertEquals(
                List.of("POST /v2/locations 201", "GET /v2/locations 200"),
                Query.column(
                        fixture.logs(),
                        "SELECT CONCAT(method, ' ', route, ' ', status) FROM ApiTransactions"
                                + " WHERE parentTransactionId = ? ORDER BY id",
                        id));
    }

    @Test
    void a_refusal_before_says_its_own_text() {
        Door.Reply refused = admin.post("/vendors", vendor(" bad")).is(422);

        assertEquals(List.of("EO-4 name"), refused.problems());
        assertEquals("No bad vendors.", refused.envelope().path("error").asText());
    }

    @Test
    void a_refusal_afterwards_takes_everything_back() {
        assertEquals(
                List.of("EO-4"),
                admin.post("/vendors", vendor("too late")).is(422).problems());

        assertEquals(0, count("Vendors", "too late"));
        assertEquals(0, count("Locations", "for too late by places@gate"));
    }

    @Test
    void a_defect_takes_everything_back_and_tells_nothing() {
        Door.Reply failed =
                admin.post("/items", "{'sku':'X-1','name':'left over'}").is(500);

        assertEquals(List.of("EO-1"), failed.problems());
        assertFalse(failed.envelope().toString().contains("defect"));
        assertEquals(0, count("Items", "left over"));
        assertEquals(0, count("Locations", "left over by places@gate"));
    }

    @Test
    void what_an_interceptor_adds_is_checked_like_what_was_sent() {
        Door.Reply made = admin.post("/vendors", vendor("checked")).is(201);

        assertEquals(
                List.of("EV-3 colour"),
                admin.put("/vendors/" + made.data().path("uuid").asText(), "{'name':'y'}")
                        .is(400)
                        .problems());
    }

    @Test
    void an_interceptor_that_is_not_there_fails_the_requests_it_concerns_alone() {
        admin.delete("/customers/" + UUID.randomUUID()).is(500);
        admin.post("/customers", "{'number':'C-7','name':'x'}").is(201);
    }

    @Test
    void requests_inside_requests_end_somewhere() {
        Door.Reply refused = admin.post("/addresses", "{'name':'first'}").is(422);

        assertEquals(List.of("EO-4"), refused.problems());
        assertTrue(refused.envelope().path("error").asText().contains("16"));
        assertEquals(0, count("Addresses", "again"));
    }

    @Test
    void the_code_of_a_read_may_not_write() {
        admin.get("/customers").is(500);
        assertEquals(0, count("Locations", "from a read by places@gate"));
    }

    @Test
    void faults_below_may_be_caught_but_nothing_half_done_remains() {
        Door.Reply good = admin.post("/quotes", "{'status':'whole'}").is(201);
        assertEquals(
                "422",
                Query.value(
                        fixture.logs(),
                        "SELECT status FROM ApiTransactions WHERE parentTransactionId = ?",
                        good.envelope().path("transactionId").asText()));

        assertEquals(
                List.of("EO-4"),
                admin.post("/quotes", "{'status':'half'}").is(422).problems());
        assertEquals(0, count("Vendors", "too late"));
        assertEquals("0", Query.value(fixture.client(), "SELECT COUNT(*) FROM Quotes WHERE status = 'half'"));
    }

    @Test
    void the_clients_own_model_goes_before_the_shared_one() {
        Door.Reply made = admin.post("/locations", "{'name':'yard'}").is(201);

        assertEquals("yard by places@gate", made.data().path("name").asText());
        String route = "/locations/" + made.data().path("uuid").asText();
        Door.Reply read = admin.get(route).is(200);
        assertEquals(List.of("W-2"), read.problems());
        assertEquals(Optional.ofNullable(read.headers().get("ETag")).isPresent(), true);
        Door.Reply refused = admin.delete(route).is(422);
        assertEquals("never by places@gate", refused.envelope().path("error").asText());
        admin.put(route, "{'name':'garden'}").is(200);
    }

    @Test
    void bodies_of_inner_requests_are_logged_without_secrets() {
        ObjectNode body = location("safe");
        body.put("secretCode", "open sesame");
        Door.Reply failed = Door.of(fixture, "admin").act("logs-secrets", requests -> {
            assertThrows(ProblemException.class, () -> requests.post("/locations", body));
            return new Data(200, "done", JsonNodeFactory.instance.objectNode());
        });

        failed.is(200);
        String logged = Query.value(
                fixture.logs(),
                "SELECT requestBody FROM ApiTransactions WHERE parentTransactionId = ?",
                failed.envelope().path("transactionId").asText());
        assertTrue(logged.contains("safe"), logged);
        assertFalse(logged.contains("sesame"), logged);
    }
}
