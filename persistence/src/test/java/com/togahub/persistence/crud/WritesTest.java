package com.togahub.persistence.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Creating, changing and deleting records through the engine on a real database. */
class WritesTest {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static EngineFixture fixture;
    private static Door admin;

    @BeforeAll
    static void open() {
        fixture = EngineFixture.create();
        DatabaseServer.shared()
                .execute(
                        fixture.client(),
                        "INSERT INTO Customers (number, name) VALUES ('C001', 'Lakes'), ('C002', 'Hills')",
                        "INSERT INTO Items (sku, name) VALUES ('P-1', 'Bolt'), ('P-2', 'Nut')");
        admin = Door.of(fixture, "admin");
    }

    private static String list(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(",", "[", "]"));
    }

    private static String order(String reference, int lines) {
        return "{'customer':{'number':'C001'},'externalReference':'" + reference + "','salesOrderItems':"
                + list(
                        lines,
                        line -> "{'lineNumber':" + line + ",'quantity':1,'item':{'sku':'P-" + (1 + line % 2) + "'}}")
                + "}";
    }

    private static long count(String reference) {
        return Long.parseLong(Query.value(
                fixture.client(), "SELECT COUNT(*) FROM SalesOrders WHERE externalReference LIKE ?", reference));
    }

    @Test
    void an_array_is_created_in_order_with_the_statements_of_one() {
        int one = admin.post("/sales-orders", list(1, i -> order("a-one", 2)))
                .is(201)
                .statements();
        Door.Reply many = admin.post("/sales-orders", list(1_000, i -> order("a-" + i, 2)))
                .is(201);

        assertEquals(1_000, many.data().size());
        for (int i = 0; i < 1_000; i++) {
            JsonNode order = many.data().get(i);
            assertEquals("a-" + i, order.path("externalReference").asText());
            assertEquals(2, order.path("salesOrderItems").size());
            assertEquals("P-2", order.at("/salesOrderItems/1/item/sku").asText());
        }
        assertEquals(one, many.statements());
    }

    @Test
    void twenty_thousand_records_of_one_body_are_created() {
        Door.Reply many = admin.post("/sales-orders?depth=-1", list(1_000, i -> order("big-" + i, 19)))
                .is(201);

        assertEquals(1_000, many.data().size());
        assertEquals(
                "19000",
                Query.value(
                        fixture.client(),
                        "SELECT COUNT(*) FROM SalesOrderItems l JOIN SalesOrders o ON o.id = l.salesOrderId"
                                + " WHERE o.externalReference LIKE 'big-%'"));
    }

    @Test
    void an_array_goes_below_a_record_too() {
        String uuid = admin.post("/sales-orders", order("below", 0))
                .is(201)
                .data()
                .path("uuid")
                .asText();

        Door.Reply lines = admin.post(
                        "/sales-orders/" + uuid + "/sales-order-items", "[{'quantity':3},{'quantity':4,'item':null}]")
                .is(201);

        assertEquals(3, lines.data().at("/0/quantity").asInt());
        assertEquals(
                2,
                admin.get("/sales-orders/" + uuid)
                        .data()
                        .path("salesOrderItems")
                        .size());
    }

    @Test
    void all_elements_are_refused_at_once_and_nothing_is_written() {
        Door.Reply refused = admin.post(
                        "/sales-orders",
                        "[" + order("never-1", 1) + ",{'customer':{'number':'C999'},'externalReference':'never-2'},"
                                + "{'customer':'" + NOBODY + "','colour':1,'externalReference':'never-3',"
                                + "'salesOrderItems':[{},{'quantity':1,'item':{'sku':'nothing'}}]},"
                                + "{'customer':{'name':'Lakes'},'number':'N-1'},"
                                + "{'customer':{'number':'c001'},'number':'n-1'}]")
                .is(400);

        assertEquals(
                List.of(
                        "EV-3 [2].colour",
                        "EV-6 [2].salesOrderItems[0].quantity",
                        "EV-7 [3].customer",
                        "EV-8 [1].customer",
                        "EV-8 [2].customer",
                        "EV-8 [2].salesOrderItems[1].item",
                        "EV-9 [4].number"),
                refused.problems().stream().sorted().toList());
        assertEquals(0, count("never-%"));
    }

    @Test
    void a_reference_is_given_in_three_ways_and_cleared() {
        String item = Query.value(fixture.client(), "SELECT uuid FROM Items WHERE sku = 'P-1'");
        String uuid = admin.post(
                        "/sales-orders",
                        "{'customer':{'number':'C002'},'salesOrderItems':[{'quantity':1,'item':'" + item
                                + "'},{'quantity':1,'item':{'uuid':'" + item.toUpperCase(java.util.Locale.ROOT)
                                + "'}},{'quantity':1,'item':{'sku':'P-1'}}]}")
                .is(201)
                .data()
                .path("uuid")
                .asText();
        JsonNode lines = admin.get("/sales-orders/" + uuid).data().path("salesOrderItems");
        lines.forEach(line -> assertEquals("P-1", line.at("/item/sku").asText()));

        String line = lines.at("/0/uuid").asText();
        assertTrue(admin.put("/sales-order-items/" + line, "{'item':null}")
                .is(200)
                .data()
                .path("item")
                .isNull());
    }

    @Test
    void many_children_are_changed_with_the_statements_of_a_few() {
        List<Integer> statements = new ArrayList<>();
        for (int size : new int[] {2, 200}) {
            JsonNode order = admin.post("/sales-orders", order("put-" + size, size))
                    .is(201)
                    .data();
            JsonNode lines = order.path("salesOrderItems");
            String body = "{'notes':'changed','salesOrderItems':"
                    + list(
                            size * 2,
                            i -> i < size
                                    ? "{'uuid':'" + lines.get(i).path("uuid").asText() + "','quantity':" + (i + 5) + "}"
                                    : "{'quantity':1,'description':'new'}")
                    + "}";
            Door.Reply changed = admin.put("/sales-orders/" + order.path("uuid").asText(), body)
                    .is(200);
            assertEquals(2 * size, changed.data().path("salesOrderItems").size());
            for (int i = 0; i < size; i++) {
                assertEquals(
                        i + 5,
                        changed.data()
                                .path("salesOrderItems")
                                .get(i)
                                .path("quantity")
                                .asInt());
            }
            statements.add(changed.statements());
        }
        assertEquals(statements.get(0), statements.get(1));
    }

    @Test
    void children_of_others_are_not_there_and_all_are_named() {
        JsonNode mine = admin.post("/sales-orders", order("mine", 2)).is(201).data();
        JsonNode other = admin.post("/sales-orders", order("other", 1)).is(201).data();
        String foreign = other.at("/salesOrderItems/0/uuid").asText();

        Door.Reply refused = admin.put(
                        "/sales-orders/" + mine.path("uuid").asText(),
                        "{'salesOrderItems':[{'uuid':'" + foreign + "','quantity':9},{'uuid':'"
                                + mine.at("/salesOrderItems/0/uuid").asText()
                                + "','quantity':9,'item':{'sku':'x'}},{'uuid':'"
                                + NOBODY + "'}]}")
                .is(404);

        assertEquals(
                List.of("EV-14 salesOrderItems[0]", "EV-14 salesOrderItems[2]", "EV-8 salesOrderItems[1].item"),
                refused.problems());
        assertEquals("0", Query.value(fixture.client(), "SELECT COUNT(*) FROM SalesOrderItems WHERE quantity = 9"));
    }

    @Test
    void three_levels_are_created_and_changed() {
        JsonNode made = admin.post(
                        "/item-fulfillments",
                        "{'itemFulfillmentItems':[{'quantity':1,'itemFulfillmentItemUnits':[{'unit':'" + unit("S-1")
                                + "'}]},{'quantity':2}]}")
                .is(201)
                .data();
        String fulfillment = made.path("uuid").asText();
        JsonNode item = made.at("/itemFulfillmentItems/0");

        JsonNode changed = admin.put(
                        "/item-fulfillments/" + fulfillment,
                        "{'itemFulfillmentItems':[{'uuid':'" + item.path("uuid").asText()
                                + "','itemFulfillmentItemUnits':[{'uuid':'"
                                + item.at("/itemFulfillmentItemUnits/0/uuid").asText() + "','unit':'" + unit("S-2")
                                + "'},{'unit':'" + unit("S-3") + "'}]}]}")
                .is(200)
                .data();

        JsonNode units = changed.at("/itemFulfillmentItems/0/itemFulfillmentItemUnits");
        assertEquals("S-2", units.at("/0/unit/serialNumber").asText());
        assertEquals("S-3", units.at("/1/unit/serialNumber").asText());
    }

    private static String unit(String serial) {
        return admin.post("/units", "{'serialNumber':'" + serial + "','item':{'sku':'P-1'}}")
                .is(201)
                .data()
                .path("uuid")
                .asText();
    }

    @Test
    void a_body_changes_a_record_once() {
        JsonNode mine = admin.post("/sales-orders", order("twice", 1)).is(201).data();
        String line = "{'uuid':'" + mine.at("/salesOrderItems/0/uuid").asText() + "','quantity':2}";

        assertEquals(
                List.of("EV-7 salesOrderItems[1]"),
                admin.put(
                                "/sales-orders/" + mine.path("uuid").asText(),
                                "{'salesOrderItems':[" + line + "," + line + "]}")
                        .is(422)
                        .problems());
    }

    @Test
    void a_key_of_several_columns_is_told_with_its_path() {
        assertEquals(
                List.of("EV-9 salesOrderItems[1].lineNumber"),
                admin.post(
                                "/sales-orders",
                                "{'customer':{'number':'C001'},'salesOrderItems':[{'lineNumber':7,'quantity':1},"
                                        + "{'lineNumber':7,'quantity':1},{'lineNumber':8,'quantity':1}]}")
                        .is(409)
                        .problems());
    }

    @Test
    void children_go_with_their_parent_at_any_depth_unless_others_refer_to_them() {
        JsonNode made = admin.post(
                        "/item-fulfillments",
                        "{'itemFulfillmentItems':[{'quantity':1,'itemFulfillmentItemUnits':[{'unit':'" + unit("S-9")
                                + "'}]}]}")
                .is(201)
                .data();
        admin.delete("/item-fulfillments/" + made.path("uuid").asText()).is(200);
        admin.get("/item-fulfillment-items/"
                        + made.at("/itemFulfillmentItems/0/uuid").asText())
                .is(404);

        JsonNode order = admin.post("/sales-orders", order("kept", 1)).is(201).data();
        String line = order.at("/salesOrderItems/0/uuid").asText();
        admin.post("/item-fulfillments", "{'itemFulfillmentItems':[{'quantity':1,'salesOrderItem':'" + line + "'}]}")
                .is(201);
        assertEquals(
                List.of("EV-17"),
                admin.delete("/sales-orders/" + order.path("uuid").asText())
                        .is(409)
                        .problems());
        assertEquals(
                1,
                admin.get("/sales-orders/" + order.path("uuid").asText())
                        .is(200)
                        .data()
                        .path("salesOrderItems")
                        .size());
    }
}
