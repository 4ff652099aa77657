package com.togahub.it;

import static com.togahub.it.support.Buyer.document;
import static com.togahub.it.support.Buyer.newId;
import static com.togahub.it.support.Buyer.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Buyer;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.net.URI;
import java.net.http.HttpRequest;
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
    private static final String PROFILE = "<Request><ProfileRequest/></Request>";

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
        String answer = post(document(newId(), PROFILE));
        assertTrue(answer.contains("<Status code=\"200\""), answer);
        assertTrue(answer.contains("requestName=\"OrderRequest\""), answer);
    }

    @Test
    @DisplayName("a wrong secret is 401")
    void wrongSecret() {
        String answer = post(document(newId(), "wrong", "", PROFILE));
        assertTrue(answer.contains("<Status code=\"401\""), answer);
    }

    @Test
    @DisplayName("C2: an order sent twice is placed once and answered alike")
    void orderIsPlacedOnce() {
        String orderId = "PO-" + UUID.randomUUID();
        String document = document(newId(), order(orderId));
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
        String first = post(document(payloadId, order("PO-" + UUID.randomUUID())));
        assertTrue(first.contains("<Status code=\"20"), first);
        String other = post(document(payloadId, order("PO-" + UUID.randomUUID())));
        assertTrue(other.contains("<Status code=\"409\""), other);
    }

    @Test
    @DisplayName("C1: a document with entities of its own is 406")
    void hostileDocument() {
        String subset = "<!DOCTYPE cXML [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        String answer = post(document(newId(), "none", subset, order("&x;")));
        assertTrue(answer.contains("<Status code=\"406\""), answer);
    }

    private static String post(String document) {
        HttpResponse<String> answer = Buyer.post(document);
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body();
    }

    private static URI address() {
        return URI.create(Run.product().url() + "/cxml");
    }
}
