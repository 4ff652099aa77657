package com.togahub.engine.describe;

import com.togahub.engine.context.Caller;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.CatalogReader;
import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.MetadataRows.ChildRow;
import com.togahub.engine.metadata.MetadataRows.FieldPermissionRow;
import com.togahub.engine.metadata.MetadataRows.FieldRow;
import com.togahub.engine.metadata.MetadataRows.RecordPermissionRow;
import com.togahub.engine.metadata.MetadataRows.RecordRow;
import com.togahub.engine.metadata.MetadataRows.RoleRow;
import com.togahub.engine.metadata.MetadataRows.ScriptedApiPermissionRow;
import com.togahub.engine.metadata.MetadataRows.ScriptedApiRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Orders with lines, customers and a vault; an owner who may do everything and a clerk who may read part of it. */
final class Shop {
    static final String OWNER = "owner";
    static final String CLERK = "clerk";
    static final String NOBODY = "nobody";

    private static final long ORDERS = 1;
    private static final long LINES = 2;
    private static final long CUSTOMERS = 3;
    private static final long VAULT = 4;

    private final List<FieldRow> fields = new ArrayList<>();

    private Shop() {}

    static View view(String role) {
        return new View(new Shop().catalog(), caller(role));
    }

    private static Caller caller(String role) {
        return new Caller(
                Caller.Kind.API,
                Optional.empty(),
                Optional.empty(),
                "subject",
                "name",
                Optional.empty(),
                Set.of(role),
                Optional.empty());
    }

    private Catalog catalog() {
        field(11, ORDERS, "number", "string", true, OptionalLong.empty(), Optional.empty());
        field(12, ORDERS, "customer", "integer", true, OptionalLong.of(CUSTOMERS), Optional.empty());
        field(13, ORDERS, "isPaid", "boolean", false, OptionalLong.empty(), Optional.of("0"));
        calculated(14, ORDERS, "total", "sum(lines.price)");
        field(21, LINES, "order", "integer", true, OptionalLong.of(ORDERS), Optional.empty());
        field(22, LINES, "price", "decimal", true, OptionalLong.empty(), Optional.empty());
        field(23, LINES, "dateDue", "date", false, OptionalLong.empty(), Optional.empty());
        field(31, CUSTOMERS, "name", "string", true, OptionalLong.empty(), Optional.empty());
        field(41, VAULT, "combination", "string", true, OptionalLong.empty(), Optional.empty());
        List<RecordRow> records = List.of(
                record(ORDERS, "orders", Optional.of("O###")),
                record(LINES, "lines", Optional.empty()),
                record(CUSTOMERS, "customers", Optional.empty()),
                record(VAULT, "vault", Optional.empty()));
        List<RecordPermissionRow> grants = new ArrayList<>();
        for (long record = ORDERS; record <= VAULT; record++) {
            grants.add(
                    new RecordPermissionRow(record, "g" + record, 1, record, true, true, true, true, Optional.empty()));
        }
        grants.add(new RecordPermissionRow(5, "g5", 2, ORDERS, false, true, true, false, Optional.empty()));
        grants.add(
                new RecordPermissionRow(6, "g6", 2, LINES, true, true, false, false, Optional.of("dateDue=null=true")));
        List<FieldPermissionRow> some = new ArrayList<>();
        fields.forEach(
                field -> some.add(new FieldPermissionRow(field.id(), "f" + field.id(), 1, field.id(), true, true)));
        for (long readable : new long[] {11, 12, 14, 23}) {
            some.add(new FieldPermissionRow(100 + readable, "p" + readable, 2, readable, true, false));
        }
        some.add(new FieldPermissionRow(113, "p13", 2, 13, true, true));
        MetadataRows rows = new MetadataRows(
                1,
                records,
                fields,
                List.of(new ChildRow(1, "c1", ORDERS, LINES, "lines", 21)),
                List.of(role(1, OWNER), role(2, CLERK)),
                grants,
                some,
                List.of(),
                List.of(new ScriptedApiRow(1, "s1", "order-imports", "POST", "Imports", true)),
                List.of(new ScriptedApiPermissionRow(1, "sp1", 1, 1)));
        return CatalogReader.read(rows, Optional.empty(), complaint -> {
            throw new AssertionError(complaint.toString());
        });
    }

    private static RoleRow role(long id, String name) {
        return new RoleRow(id, name, Optional.empty(), name, false, false);
    }

    private static RecordRow record(long id, String name, Optional<String> number) {
        return new RecordRow(id, "r" + id, name, name, Optional.empty(), name, "CLIENT", "CASCADE", number, true);
    }

    private void calculated(long id, long record, String name, String expression) {
        fields.add(new FieldRow(
                id,
                "f" + id,
                record,
                Optional.empty(),
                name,
                Optional.empty(),
                "calculated",
                false,
                OptionalLong.empty(),
                false,
                false,
                true,
                false,
                OptionalInt.empty(),
                OptionalInt.of(6),
                Optional.empty(),
                Optional.of(expression),
                (int) id));
    }

    private void field(
            long id,
            long record,
            String name,
            String type,
            boolean isRequired,
            OptionalLong reference,
            Optional<String> standard) {
        fields.add(new FieldRow(
                id,
                "f" + id,
                record,
                Optional.empty(),
                name,
                Optional.empty(),
                type,
                reference.isPresent(),
                reference,
                isRequired,
                name.equals("number"),
                false,
                false,
                type.equals("string") ? OptionalInt.of(40) : OptionalInt.empty(),
                OptionalInt.empty(),
                standard,
                Optional.empty(),
                (int) id));
    }
}
