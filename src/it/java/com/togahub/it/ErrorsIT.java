package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Run;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A6: bad input of any kind gets its code from the catalogue, in the envelope. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ErrorsIT {
    private static final int TOO_LARGE = 10 * 1024 * 1024 + 1;

    private Api admin;

    @BeforeEach
    void login() {
        admin = Run.product().api("demo-admin");
    }

    @Test
    @DisplayName("A6: no token is EN-1")
    void noToken() {
        Api.anonymous(Run.product().url()).get("/sales-orders").refused(401, "EN-1");
    }

    @Test
    @DisplayName("A6: a token that is none is EN-2")
    void brokenToken() {
        Api.withToken(Run.product().url(), "abc.def.ghi").get("/sales-orders").refused(401, "EN-2");
    }

    @Test
    @DisplayName("A6: a wrong secret and an unknown key are EN-5 alike")
    void wrongCredentials() {
        Api anonymous = Api.anonymous(Run.product().url());
        Reply wrong = anonymous.post("/auth/api", "{\"apiKey\":\"demo-public\",\"secret\":\"wrong\"}");
        Reply unknown = anonymous.post("/auth/api", "{\"apiKey\":\"nobody-there\",\"secret\":\"wrong\"}");
        wrong.refused(401, "EN-5");
        unknown.refused(401, "EN-5");
        assertEquals(wrong.envelope().path("messages"), unknown.envelope().path("messages"));
    }

    @Test
    @DisplayName("A6: a name that no client can have is refused like any other that none has")
    void impossibleClient() {
        Api anonymous = Api.anonymous(Run.product().url());
        for (String name : List.of("nobody", "", "\u00e4\ud83d\ude00", "a'b", "x".repeat(10_000))) {
            String body = Api.JSON
                    .createObjectNode()
                    .put("client", name)
                    .put("email", Api.newId() + "@nowhere.example")
                    .put("password", "wrong")
                    .toString();
            Reply reply = anonymous.post("/auth/login", body);
            assertTrue(List.of(400, 401, 422).contains(reply.status()), () -> name + " " + reply.envelope());
        }
    }

    @Test
    @DisplayName("A6: broken JSON is EV-1")
    void brokenJson() {
        admin.post("/sales-orders", "{\"customer\":").refused(400, "EV-1");
    }

    @Test
    @DisplayName("A6: an unknown option is EV-1")
    void unknownOption() {
        admin.get("/sales-orders?colour=red").refused(400, "EV-1");
    }

    @Test
    @DisplayName("A6: an unknown route is EV-2")
    void unknownRoute() {
        admin.get("/sales-odours").refused(404, "EV-2");
    }

    @Test
    @DisplayName("A6: an unknown field is EV-3, in a body and in an option")
    void unknownField() {
        Reply reply = admin.post("/sales-orders", Orders.of("C001", Api.newId()).put("colour", "red"));
        reply.refused(400, "EV-3");
        assertEquals("colour", reply.envelope().at("/messages/0/path").asText());
        admin.get("/sales-orders?fields=colour").refused(400, "EV-3");
    }

    @Test
    @DisplayName("A6: a missing transactionId is EV-4, a malformed one too")
    void transactionIdMissing() {
        Api.send(admin.unidentified("/sales-orders").GET()).refused(400, "EV-4");
        Api.send(admin.request("/sales-orders", "not/allowed").GET()).refused(400, "EV-4");
    }

    @Test
    @DisplayName("A6: a transactionId used again is EV-5, and says what became of the first")
    void transactionIdReused() {
        String id = Api.newId();
        Api.send(admin.request("/customers", id).GET()).succeeded(200);
        Reply again = Api.send(admin.request("/customers", id).GET()).refused(409, "EV-5");
        assertEquals(200, again.meta().at("/original/status").asInt(), () -> again.envelope()
                .toString());
        assertEquals(true, again.meta().at("/original/isSuccess").asBoolean());
        Api other = Run.product().api("compass-admin");
        Reply foreign = Api.send(other.request("/customers", id).GET()).refused(409, "EV-5");
        assertEquals(true, foreign.meta().path("original").isMissingNode(), () -> foreign.envelope()
                .toString());
    }

    @Test
    @DisplayName("A5: a field without a grant is EZ-2, wherever it is named")
    void forbiddenField() {
        Api buyer = Run.product().api("demo-buyer");
        buyer.get("/items?fields=unitCost").refused(403, "EZ-2");
        buyer.get("/items?sort=unitCost").refused(403, "EZ-2");
        buyer.get("/items?where=unitCost%3Dgt%3D1").refused(403, "EZ-2");
    }

    @Test
    @DisplayName("A5: an operation without a grant is EZ-1")
    void forbiddenRecord() {
        Api buyer = Run.product().api("demo-buyer");
        buyer.get("/vendors").refused(403, "EZ-1");
        buyer.post("/customers", "{\"number\":\"C900\",\"name\":\"Nobody\"}").refused(403, "EZ-1");
    }

    @Test
    @DisplayName("A6: a body over 10 MiB is EV-12")
    void bodyTooLarge() {
        admin.post("/sales-orders", "{\"notes\":\"" + "x".repeat(TOO_LARGE) + "\"}")
                .refused(413, "EV-12");
    }

    @Test
    @DisplayName("A6: a body that is not JSON is EV-13")
    void wrongContentType() {
        Reply reply = Api.send(admin.request("/sales-orders", Api.newId())
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
        reply.refused(415, "EV-13");
    }

    @Test
    @DisplayName("A6: every error of a body is reported at once, with its path")
    void allErrorsAtOnce() {
        Reply reply = admin.post(
                "/sales-orders",
                Orders.of("C001", Api.newId()).put("dateOrder", "yesterday").put("dateRequestedDelivery", "tomorrow"));
        reply.refused(422, "EV-7");
        assertEquals(
                List.of("EV-7", "EV-7"), reply.codes(), () -> reply.envelope().toString());
        assertEquals("dateOrder", reply.envelope().at("/messages/0/path").asText());
        assertEquals(
                "dateRequestedDelivery", reply.envelope().at("/messages/1/path").asText());
    }
}
