package com.togahub.persistence.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of children when their parent is deleted; how they cascade is seen in {@link WritesTest}. */
class ChildPolicyTest {
    private static final EngineFixture FIXTURE = fixture();
    private static final Door ADMIN = Door.of(FIXTURE, "admin");

    private static EngineFixture fixture() {
        EngineFixture fixture = EngineFixture.create();
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        "UPDATE Records SET childPolicy = 'RESTRICT' WHERE name = 'salesOrders'",
                        "UPDATE Records SET childPolicy = 'ORPHAN' WHERE name IN ('customers', 'purchaseOrders')");
        DatabaseServer.shared()
                .execute(
                        fixture.client(),
                        "INSERT INTO Customers (number, name) VALUES ('C001', 'Ann')",
                        "INSERT INTO Vendors (number, name) VALUES ('V001', 'Steel')");
        return fixture;
    }

    private static String route(String records, Door.Reply made) {
        return "/" + records + "/" + made.data().path("uuid").asText();
    }

    @Test
    void restrictKeepsAParentAsLongAsItHasChildren() {
        Door.Reply made = ADMIN.post(
                        "/sales-orders", "{'customer':{'number':'C001'},'salesOrderItems':[{'quantity':1}]}")
                .is(201);
        String order = route("sales-orders", made);

        assertEquals(List.of("EV-17"), ADMIN.delete(order).is(409).problems());

        String line = made.data().at("/salesOrderItems/0/uuid").asText();
        ADMIN.delete(order + "/sales-order-items/" + line).is(200);
        ADMIN.delete(order).is(200);
        ADMIN.get(order).is(404);
    }

    @Test
    void orphanLetsChildrenGo() {
        Door.Reply made = ADMIN.post(
                        "/customers", "{'number':'C900','name':'Gone','users':[{'email':'left@gone.example'}]}")
                .is(201);
        String user = "/users/" + made.data().at("/users/0/uuid").asText();

        ADMIN.delete(route("customers", made)).is(200);

        JsonNode left = ADMIN.get(user).is(200).data();
        assertEquals("left@gone.example", left.path("email").asText());
        assertTrue(left.path("customer").isNull(), left::toString);
    }

    @Test
    void orphanCannotLetGoWhatNeedsItsParent() {
        Door.Reply made = ADMIN.post(
                        "/purchase-orders", "{'vendor':{'number':'V001'},'purchaseOrderItems':[{'quantity':1}]}")
                .is(201);
        String order = route("purchase-orders", made);

        assertEquals(List.of("EV-17"), ADMIN.delete(order).is(409).problems());
        assertEquals(
                1, ADMIN.get(order).is(200).data().path("purchaseOrderItems").size());
    }
}
