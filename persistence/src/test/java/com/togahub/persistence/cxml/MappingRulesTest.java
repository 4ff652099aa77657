package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an identity's mapping says about addresses and Extrinsics. */
class MappingRulesTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void an_address_is_another_when_any_value_differs() {
        assertEquals(
                "200", gateway.post(GatewayFixture.order("PO-1", "1@buyer")).status());
        assertEquals("200", gateway.post(moved("PO-2", "2@buyer")).status());
        assertEquals("2", Query.value(gateway.client(), "SELECT COUNT(*) FROM Addresses"));
    }

    @Test
    void or_the_senders_own_key_decides_alone() {
        map("address", "{\"match\": \"id\"}");
        assertEquals(
                "200", gateway.post(GatewayFixture.order("PO-1", "1@buyer")).status());
        assertEquals("200", gateway.post(moved("PO-2", "2@buyer")).status());
        assertEquals("1", Query.value(gateway.client(), "SELECT COUNT(*) FROM Addresses"));
        assertEquals("Long Road 5", Query.value(gateway.client(), "SELECT street FROM Addresses"));
        assertEquals("1", Query.value(gateway.client(), "SELECT COUNT(DISTINCT shipToAddressId) FROM SalesOrders"));
    }

    @Test
    void an_address_that_must_be_known_is_not_made() {
        map("address", "{\"match\": \"id\", \"create\": false}");
        GatewayFixture.Answer answer = gateway.post(GatewayFixture.order("PO-1", "1@buyer"));
        assertEquals("400", answer.status());
        assertEquals("There is no address A1 of the customer", answer.text());
        assertEquals("0", Query.value(gateway.client(), "SELECT COUNT(*) FROM Addresses"));
        DatabaseServer.shared()
                .execute(
                        gateway.client(),
                        "INSERT INTO Addresses (customerId, name, externalReference)"
                                + " SELECT id, 'Depot of ours', 'A1' FROM Customers");
        assertEquals(
                "200", gateway.post(GatewayFixture.order("PO-1", "2@buyer")).status());
    }

    @Test
    void extrinsics_go_to_the_fields_that_are_named_and_are_kept_beside() {
        map(
                "extrinsics",
                "{\"order\": {\"costCentre\": \"notes\"}, \"line\": {\"Project\": \"notes\", \"none\": \"description\"}}");
        String order = GatewayFixture.order("PO-1", "1@buyer")
                .replace("</ItemOut>", "<Extrinsic name=\"Project\">Bridge</Extrinsic></ItemOut>");
        assertEquals("200", gateway.post(order).status());
        Map<String, String> row = Query.rows(
                        gateway.client(),
                        "SELECT o.notes, i.notes AS lineNotes, i.description,"
                                + " JSON_UNQUOTE(JSON_EXTRACT(o.extrinsics, '$.values.costCentre')) AS kept"
                                + " FROM SalesOrders o JOIN SalesOrderItems i ON i.salesOrderId = o.id")
                .get(0);
        assertEquals("77", row.get("notes"));
        assertEquals("77", row.get("kept"));
        assertEquals("Bridge", row.get("lineNotes"));
        assertEquals("Bolt", row.get("description"));
    }

    @Test
    void a_rule_that_nobody_knows_makes_the_identity_unusable() {
        map("address", "{\"match\": \"street\"}");
        assertEquals(
                "401", gateway.post(GatewayFixture.order("PO-1", "1@buyer")).status());
    }

    private void map(String member, String json) {
        DatabaseServer.shared()
                .execute(
                        gateway.core(),
                        "UPDATE ClientApiIdentities SET defaultMapping = JSON_MERGE_PATCH(defaultMapping, '{\"" + member
                                + "\": " + json + "}') WHERE identity = '111'");
    }

    private static String moved(String orderId, String payloadId) {
        return GatewayFixture.order(orderId, payloadId).replace("Long Road 5", "Short Road 1");
    }
}
