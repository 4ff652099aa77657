package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The mappings that the how-to gives, each with an order as such a partner writes it. */
class WorkedMappingsTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)\n```");
    private static final String OWN = "<Credential domain=\"DUNS\"><Identity>111</Identity></Credential>";

    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void a_network_sends_for_the_buyers_that_are_listed() {
        map(0);
        String order = addressed(GatewayFixture.order("PO-A", "1736@network"), "NetworkID", "AN02000000001");
        assertEquals("200", gateway.post(order).status());
        String moved = addressed(GatewayFixture.order("PO-B", "1737@network"), "NetworkID", "AN02000000001")
                .replace("Long Road 5", "Another spelling 5")
                .replace("</OrderRequestHeader>", "<Extrinsic name=\"Requester\">Pat</Extrinsic></OrderRequestHeader>");
        assertEquals("200", gateway.post(moved).status());
        assertEquals("1", Query.value(gateway.client(), "SELECT COUNT(*) FROM Addresses"));
        assertEquals("Pat", order("PO-B").get("notes"));
        String unlisted = addressed(GatewayFixture.order("PO-C", "1738@network"), "NetworkID", "AN02000000009");
        assertEquals("403", gateway.post(unlisted).status());
        assertEquals("edit", offered(order, "operationAllowed"));
    }

    @Test
    void a_buyer_sends_by_itself_and_orders_what_is_in_no_catalogue() {
        map(1);
        String order = GatewayFixture.order("PO-A", "2026-11-01T10:00:00@buyer")
                .replace("<UserAgent>Buyer 1.0</UserAgent>", "")
                .replace(" lineNumber=\"10\"", "")
                .replace(">P-1<", ">free text<")
                .replace("</OrderRequestHeader>", "<Extrinsic name=\"department\">7</Extrinsic></OrderRequestHeader>");
        assertEquals("200", gateway.post(order).status());
        assertEquals("7", order("PO-A").get("notes"));
        assertEquals("regular", order("PO-A").get("orderType"));
        Map<String, String> line =
                Query.rows(gateway.client(), "SELECT * FROM SalesOrderItems").get(0);
        assertEquals("1", line.get("lineNumber"));
        assertEquals(null, line.get("itemId"));
        assertEquals("free text", line.get("supplierPartId"));
        assertEquals("create", offered(order, "operationAllowed"));
    }

    @Test
    void a_marketplace_writes_times_in_its_own_way() {
        map(2);
        String order = GatewayFixture.order("PO-A", "20261101100000-0400")
                .replace("timestamp=\"2026-11-01T10:00:00-05:00\"", "timestamp=\"2026-11-01T10:00:00 -0400\"")
                .replace("orderDate=\"2026-11-01T23:30:00-05:00\"", "orderDate=\"2026-11-01T23:30:00 -0400\"")
                .replace("<Identity>999<", "<Identity>942888711<");
        assertEquals("200", gateway.post(order).status());
        assertEquals("2026-11-01", order("PO-A").get("dateOrder"));
        String elsewhere = order.replace("942888711", "942888712").replaceFirst("payloadID=\"", "payloadID=\"2");
        assertEquals("403", gateway.post(elsewhere).status());
        assertEquals("edit", offered(order, "operationAllowed"));
    }

    /** The value of an option that the profile lists. */
    private String offered(String document, String option) {
        String profile = document.replaceAll("(?s)<OrderRequest>.*</OrderRequest>", "<ProfileRequest/>")
                .replaceFirst("payloadID=\"", "payloadID=\"profile " + option);
        String answer = gateway.post(profile).document();
        return answer.replaceAll("(?s).*<Option name=\"" + option + "\">([^<]*)<.*", "$1");
    }

    private Map<String, String> order(String reference) {
        return Query.rows(gateway.client(), "SELECT * FROM SalesOrders WHERE externalReference = ?", reference)
                .get(0);
    }

    private static String addressed(String document, String domain, String buyer) {
        return document.replace(
                        "<From>" + OWN, "<From>" + OWN.replace("DUNS", domain).replace("111", buyer))
                .replace(
                        "<To><Credential domain=\"DUNS\"><Identity>999<",
                        "<To><Credential domain=\"" + domain + "\"><Identity>AN01000000009<");
    }

    /** Gives the identity the mapping of a section. */
    private void map(int section) {
        String mapping = BLOCK.matcher(Collected.read(Collected.above("docs/how-to/connect-a-trading-partner.md")
                        .orElseThrow()))
                .results()
                .toList()
                .get(section)
                .group(1);
        DatabaseServer.shared()
                .execute(gateway.client(), "INSERT INTO Customers (number, name) VALUES ('C002', 'Second')");
        DatabaseServer.shared()
                .execute(
                        gateway.core(),
                        "UPDATE ClientApiIdentities SET defaultMapping = '" + mapping + "' WHERE identity = '111'");
    }
}
