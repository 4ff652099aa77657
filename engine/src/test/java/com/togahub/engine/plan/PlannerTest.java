package com.togahub.engine.plan;

import static com.togahub.engine.plan.Planning.planner;
import static com.togahub.engine.plan.Planning.post;
import static com.togahub.engine.plan.Planning.raw;
import static com.togahub.engine.plan.Planning.refused;
import static com.togahub.engine.plan.Planning.wrong;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.access.GrantedPolicy;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Arguments;
import com.togahub.engine.request.RequestReader;
import com.togahub.engine.sql.ReadSql;
import com.togahub.engine.store.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final String UUID = "22222222-2222-4222-8222-222222222222";
    private static final Catalog CATALOG = Orders.catalog();

    private static ReadPlan get(String path, Map<String, String> options, String... roles) {
        return get(planner(roles), path, options);
    }

    private static ReadPlan get(Planner planner, String path, Map<String, String> options) {
        ApiRequest request = RequestReader.read(raw("GET", path, options, ""));
        return planner.read(planner.route(request), request.options(), List.of());
    }

    private static Fetch fetch(ReadPlan plan) {
        return (Fetch) plan.source();
    }

    private static Bindings bindings(String where) {
        ApiRequest request = RequestReader.read(raw("GET", "/orders", Map.of("where", where), ""));
        return new Bindings(Arguments.of(request.options()).texts(), Map.of(), List.of(), Map.of());
    }

    private static Statement sql(ReadPlan plan) {
        return new ReadSql("Core").compile(plan).first().statement();
    }

    @Test
    void showsEveryReadableFieldAndRelationWhenNothingIsAsked() {
        ReadPlan plan = get("/orders", Map.of(), Orders.ADMIN);

        assertEquals(
                List.of("uuid", "number", "customer", "status", "lines"),
                fetch(plan).selection().items().stream()
                        .map(Selection.Item::name)
                        .toList());
    }

    @Test
    void leavesOutWhatMayNotBeReadWithoutAWord() {
        Selection.Children lines = (Selection.Children) fetch(get("/orders", Map.of(), Orders.BUYER))
                .selection()
                .items()
                .get(4);

        Set<String> names = lines.fetch().selection().items().stream()
                .map(Selection.Item::name)
                .collect(Collectors.toSet());
        assertEquals(Set.of("uuid", "order", "quantity"), names);
    }

    @ParameterizedTest
    @CsvSource({
        "fields, lines.cost",
        "where, lines.cost==1",
        "where, customer.login==" + UUID,
        "sort, customer.login",
        "fields, customer.login"
    })
    void refusesAnUnreadableFieldWhereverItIsNamed(String option, String value) {
        assertEquals(List.of("EZ-2 " + option), refused(() -> get("/orders", Map.of(option, value), Orders.BUYER)));
    }

    @ParameterizedTest
    @CsvSource({
        "fields, 'status,count(*)', '', EV-16 fields",
        "fields, 'count(lines.cost)', '', EZ-2 fields",
        "fields, 'sum(status)', '', EV-7 fields",
        "fields, 'number as x,status as x', '', EV-1 fields",
        "fields, 'lines.quantity as q', '', EV-1 fields",
        "fields, 'med(number)', '', EV-1 fields",
        "group, customer.login, '', EZ-2 group",
        "group, lines.quantity, '', EV-1 group",
        "having, 'count=gt=1', '', EV-1 having",
        "join, lines.quantity, '', EV-3 join",
        "join, 'lines as l', 'l.cost==1', EZ-2 where",
        "ojoin, 'customer as c', 'c.login==1', EZ-2 where",
        "join, 'lines as l,lines as l', '', EV-1 join",
        "after, nonsense, '', EV-1 after",
        "distinct, maybe, '', EV-1 distinct"
    })
    void passesEveryNameThroughTheSameGate(String option, String value, String where, String problem) {
        Map<String, String> options = where.isEmpty() ? Map.of(option, value) : Map.of(option, value, "where", where);
        assertEquals(List.of(problem), refused(() -> get("/orders", options, Orders.BUYER)));
    }

    @Test
    void leavesOutChildrenWhoseParentMayNotBeRead() {
        assertEquals(
                List.of("uuid", "number"),
                fetch(get("/orders", Map.of(), Orders.SORTER)).selection().items().stream()
                        .map(Selection.Item::name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "fields, lines",
        "fields, lines.quantity",
        "fields, count(lines)",
        "fields, sum(lines.quantity)",
        "fields, count(distinct lines.quantity)",
        "where, lines.quantity==1",
        "where, lines.uuid=null=true",
        "join, lines",
        "ojoin, lines as l"
    })
    void refusesChildrenWhoseParentMayNotBeReadWhereverTheyAreNamed(String option, String value) {
        assertEquals(List.of("EZ-2 " + option), refused(() -> get("/orders", Map.of(option, value), Orders.SORTER)));
    }

    @Test
    void refusesRoutesThatTellWhoseChildrenAre() {
        String lines = "/orders/" + UUID + "/lines";
        assertEquals(List.of("EZ-2"), refused(() -> get(lines, Map.of(), Orders.SORTER)));
        assertEquals(List.of("EZ-2"), refused(() -> get(lines + "/" + UUID, Map.of(), Orders.SORTER)));
        assertEquals(List.of("EZ-2"), refused(() -> planner(Orders.SORTER)
                .write(RequestReader.read(raw("DELETE", lines + "/" + UUID, Map.of(), "")))));
        assertEquals(List.of(), wrong(post(lines, "{\"quantity\":1}", Orders.SORTER)));
    }

    @ParameterizedTest
    @CsvSource({
        "/orders, where, lines.quantity==1",
        "/orders, join, lines",
        "/orders, fields, count(lines)",
        "/orders, fields, count(distinct lines.quantity)",
        "/orders/" + UUID + "/lines, fields, quantity"
    })
    void countsOnlyChildrenWhoseParentMayBeRead(String path, String option, String value) {
        String text = sql(get(path, Map.of(option, value), Orders.SORTER, Orders.SORTER_OF_BIG))
                .sql();
        assertTrue(text.contains("`quantity` > "), text);
        String whole = sql(get(path, Map.of(option, value), Orders.ADMIN)).sql();
        assertFalse(whole.contains("`quantity` > "), whole);
    }

    @Test
    void takesAnEmptyListInAsNothing() {
        String blob = java.util.Base64.getUrlEncoder()
                .encodeToString("{\"where\":{\"field\":\"status\",\"op\":\"in\",\"value\":[]}}"
                        .getBytes(StandardCharsets.UTF_8));
        assertTrue(sql(get("/orders", Map.of("_", blob), Orders.ADMIN)).sql().contains("false"));
    }

    @ParameterizedTest
    @CsvSource({
        "fields, nothing, EV-3",
        "where, nothing==1, EV-3",
        "sort, nothing, EV-3",
        "fields, number.more, EV-3",
        "where, number==, EV-1",
        "where, updatedBy[t1.password]==1, EV-3",
        "sort, 'number desc', EV-3",
        "fields, 'number; drop table Orders', EV-3",
        "page, 0, EV-10",
        "page, one, EV-1",
        "recordsPerPage, 10001, EV-10",
        "colour, red, EV-1"
    })
    void refusesWhatMakesNoSense(String option, String value, String code) {
        assertEquals(List.of(code + " " + option), refused(() -> get("/orders", Map.of(option, value), Orders.ADMIN)));
    }

    @Test
    void tellsNothingToARoleWithoutAGrant() {
        assertEquals(List.of("EZ-1"), refused(() -> get("/orders", Map.of("fields", "nothing"), Orders.STRANGER)));
        assertEquals(List.of("EZ-1"), refused(() -> get("/orders", Map.of("fields", "number"), Orders.STRANGER)));
    }

    @Test
    void knowsNoOtherRoutes() {
        assertEquals(List.of("EV-2"), refused(() -> get("/nothing", Map.of(), Orders.ADMIN)));
        assertEquals(List.of("EV-2"), refused(() -> get("/orders/" + UUID + "/customers", Map.of(), Orders.ADMIN)));
        assertEquals(List.of("EV-14"), refused(() -> get("/orders/not-a-uuid", Map.of(), Orders.ADMIN)));
    }

    @Test
    void addsTheRowFilterToEveryTableItTouches() {
        Statement statement = sql(get("/orders", Map.of("fields", "number,customer.number"), Orders.BUYER));

        assertTrue(
                statement.parameters().contains(new Operand.Identity("${id.userUuid}"))
                        || statement.parameters().contains(Orders.USER),
                statement.toString());
        assertTrue(
                statement.sql().contains("left outer join `Customers` as `t3`")
                        || statement.sql().contains("left outer join `Customers`"),
                statement.sql());
        assertTrue(statement.sql().split("`login`", -1).length >= 3, statement.sql());
    }

    @Test
    void keepsRequestTextOutOfTheStatement() {
        String value = "x' or 1=1 -- ";
        Statement statement = sql(get("/orders", Map.of("where", "status==\"" + value + "\""), Orders.ADMIN));

        assertFalse(statement.sql().contains("1=1"), statement.sql());
        Bindings bindings = bindings("status==\"" + value + "\"")
                .with(Operand.Given.LIMIT, 1L)
                .with(Operand.Given.OFFSET, 0L);
        assertTrue(bindings.values(statement.parameters()).contains(value), statement.toString());
    }

    @Test
    void asksForSomeLineByExists() {
        Statement statement = sql(get("/orders", Map.of("where", "lines.quantity=gt=5"), Orders.ADMIN));

        assertTrue(statement.sql().contains("exists (select 1"), statement.sql());
    }

    @Test
    void showsAFieldOnlyOnTheRowsOfTheRoleThatGrantsIt() {
        Statement statement = sql(get("/lines", Map.of("fields", "cost"), Orders.BUYER, Orders.PRICES_OF_OPEN));

        assertTrue(statement.sql().contains("case when"), statement.sql());
        assertTrue(
                statement.parameters().contains(new java.math.BigDecimal("100")),
                statement.parameters().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "number, 'order by `t0`.`number` asc limit'",
        "-number, 'order by `t0`.`number` desc limit'",
        "'status,uuid', 'order by `t0`.`status` asc, `t0`.`uuid` asc limit'",
        "-status, 'order by `t0`.`status` desc, `t0`.`id` asc limit'"
    })
    void breaksTiesOnlyWhereThereCanBeSome(String sort, String order) {
        String sql = sql(get("/orders", Map.of("sort", sort, "depth", "-1"), Orders.ADMIN))
                .sql();
        assertTrue(sql.contains(order), sql);
    }

    @Test
    void hasTheSameTextForEqualShapes() {
        assertEquals(
                sql(get("/orders", Map.of("where", "status==a"), Orders.ADMIN)).sql(),
                sql(get("/orders", Map.of("where", "status==b"), Orders.ADMIN)).sql());
    }

    @Test
    void capsTheDepthAndSaysSo() {
        Planner shallow = new Planner(CATALOG, new GrantedPolicy(CATALOG, Orders.caller(Orders.ADMIN)), 1);

        assertTrue(get(shallow, "/lines", Map.of("depth", "0")).capped());
        assertFalse(get(shallow, "/lines", Map.of("depth", "1")).capped());
        assertFalse(get("/lines", Map.of("depth", "0"), Orders.ADMIN).capped());
    }

    @Test
    void showsReferencesByUuidAloneAtDepthMinusOne() {
        Selection selection =
                fetch(get("/orders", Map.of("depth", "-1"), Orders.ADMIN)).selection();

        assertEquals(4, selection.items().size());
        assertTrue(((Selection.Reference) selection.items().get(2)).shown().isEmpty());
    }

    @Test
    void fillsNothingIntoAFilterForACallerWithoutAUser() {
        var nobody = new com.togahub.engine.context.Caller(
                com.togahub.engine.context.Caller.Kind.API,
                Optional.empty(),
                Optional.empty(),
                "subject",
                "name",
                Optional.empty(),
                Set.of(Orders.BUYER),
                Optional.empty());
        ReadPlan plan = get(new Planner(CATALOG, new GrantedPolicy(CATALOG, nobody), 6), "/customers", Map.of());

        assertTrue(sql(plan).sql().contains("false"), sql(plan).sql());
    }
}
