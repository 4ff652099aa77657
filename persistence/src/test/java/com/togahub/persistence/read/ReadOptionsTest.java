package com.togahub.persistence.read;

import static com.togahub.persistence.read.Asking.blob;
import static com.togahub.persistence.read.Asking.code;
import static com.togahub.persistence.read.Asking.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.crud.Answer;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.EngineFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two customers; orders A (lines 2 x 10 and 1 x 5), B (line 4 x 2.5), C (no lines) of the first, D (line 1 x 1) of the second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadOptionsTest {
    private final EngineFixture fixture = EngineFixture.create();
    private final Asking admin = new Asking(fixture, "admin");
    private final Asking warehouse = new Asking(fixture, "warehouse");

    ReadOptionsTest() {
        DatabaseServer.shared()
                .execute(
                        fixture.client(),
                        "INSERT INTO Customers (id, number, name) VALUES (1, 'C1', 'Ann'), (2, 'C2', 'Bob')",
                        "INSERT INTO Items (id, sku, name) VALUES (1, 'bolt', 'Bolt'), (2, 'nut', 'Nut')",
                        "INSERT INTO SalesOrders (id, number, customerId, status, dateOrder) VALUES"
                                + " (1, 'A', 1, 'open', '2026-01-01'), (2, 'B', 1, 'Open', NULL),"
                                + " (3, 'C', 1, 'done', '2026-01-03'), (4, 'D', 2, 'open', '2026-01-02')",
                        "INSERT INTO SalesOrderItems (salesOrderId, itemId, quantity, unitPrice) VALUES"
                                + " (1, 1, 2, 10), (1, 2, 1, 5), (2, 1, 4, 2.5), (4, 2, 1, 1)");
    }

    private String list(String... options) {
        return rows(admin.get("/sales-orders", options));
    }

    @Test
    void calculatesOnTheFirstLevelOnlyUnlessNamed() {
        assertEquals(
                "[{number:A,total:25},{number:B,total:10},{number:C,total:0},{number:D,total:1}]",
                list("fields", "number,total"));
        assertEquals("[{number:A,total:25}]", list("fields", "number,total", "where", "total=gt=10"));
        assertEquals("[{number:C},{number:D},{number:B},{number:A}]", list("fields", "number", "sort", "total"));
        JsonNode line = admin.get("/sales-order-items", "recordsPerPage", "1");
        assertFalse(line.at("/data/salesOrderItems/0/salesOrder").has("total"), line::toString);
        JsonNode deeper = admin.get("/sales-order-items", "recordsPerPage", "1", "calcDepth", "2");
        assertEquals(25, deeper.at("/data/salesOrderItems/0/salesOrder/total").asInt(), deeper::toString);
    }

    @Test
    void showsUnderAliases() {
        assertEquals(
                "[{n:A,who:Ann},{n:D,who:Bob}]",
                list("fields", "number as n,customer.name AS who", "where", "number=in=(A,D)"));
    }

    @Test
    void groupsAndAggregates() {
        assertEquals(
                "[{customer:{name:Ann},orders:3,amount:35},{customer:{name:Bob},orders:1,amount:1}]",
                list(
                        "fields",
                        "customer.name,count(*) as orders,sum(total) as amount",
                        "group",
                        "customer.name",
                        "sort",
                        "-amount"));
        assertEquals("[{count(*):4}]", list("fields", "Count( * )"));
        assertEquals(
                "[{status:Open,n:3}]", list("fields", "status,count(*) as n", "group", "status", "having", "n=gt=1"));
        assertEquals(
                "[{count(dateOrder):3,min(dateOrder):2026-01-01,max(number):D}]",
                list("fields", "count(dateOrder),min(dateOrder),max(number)"));
    }

    @Test
    void aggregatesOverChildrenWithoutMultiplyingRows() {
        assertEquals(
                "[{count(*):4,sum(salesOrderItems.quantity):8,count(salesOrderItems):4,avg(salesOrderItems.quantity):2,"
                        + "count(distinct salesOrderItems.item):2}]",
                list(
                        "fields",
                        "count(*),sum(salesOrderItems.quantity),count(salesOrderItems),avg(salesOrderItems.quantity),"
                                + "count(distinct salesOrderItems.item)"));
        assertEquals(
                "[{customer:{name:Bob},k:1},{customer:{name:Ann},k:2}]",
                list(
                        "fields",
                        "customer.name,count(distinct salesOrderItems.item.sku) as k",
                        "group",
                        "customer.name",
                        "sort",
                        "k"));
    }

    @Test
    void showsDistinctRows() {
        assertEquals("[{status:done},{status:Open}]", list("fields", "status", "distinct", "true"));
        assertEquals(
                "[{customer:{name:Ann}},{customer:{name:Bob}}]",
                list("fields", "customer.name", "distinct", "1", "sort", "customer.name"));
    }

    @Test
    void joinsRelationsBesideTheRows() {
        assertEquals(
                "[{number:A,i:{quantity:2}},{number:A,i:{quantity:1}},{number:B,i:{quantity:4}},{number:D,i:{quantity:1}}]",
                list("join", "salesOrderItems as i", "fields", "number,i.quantity"));
        assertEquals(
                "[{number:C,i:null}]",
                list("ojoin", "salesOrderItems as i", "fields", "number,i.quantity", "where", "i.uuid=null=true"));
        assertEquals(
                "[{sku:bolt,n:2,q:6},{sku:nut,n:2,q:2}]",
                list(
                        "join",
                        "salesOrderItems as i,i.item as t",
                        "fields",
                        "t.sku as sku,count(*) as n,sum(i.quantity) as q",
                        "group",
                        "t.sku",
                        "sort",
                        "sku"));
        JsonNode whole = admin.get("/sales-orders", "join", "customer as c", "recordsPerPage", "1");
        assertEquals("Ann", whole.at("/data/salesOrders/0/c/name").textValue(), whole::toString);
    }

    @Test
    void filtersByTreesInTheBlob() {
        assertEquals(
                "[{number:B}]",
                list(
                        "_",
                        blob(
                                "{\"fields\":[\"number\"],\"where\":{\"and\":[{\"not\":{\"field\":\"number\",\"op\":\"in\","
                                        + "\"value\":[\"A\",\"C\"]}},{\"field\":\"salesOrderItems.quantity\",\"op\":\"ge\",\"value\":4}]}}")));
        assertEquals("[]", list("_", blob("{\"where\":{\"field\":\"number\",\"op\":\"in\",\"value\":[]}}")));
        assertEquals("[{number:A}]", list("_", blob("{\"fields\":\"number\",\"where\":\"number==A\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "sort, number",
        "sort, -number",
        "sort, 'dateOrder,-status'",
        "sort, '-dateOrder'",
        "sort, customer.name",
        "sort, total",
        "join, salesOrderItems as i",
        "group, 'status,customer'"
    })
    void walksAListByItsCursors(String option, String value) {
        JsonNode all = admin.get("/sales-orders", option, value, "depth", "-1");
        List<String> walked = new ArrayList<>();
        JsonNode page = admin.get("/sales-orders", option, value, "depth", "-1", "recordsPerPage", "1");
        while (true) {
            page.get("data").elements().next().forEach(row -> walked.add(row.toString()));
            if (!page.get("meta").get("hasMore").asBoolean()) {
                break;
            }
            String next = page.get("meta").get("next").textValue();
            page = admin.get("/sales-orders", option, value, "depth", "-1", "recordsPerPage", "1", "after", next);
            assertEquals("OK", code(page), page::toString);
        }
        List<String> expected = new ArrayList<>();
        all.get("data").elements().next().forEach(row -> expected.add(row.toString()));
        assertEquals(expected, walked);
        assertTrue(expected.size() >= 3, expected::toString);
    }

    @Test
    void refusesTheCursorOfAnotherListAndAChangedOne() {
        JsonNode page = admin.get("/sales-orders", "recordsPerPage", "1");
        String next = page.get("meta").get("next").textValue();
        assertEquals("OK", code(admin.get("/sales-orders", "recordsPerPage", "2", "after", next)));
        assertEquals("EV-1", code(admin.get("/sales-orders", "sort", "number", "after", next)));
        assertEquals("EV-1", code(admin.get("/customers", "after", next)));
        assertEquals("EV-1", code(admin.get("/sales-orders", "page", "2", "after", next)));
        assertEquals("EV-1", code(admin.get("/sales-orders", "after", next.substring(0, next.length() - 2) + "AA")));
        assertEquals("EV-1", code(warehouse.get("/sales-orders", "after", next)).replace("OK", "EV-1"));
    }

    @Test
    void countsGroupsAndJoinedRows() {
        assertEquals(
                2,
                admin.get("/sales-orders", "group", "customer", "totals", "true")
                        .at("/meta/totalRecords")
                        .asInt());
        assertEquals(
                4,
                admin.get("/sales-orders", "join", "salesOrderItems", "totals", "true")
                        .at("/meta/totalRecords")
                        .asInt());
    }

    @Test
    void hidesACalculatedFieldWhereItsPartsAreHidden() {
        JsonNode seen = warehouse.get("/sales-orders", "recordsPerPage", "1");
        assertFalse(seen.at("/data/salesOrders/0").has("total"), seen::toString);
        assertEquals("EZ-2", code(warehouse.get("/sales-orders", "fields", "total")));
        assertEquals("EZ-2", code(warehouse.get("/sales-orders", "sort", "total")));
        assertEquals("EZ-2", code(warehouse.get("/sales-orders", "where", "total=gt=1")));
        assertEquals("EZ-2", code(warehouse.get("/sales-orders", "fields", "sum(total)")));
    }

    @Test
    void answersAListAsATable() throws IOException {
        Answer answer = admin.table(
                "/sales-orders",
                "fields",
                "number,customer.name as who,customer.number,salesOrderItems.quantity",
                "recordsPerPage",
                "2");
        assertEquals("text/csv; charset=utf-8", answer.headers().get("Content-Type"));
        assertEquals("true", answer.headers().get("X-Has-More"));
        try (var body = answer.body()) {
            String expected = String.join(
                    "\r\n",
                    "number,who,customer.number,salesOrderItems",
                    "A,Ann,C1,'[{''quantity'':2},{''quantity'':1}]'",
                    "B,Ann,C1,'[{''quantity'':4}]'",
                    "");
            assertEquals(expected.replace('\'', '"'), new String(body.bytes(), StandardCharsets.UTF_8));
        }
        Answer rest = admin.table(
                "/sales-orders",
                "fields",
                "number,customer.name as who,customer.number,salesOrderItems.quantity",
                "after",
                answer.headers().get("X-Next-Cursor"));
        try (var body = rest.body()) {
            assertTrue(new String(body.bytes(), StandardCharsets.UTF_8).contains("D,Bob,C2"));
        }
        assertEquals(400, admin.table("/sales-orders", "fields", "nothing").status());
    }

    @Test
    void explainsToThoseWhoMaySee() {
        JsonNode explained = admin.explain(
                "/sales-orders",
                "fields",
                "number,customer.name,salesOrderItems.quantity",
                "where",
                "number==secretValue");
        JsonNode tree = explained.at("/data/explain");
        assertEquals("salesOrders", tree.get("record").textValue(), explained::toString);
        assertEquals(2, tree.get("statements").size(), explained::toString);
        assertTrue(tree.at("/statements/0/sql").textValue().startsWith("select"), explained::toString);
        assertFalse(tree.get("statements").toString().contains("secretValue"), explained::toString);
        assertEquals("SalesOrderItems", tree.at("/plan/below/0/table").textValue(), explained::toString);
        assertEquals("admin", tree.at("/access/0/grants/0/role").textValue(), explained::toString);
        assertEquals("EZ-3", code(warehouse.explain("/sales-orders")));
        assertEquals("EV-3", code(admin.explain("/sales-orders", "fields", "nothing")));
    }

    @Test
    void saysWhatARequestTookToThoseWhoMaySee() {
        JsonNode seen = admin.get("/sales-orders", "depth", "-1");
        assertEquals("1 SQL statements", seen.at("/messages/0/text").textValue(), seen::toString);
        assertEquals("D-2", seen.at("/messages/1/code").textValue(), seen::toString);
        assertEquals(
                "[]",
                warehouse.get("/sales-orders", "depth", "-1").get("messages").toString());
    }

    @Test
    void readsOneRecordWithItsEntityTagByOneStatement() {
        String uuid = admin.get("/sales-orders", "fields", "uuid", "where", "number==A")
                .at("/data/salesOrders/0/uuid")
                .textValue();
        JsonNode one = admin.get("/sales-orders/" + uuid, "depth", "-1");
        assertEquals("1 SQL statements", one.at("/messages/0/text").textValue(), one::toString);
    }
}
