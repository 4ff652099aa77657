package com.togahub.persistence.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.metadata.Administrator.Reply;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.MovableClock;
import com.togahub.persistence.testing.Query;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An endpoint is a change of data, made through the API itself, on every node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataThroughItsApiTest {
    private static final String TABLE = "CREATE TABLE %s (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
            + " uuid CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE, label VARCHAR(40) NOT NULL,"
            + " weight DECIMAL(18,6), boxId BIGINT, shelfId BIGINT)";

    private final EngineFixture fixture = EngineFixture.create();
    private final MovableClock clock = new MovableClock();
    private final Administrator here = Administrator.at(fixture, fixture.nodes().apply(clock));
    private final Administrator there =
            Administrator.at(fixture, fixture.nodes().apply(clock));

    private void table(String name) {
        DatabaseServer.shared().execute(fixture.client(), TABLE.formatted(name));
    }

    /** A record with a field, granted to the role. */
    private String record(String name, String route, String table) {
        return record(name, route, table, "");
    }

    private String record(String name, String route, String table, String more) {
        return here.post(
                        "/records",
                        "{'name':'" + name + "','route':'" + route + "','tableName':'" + table
                                + "','aclDatabase':'CLIENT'," + more
                                + "'recordFields':[{'name':'label','type':'string','maxLength':40,'isRequired':true}]}")
                .done()
                .uuid("records");
    }

    private String field(String record, String name) {
        return Query.value(
                fixture.core(),
                "SELECT f.uuid FROM RecordFields f JOIN Records r ON r.id = f.recordId WHERE r.uuid = ? AND f.name = ?",
                record,
                name);
    }

    private void grant(String role, String record, String field) {
        here.post(
                        "/acl-record-permissions",
                        "{'role':{'uuid':'" + role(role) + "'},'record':'" + record
                                + "','canCreate':true,'canRead':true,'canUpdate':true,'canDelete':true}")
                .done();
        grantField(role, field);
    }

    private void grantField(String role, String field) {
        here.post(
                        "/acl-field-permissions",
                        "{'role':'" + role(role) + "','recordField':'" + field + "','canRead':true,'canWrite':true}")
                .done();
    }

    private String role(String name) {
        return Query.value(fixture.core(), "SELECT uuid FROM Roles WHERE name = ?", name);
    }

    @Test
    void aNewRouteWorksAtOnceHereAndWithinSecondsThere() {
        table("Crates");
        assertEquals(404, there.get("/crates").status());
        String record = record("crates", "crates", "Crates");
        grant("admin", record, field(record, "label"));

        Reply made = here.post("/crates", "{'label':'A1'}").done();
        assertEquals("A1", made.data("crates").path("label").asText());
        assertEquals(36, made.uuid("crates").length());
        assertEquals(1, here.get("/crates").done().data("crates").size());
        assertEquals(
                1,
                here.get("/crates?where=uuid==" + made.uuid("crates"))
                        .done()
                        .data("crates")
                        .size());

        assertEquals(404, there.get("/crates").status());
        clock.move(Duration.ofSeconds(3));
        assertEquals(1, there.get("/crates").done().data("crates").size());
    }

    @Test
    void childrenAndCalculationsArePartOfOneBody() {
        table("Boxes");
        table("BoxItems");
        String boxes = record("boxes", "boxes", "Boxes");
        String items = here.post(
                        "/records",
                        "{'name':'boxItems','route':'box-items','tableName':'BoxItems','aclDatabase':'CLIENT',"
                                + "'recordFields':[{'name':'label','type':'string'},"
                                + "{'name':'weight','type':'decimal','scale':3},"
                                + "{'name':'box','type':'integer','isIdentifier':true,'referenceRecord':'" + boxes
                                + "'}]}")
                .done()
                .uuid("records");
        here.put(
                        "/records/" + boxes,
                        "{'inherentRecordChildren':[{'name':'boxItems','childRecord':'" + items + "','childField':'"
                                + field(items, "box") + "'}]}")
                .done();
        here.put(
                        "/records/" + boxes,
                        "{'recordFields':[{'name':'total','type':'calculated','expression':'sum(boxItems.weight)'}]}")
                .done();
        grant("admin", boxes, field(boxes, "label"));
        grantField("admin", field(boxes, "total"));
        grant("admin", items, field(items, "label"));
        grantField("admin", field(items, "weight"));
        grantField("admin", field(items, "box"));
        Reply made = here.post(
                        "/boxes", "{'label':'B','boxItems':[{'label':'x','weight':1.5},{'label':'y','weight':2}]}")
                .done();
        assertEquals("3.5", made.data("boxes").path("total").asText());

        assertEquals(
                List.of("EV-17"),
                here.delete("/record-fields/" + field(items, "weight")).refusals());
        assertEquals(
                List.of("EV-17"),
                here.put("/records/" + items, "{'isActive':false}").refusals().stream()
                        .distinct()
                        .toList());
        assertEquals(
                List.of("EV-7 inherentRecordChildren[0].childRecord"),
                here
                        .put(
                                "/records/" + items,
                                "{'recordFields':[],'inherentRecordChildren':[{'name':'boxes','childRecord':'" + boxes
                                        + "','childField':'" + field(items, "box") + "'}]}")
                        .refusals()
                        .stream()
                        .filter(each -> each.endsWith("childRecord"))
                        .toList());
        here.get("/boxes").done();
    }

    @Test
    void grantsOfADeletedFieldStayDead() {
        table("Pallets");
        String record = record("pallets", "pallets", "Pallets");
        grant("warehouse", record, field(record, "label"));
        here.post("/record-fields", "{'record':'" + record + "','name':'weight','type':'decimal'}")
                .done();
        grantField("warehouse", field(record, "weight"));
        Administrator warehouse =
                Administrator.withRole(fixture, fixture.nodes().apply(clock), "warehouse");
        warehouse.post("/pallets", "{'label':'p','weight':7}").done();

        here.delete("/record-fields/" + field(record, "weight")).done();
        here.post("/record-fields", "{'record':'" + record + "','name':'weight','type':'decimal'}")
                .done();
        clock.move(Duration.ofSeconds(3));
        assertTrue(warehouse
                .get("/pallets")
                .done()
                .data("pallets")
                .path(0)
                .path("weight")
                .isMissingNode());
        assertEquals(403, warehouse.get("/pallets?fields=weight").status());
        assertEquals(403, warehouse.get("/pallets?where=weight==7").status());
    }

    @Test
    void twoHalvesOfACycleDoNotBothTakePlace() throws Exception {
        table("Lefts");
        table("Rights");
        String left = record("lefts", "lefts", "Lefts");
        String right = record("rights", "rights", "Rights");
        here.post(
                        "/record-fields",
                        "{'record':'" + left + "','name':'box','type':'integer','isIdentifier':true,'referenceRecord':'"
                                + right + "'}")
                .done();
        here.post(
                        "/record-fields",
                        "{'record':'" + right
                                + "','name':'shelf','type':'integer','isIdentifier':true,'referenceRecord':'" + left
                                + "'}")
                .done();
        String leftBelowRight = "{'parentRecord':'" + right + "','childRecord':'" + left
                + "','name':'lefts','childField':'" + field(left, "box") + "'}";
        String rightBelowLeft = "{'parentRecord':'" + left + "','childRecord':'" + right
                + "','name':'rights','childField':'" + field(right, "shelf") + "'}";
        clock.move(Duration.ofSeconds(3));
        there.get("/records").done();
        for (int round = 0; round < 5; round++) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            CyclicBarrier start = new CyclicBarrier(2);
            List<CompletableFuture<Reply>> sent = Stream.of(
                            race(threads, start, here, leftBelowRight), race(threads, start, there, rightBelowLeft))
                    .toList();
            List<Integer> statuses =
                    sent.stream().map(each -> each.join().status()).sorted().toList();
            threads.shutdown();
            assertEquals(List.of(201, 422), statuses);
            DatabaseServer.shared()
                    .execute(fixture.core(), "DELETE FROM InherentRecordChildren WHERE name IN ('lefts', 'rights')");
        }
    }

    private static CompletableFuture<Reply> race(
            ExecutorService threads, CyclicBarrier start, Administrator who, String body) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        start.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return who.post("/inherent-record-children", body);
                },
                threads);
    }

    @Test
    void whatWasWrongBeforeDoesNotStandInTheWay() {
        table("Bins");
        String record = record("bins", "bins", "Bins");
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        "INSERT INTO RecordFields (recordId, name, columnName, type) SELECT id, 'gone', 'gone', 'string'"
                                + " FROM Records WHERE name = 'bins'",
                        "INSERT INTO RecordFields (recordId, name, type, expression) SELECT id, 'odd', 'calculated', '1 +'"
                                + " FROM Records WHERE name = 'bins'");
        table("Tubs");
        record("tubs", "tubs", "Tubs");
        assertEquals(
                List.of("EV-17"),
                here.put("/records/" + record, "{'numberFormat':'B##'}").refusals());
        here.delete("/record-fields/" + field(record, "gone")).done();
        here.put("/records/" + record, "{'numberFormat':'B##'}").done();
        here.delete("/record-fields/" + field(record, "odd")).done();
    }

    @Test
    void aChangeMovesTheVersionRow() {
        long before = Long.parseLong(Query.value(fixture.core(), "SELECT version FROM MetadataVersion"));
        table("Sacks");
        record("sacks", "sacks", "Sacks");
        assertEquals(before + 1, Long.parseLong(Query.value(fixture.core(), "SELECT version FROM MetadataVersion")));
    }
}
