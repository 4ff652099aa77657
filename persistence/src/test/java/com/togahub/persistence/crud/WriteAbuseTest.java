package com.togahub.persistence.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What writers try beyond their grants; the numbers are those of the list of abuses that peers have met. */
class WriteAbuseTest {
    private static EngineFixture fixture;
    private static Door admin;
    /** Writes names of customers in USD, and moves nothing out of there. */
    private static Door east;
    /** The same, and notes of customers in EUR. */
    private static Door both;

    @BeforeAll
    static void open() {
        fixture = EngineFixture.create();
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        "INSERT INTO Roles (name) VALUES ('east'), ('west'), ('empty'), ('impossible')",
                        grant("east", "customers", "currency==USD"),
                        grant("west", "customers", "currency==EUR"),
                        grant("impossible", "customers", "currency=in=()"),
                        fields("east", "customers", "'uuid','number','name','currency'"),
                        fields("west", "customers", "'uuid','number','notes','currency'"),
                        fields("impossible", "customers", "'uuid','number','name'"),
                        "UPDATE MetadataVersion SET version = version + 1");
        admin = Door.of(fixture, "admin");
        east = Door.of(fixture, "east");
        both = Door.of(fixture, "east", "west");
    }

    private static String grant(String role, String record, String filter) {
        return "INSERT INTO AclRecordPermissions (roleId, recordId, canCreate, canRead, canUpdate, canDelete, rowFilter)"
                + " SELECT a.id, r.id, 1, 1, 1, 1, '" + filter + "' FROM Roles a, Records r WHERE a.name = '" + role
                + "' AND r.name = '" + record + "'";
    }

    private static String fields(String role, String record, String names) {
        return "INSERT INTO AclFieldPermissions (roleId, recordFieldId, canRead, canWrite)"
                + " SELECT a.id, f.id, 1, 1 FROM Roles a, RecordFields f JOIN Records r ON r.id = f.recordId"
                + " WHERE a.name = '" + role + "' AND r.name = '" + record + "' AND f.name IN (" + names + ")";
    }

    private static String customer(String currency) {
        return "/customers/"
                + admin.post(
                                "/customers",
                                "{'number':'" + UUID.randomUUID().toString().substring(0, 30)
                                        + "','name':'before','currency':'" + currency + "'}")
                        .is(201)
                        .data()
                        .path("uuid")
                        .asText();
    }

    private static String name(String route) {
        return admin.get(route).data().path("name").asText();
    }

    @Test
    @DisplayName("11: quotes in names and uuids stay what they are")
    void valuesAreNoSql() {
        String evil = "x\\\\' OR '1'='1";
        assertEquals(
                List.of("EV-7 salesOrderItems[0]", "EV-7 customer"),
                admin.send(
                                "POST",
                                "/sales-orders",
                                Optional.of("{\"salesOrderItems\":[{\"uuid\":\"" + evil + "\"}],\"customer\":\"" + evil
                                        + "\"}"),
                                Map.of())
                        .is(422)
                        .problems());
        Door.Reply made = admin.send(
                        "POST",
                        "/sales-orders",
                        Optional.of("{\"customer\":\"" + customer("USD").substring(11) + "\",\"number\":\"" + evil
                                + "\",\"salesOrderItems\":[{\"quantity\":1}]}"),
                        Map.of())
                .is(201);
        assertEquals(
                1,
                admin.get("/sales-orders/" + made.data().path("uuid").asText())
                        .data()
                        .path("salesOrderItems")
                        .size());
    }

    @Test
    @DisplayName("12: no grants and a filter that reaches nothing grant nothing")
    void nothingIsNotEverything() {
        String route = customer("USD");
        for (String role : new String[] {"empty", "impossible"}) {
            Door door = Door.of(fixture, role);
            assertEquals(
                    List.of("EZ-1"), door.put(route, "{'name':'after'}").is(403).problems());
            assertEquals(List.of("EZ-1"), door.delete(route).is(403).problems());
            assertEquals(
                    List.of("EZ-1"),
                    door.post("/customers", "{'number':'N','name':'n'}").is(403).problems());
        }
        Door nobody = Door.of(fixture, "buyer");
        nobody.post("/sales-orders", "{'customer':'" + route.substring(11) + "'}")
                .is(422);
        assertEquals("before", name(route));
    }

    @Test
    @DisplayName("13: a field of one role is not written on the rows of another")
    void grantsDoNotMix() {
        String usd = customer("USD");
        String eur = customer("EUR");
        both.put(usd, "{'name':'after'}").is(200);
        assertEquals(
                List.of("EZ-2 notes"), both.put(usd, "{'notes':'x'}").is(403).problems());
        assertEquals(List.of("EZ-2 name"), both.put(eur, "{'name':'x'}").is(403).problems());
        both.put(eur, "{'notes':'x'}").is(200);
        // nor by moving the row to where it would be granted
        assertEquals(
                List.of("EZ-2 name"),
                both.put(eur, "{'name':'x','currency':'USD'}").is(403).problems());
        assertEquals(
                List.of("EZ-2 [1].name"),
                both.post(
                                "/customers",
                                "[{'number':'M-1','name':'a','currency':'USD'},"
                                        + "{'number':'M-2','name':'b','currency':'EUR'}]")
                        .is(403)
                        .problems());
        assertEquals("0", Query.value(fixture.client(), "SELECT COUNT(*) FROM Customers WHERE number LIKE 'M-%'"));
    }

    @Test
    @DisplayName("14: a row may not leave its writer's reach, and nothing that names or owns it is rewritten")
    void ownershipStays() {
        String usd = customer("USD");
        assertEquals(
                List.of("EZ-1"), east.put(usd, "{'currency':'EUR'}").is(403).problems());
        assertEquals(
                List.of("EZ-1"),
                east.post("/customers", "{'number':'O-1','name':'x','currency':'EUR'}")
                        .is(403)
                        .problems());
        assertEquals(
                List.of("EV-14"),
                east.put(customer("EUR"), "{'name':'x'}").is(404).problems());
        assertEquals("USD", admin.get(usd).data().path("currency").asText());
        assertEquals(
                List.of("EV-3 id", "EV-7 dtCreated", "EV-7 name", "EV-7 uuid"),
                admin
                        .put(
                                usd,
                                "{'id':1,'dtCreated':'2020-01-01T00:00:00.000Z','name':{'x':1},'uuid':'"
                                        + UUID.randomUUID() + "'}")
                        .problems()
                        .stream()
                        .sorted()
                        .toList());
    }

    @Test
    @DisplayName("14: a nested record keeps its parent, its id and its place")
    void nestedOwnershipStays() {
        String customer = customer("USD").substring(11);
        JsonNode mine = admin.post(
                        "/sales-orders", "{'customer':'" + customer + "','salesOrderItems':[{'quantity':1}]}")
                .is(201)
                .data();
        String other = admin.post("/sales-orders", "{'customer':'" + customer + "'}")
                .is(201)
                .data()
                .path("uuid")
                .asText();
        String line = mine.at("/salesOrderItems/0/uuid").asText();
        assertEquals(
                List.of("EV-3 salesOrderItems[0].salesOrderId", "EV-7 salesOrderItems[0].salesOrder"),
                admin
                        .put(
                                "/sales-orders/" + mine.path("uuid").asText(),
                                "{'salesOrderItems':[{'uuid':'" + line + "','salesOrder':'" + other
                                        + "','salesOrderId':1}]}")
                        .problems()
                        .stream()
                        .sorted()
                        .toList());
        admin.put("/sales-orders/" + other + "/sales-order-items/" + line, "{'quantity':2}")
                .is(404);
        admin.delete("/sales-orders/" + other + "/sales-order-items/" + line).is(404);
    }

    @Test
    @DisplayName("a refused body tells nothing that only the database knows")
    void refusalsTellNothing() {
        String usd = customer("USD");
        List<String> there = east.post(
                        "/customers",
                        "{'number':'" + admin.get(usd).data().path("number").asText() + "','name':'x','phone':'1'}")
                .is(403)
                .problems();
        List<String> absent = east.post("/customers", "{'number':'free','name':'x','phone':'1'}")
                .is(403)
                .problems();
        assertEquals(absent, there);
    }

    @Test
    @DisplayName("21: a transaction id replayed has no effect, and tells its fate to its owner alone")
    void idsAreUsedOnce() {
        String body = "{'number':'R-1','name':'first','currency':'USD'}";
        String id = "replayed-" + UUID.randomUUID();
        east.withId(id).post("/customers", body).is(201);
        Door.Reply again =
                east.withId(id).post("/customers", body.replace("R-1", "R-2")).is(409);
        assertEquals(201, again.envelope().at("/meta/original/status").asInt());
        Door.Reply stranger =
                admin.withId(id).post("/customers", body.replace("R-1", "R-3")).is(409);
        assertTrue(stranger.envelope().at("/meta/original").isMissingNode());
        assertFalse(stranger.problems().isEmpty());
        assertEquals(
                List.of("R-1"), Query.column(fixture.client(), "SELECT number FROM Customers WHERE number LIKE 'R-%'"));
    }
}
