package com.togahub.persistence.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A partner whose order is on top of a chain is told of what is shipped at its bottom. */
class MirroredNoticeTest {
    @Test
    void mirrors_are_announced_and_withdrawn_with_what_they_show() {
        EngineFixture fixture = EngineFixture.create();
        Door admin = Door.of(fixture, "admin");
        Tiers tiers = Tiers.straight(admin, 3, 2, 10);
        String top = tiers.orders().get(2);
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        "INSERT INTO ClientApiIdentities (clientId, domain, identity, defaultMapping) SELECT id, 'duns', '1',"
                                + " '{\"outgoing\": {\"url\": \"https://b.example/\", \"documents\": [\"ShipNoticeRequest\"]}}'"
                                + " FROM Clients WHERE slug = 'gate'");
        String identity = Query.value(fixture.core(), "SELECT uuid FROM ClientApiIdentities");
        DatabaseServer.shared()
                .execute(
                        fixture.client(),
                        "INSERT INTO CxmlDocuments (identityUuid, payloadID, direction, kind, document, salesOrderId) SELECT '"
                                + identity + "', 'p@b', 'IN', 'OrderRequest', '<cXML><Header>"
                                + "<From><Credential domain=\"duns\"><Identity>1</Identity></Credential></From>"
                                + "<To><Credential domain=\"duns\"><Identity>2</Identity></Credential></To>"
                                + "</Header></cXML>', id FROM SalesOrders WHERE uuid = '" + top + "'");

        String shipped = new Shipping(fixture, admin).ship(tiers, 4, 5);
        admin.put("/item-fulfillments/" + shipped, "{'dateItemFulfillment':'2026-11-27'}")
                .is(200);
        admin.delete("/item-fulfillments/" + shipped).is(200);

        List<String> documents = Query.column(
                fixture.client(), "SELECT document FROM CxmlDocuments WHERE direction = 'OUT' ORDER BY id");
        assertEquals(3, documents.size(), documents::toString);
        assertTrue(documents.get(0).contains(" operation=\"new\" "), documents.get(0));
        assertTrue(documents.get(0).contains("<ShipNoticeItem quantity=\"5\" lineNumber=\"2\""), documents.get(0));
        assertTrue(documents.get(1).contains("shipmentDate=\"2026-11-27T00:00:00+00:00\""), documents.get(1));
        assertTrue(documents.get(2).contains(" operation=\"delete\" "), documents.get(2));
    }
}
