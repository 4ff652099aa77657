package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Trading partners' documents. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CxmlIT {
    private static final String BUYER = "AN01000000001-DEMO";
    private static final String PROFILE = "<Request><ProfileRequest/></Request>";
    private static final String DOCTYPE =
            "<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/1.2.050/cXML.dtd\">";

    @Test
    @DisplayName("GET is the ping")
    void ping() {
        HttpResponse<String> answer = Api.raw(HttpRequest.newBuilder(address()).build());
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("<Status code=\"200\""), answer::body);
    }

    @Test
    @DisplayName("a ProfileRequest is answered with what works")
    void profile() {
        String answer = post(document(newId(), secret(), DOCTYPE, PROFILE));
        assertTrue(answer.contains("<Status code=\"200\""), answer);
        assertTrue(answer.contains("requestName=\"OrderRequest\""), answer);
    }

    @Test
    @DisplayName("a wrong secret is 401")
    void wrongSecret() {
        String answer = post(document(newId(), "wrong", DOCTYPE, PROFILE));
        assertTrue(answer.contains("<Status code=\"401\""), answer);
    }

    @Test
    @DisplayName("C2: an order sent twice is placed once and answered alike")
    void orderIsPlacedOnce() {
        String orderId = "PO-" + UUID.randomUUID();
        String document = document(newId(), secret(), DOCTYPE, order(orderId));
        String first = post(document);
        assertTrue(first.contains("<Status code=\"20"), first);
        String second = post(document);
        assertEquals(first, second);
        assertEquals(
                1, Rows.number("Client_Acme", "SELECT COUNT(*) FROM SalesOrders WHERE externalReference = ?", orderId));
        assertEquals(
                1,
                Rows.number(
                        "Client_Acme",
                        "SELECT COUNT(*) FROM SalesOrderItems i JOIN SalesOrders o ON o.id = i.salesOrderId"
                                + " WHERE o.externalReference = ? AND i.quantity = 3",
                        orderId));
    }

    @Test
    @DisplayName("C2: another document under the same payloadID is 409")
    void payloadIdIsBound() {
        String payloadId = newId();
        String first = post(document(payloadId, secret(), DOCTYPE, order("PO-" + UUID.randomUUID())));
        assertTrue(first.contains("<Status code=\"20"), first);
        String other = post(document(payloadId, secret(), DOCTYPE, order("PO-" + UUID.randomUUID())));
        assertTrue(other.contains("<Status code=\"409\""), other);
    }

    @Test
    @DisplayName("C1: a document with entities of its own is 406")
    void hostileDocument() {
        String subset = "<!DOCTYPE cXML [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        String answer = post(document(newId(), secret(), subset, order("&x;")));
        assertTrue(answer.contains("<Status code=\"406\""), answer);
    }

    private static String order(String orderId) {
        return """
                <Request deploymentMode="production"><OrderRequest>
                <OrderRequestHeader orderID="%s" orderDate="2026-11-02T09:00:00-06:00" type="new">
                <Total><Money currency="USD">30.00</Money></Total>
                <ShipTo><Address><Name xml:lang="en">Northside Schools</Name><PostalAddress><Street>1 School Rd</Street>
                <City>Springfield</City><State>IL</State><PostalCode>62701</PostalCode><Country isoCountryCode="US">US</Country>
                </PostalAddress></Address></ShipTo>
                <BillTo><Address><Name xml:lang="en">Northside Schools</Name></Address></BillTo>
                </OrderRequestHeader>
                <ItemOut quantity="3" lineNumber="1"><ItemID><SupplierPartID>%s</SupplierPartID></ItemID>
                <ItemDetail><UnitPrice><Money currency="USD">10.00</Money></UnitPrice>
                <Description xml:lang="en">Cable</Description><UnitOfMeasure>EA</UnitOfMeasure>
                <Classification domain="UNSPSC">26121600</Classification></ItemDetail></ItemOut>
                </OrderRequest></Request>""".formatted(orderId, Orders.ITEM);
    }

    private static String document(String payloadId, String secret, String doctype, String request) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                %s
                <cXML payloadID="%s" timestamp="2026-11-02T09:00:00-06:00"><Header>
                <From><Credential domain="NetworkId"><Identity>%s</Identity></Credential></From>
                <To><Credential domain="NetworkId"><Identity>AN01000000009</Identity></Credential></To>
                <Sender><Credential domain="NetworkId"><Identity>%s</Identity><SharedSecret>%s</SharedSecret></Credential>
                <UserAgent>Integration test</UserAgent></Sender></Header>%s</cXML>""".formatted(doctype, payloadId, BUYER, BUYER, secret, request);
    }

    private static String post(String document) {
        HttpResponse<String> answer = Api.raw(HttpRequest.newBuilder(address())
                .header("Content-Type", "text/xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(document))
                .build());
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body();
    }

    private static URI address() {
        return URI.create(Run.product().url() + "/cxml");
    }

    private static String secret() {
        return Run.product().cxmlIdentity(BUYER).sharedSecret();
    }

    private static String newId() {
        return UUID.randomUUID() + "@buyer.example";
    }
}
