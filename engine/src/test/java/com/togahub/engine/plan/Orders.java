package com.togahub.engine.plan;

import com.togahub.engine.context.Caller;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.ChildPolicy;
import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.NumberFormat;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordGrant;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.metadata.Role;
import com.togahub.engine.request.Rsql;
import com.togahub.engine.store.Place;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A small catalog of orders, their lines, customers and items, and roles over it. */
final class Orders {
    static final String ADMIN = "role-admin";
    static final String BUYER = "role-buyer";
    static final String PRICES_OF_OPEN = "role-prices-of-open";
    static final String DELETER = "role-deleter";
    static final String SORTER = "role-sorter";
    static final String SORTER_OF_BIG = "role-sorter-of-big";
    static final String STRANGER = "role-stranger";
    static final String USER = "11111111-1111-4111-8111-111111111111";

    static final Field CUSTOMER_UUID = field(1, "uuid", FieldType.UUID, false, true);
    static final Field CUSTOMER_NUMBER = field(2, "number", FieldType.STRING, true, true);
    static final Field CUSTOMER_LOGIN = field(3, "login", FieldType.UUID, false, false);
    static final Field ORDER_UUID = field(10, "uuid", FieldType.UUID, false, true);
    static final Field ORDER_NUMBER = field(11, "number", FieldType.STRING, true, true);
    static final Field ORDER_CUSTOMER = reference(12, "customer", 1);
    static final Field ORDER_STATUS = field(13, "status", FieldType.STRING, false, false);
    static final Field LINE_UUID = field(20, "uuid", FieldType.UUID, false, true);
    static final Field LINE_ORDER = reference(21, "order", 2);
    static final Field LINE_QUANTITY = field(22, "quantity", FieldType.DECIMAL, true, false);
    static final Field LINE_COST = field(23, "cost", FieldType.DECIMAL, false, false);

    static final RecordType CUSTOMERS =
            record(1, "customers", "Customers", List.of(CUSTOMER_UUID, CUSTOMER_NUMBER, CUSTOMER_LOGIN), List.of());
    static final RecordType LINES =
            record(3, "lines", "Lines", List.of(LINE_UUID, LINE_ORDER, LINE_QUANTITY, LINE_COST), List.of());
    static final RecordType ORDERS = record(
            2,
            "orders",
            "Orders",
            List.of(ORDER_UUID, ORDER_NUMBER, ORDER_CUSTOMER, ORDER_STATUS),
            List.of(new ChildRelation("lines", 3, LINE_ORDER)));

    private Orders() {}

    static Catalog catalog() {
        return new Catalog(
                1,
                List.of(CUSTOMERS, ORDERS, LINES),
                List.of(
                        admin(),
                        buyer(),
                        pricesOfOpen(),
                        deleter(),
                        sorter(),
                        sorterOfBig(),
                        role(STRANGER, Map.of(), Set.of(), Set.of())),
                List.of(),
                List.of());
    }

    static Caller caller(String... roles) {
        return new Caller(
                Caller.Kind.API,
                Optional.of("client"),
                Optional.of("acme"),
                "subject",
                "name",
                Optional.of(USER),
                Set.of(roles),
                Optional.empty());
    }

    private static Role admin() {
        Set<Long> all = new HashSet<>();
        List.of(CUSTOMERS, ORDERS, LINES)
                .forEach(record -> record.fields().values().forEach(field -> all.add(field.id())));
        RecordGrant everything = new RecordGrant(EnumSet.allOf(Operation.class), Optional.empty());
        return role(ADMIN, Map.of(1L, everything, 2L, everything, 3L, everything), all, all);
    }

    /** Reads the orders of its own customer, without costs. */
    private static Role buyer() {
        Map<Long, RecordGrant> grants = new HashMap<>();
        grants.put(1L, new RecordGrant(Set.of(Operation.READ), filter("login==${id.userUuid}")));
        grants.put(
                2L,
                new RecordGrant(Set.of(Operation.READ, Operation.CREATE), filter("customer.login==${id.userUuid}")));
        grants.put(3L, new RecordGrant(Set.of(Operation.READ, Operation.CREATE), Optional.empty()));
        Set<Long> fields = Set.of(1L, 2L, 10L, 11L, 12L, 13L, 20L, 21L, 22L);
        return role(BUYER, grants, fields, fields);
    }

    /** Deletes orders, but no lines. */
    private static Role deleter() {
        RecordGrant delete = new RecordGrant(Set.of(Operation.READ, Operation.DELETE), Optional.empty());
        return role(DELETER, Map.of(2L, delete), Set.of(), Set.of());
    }

    /** Reads costs of lines, but only of big ones. */
    private static Role pricesOfOpen() {
        RecordGrant big = new RecordGrant(Set.of(Operation.READ), filter("quantity=gt=100"));
        return role(PRICES_OF_OPEN, Map.of(3L, big), Set.of(20L, 22L, 23L), Set.of());
    }

    /** Reads orders and lines, but not which line is whose, and adds lines. */
    private static Role sorter() {
        RecordGrant read = new RecordGrant(Set.of(Operation.READ), Optional.empty());
        RecordGrant write = new RecordGrant(EnumSet.allOf(Operation.class), Optional.empty());
        return role(SORTER, Map.of(2L, read, 3L, write), Set.of(10L, 11L, 20L, 22L), Set.of(22L));
    }

    /** Knows of big lines whose they are. */
    private static Role sorterOfBig() {
        RecordGrant big = new RecordGrant(Set.of(Operation.READ), filter("quantity=gt=100"));
        return role(SORTER_OF_BIG, Map.of(3L, big), Set.of(20L, 21L), Set.of());
    }

    private static Optional<com.togahub.engine.request.Filter> filter(String rsql) {
        return Optional.of(Rsql.parse(rsql, "rowFilter"));
    }

    private static Role role(String uuid, Map<Long, RecordGrant> grants, Set<Long> readable, Set<Long> writable) {
        return new Role(uuid, uuid, true, uuid.equals(ADMIN), false, grants, readable, writable, Set.of());
    }

    private static Field field(long id, String name, FieldType type, boolean required, boolean unique) {
        boolean readOnly = name.equals("uuid");
        return new Field(
                id,
                name,
                name,
                type,
                OptionalLong.empty(),
                required,
                unique,
                readOnly,
                type == FieldType.STRING ? OptionalInt.of(20) : OptionalInt.empty(),
                type == FieldType.DECIMAL ? OptionalInt.of(6) : OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Field reference(long id, String name, long target) {
        return new Field(
                id,
                name,
                name + "Id",
                FieldType.REFERENCE,
                OptionalLong.of(target),
                false,
                false,
                false,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static RecordType record(
            long id, String name, String table, List<Field> fields, List<ChildRelation> children) {
        Optional<NumberFormat> format =
                name.equals("orders") ? Optional.of(NumberFormat.parse("SO#####")) : Optional.empty();
        return new RecordType(
                id, name, name, Place.CLIENT, table, ChildPolicy.CASCADE, format, Optional.empty(), fields, children);
    }
}
