package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One id, one effect, one log row. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TransactionIdsIT {
    private static final String LOGS = "Client_Acme_Logs";

    @Test
    @DisplayName("A3: of 64 requests at once with one transactionId one runs and 63 get EV-5")
    void oneOfManyRuns() {
        Api admin = Run.product().api("demo-admin");
        String id = Api.newId();
        String body = Orders.of("C001", id).toString();
        List<CompletableFuture<Reply>> sent = Stream.generate(
                        () -> Api.sendAsync(admin.request("/sales-orders", id).POST(BodyPublishers.ofString(body))))
                .limit(64)
                .toList();
        List<Reply> replies = sent.stream().map(CompletableFuture::join).toList();
        assertEquals(1, replies.stream().filter(reply -> reply.status() == 201).count());
        assertEquals(
                63,
                replies.stream()
                        .filter(reply -> reply.status() == 409 && reply.codes().contains("EV-5"))
                        .count(),
                () -> replies.stream().map(Reply::envelope).distinct().toList().toString());
        assertEquals(1, Rows.number("Client_Acme", "SELECT COUNT(*) FROM SalesOrders WHERE externalReference = ?", id));
        assertEquals(
                1,
                Rows.number(
                        LOGS, "SELECT COUNT(*) FROM ApiTransactions WHERE transactionId = ? AND isSuccess = 1", id));
    }

    @Test
    @DisplayName("A2: a refused request leaves one log row that says why, and no data")
    void failuresAreLogged() {
        Api admin = Run.product().api("demo-admin");
        String id = Api.newId();
        String body = Orders.of("C404", id).toString();
        Api.send(admin.request("/sales-orders", id).POST(BodyPublishers.ofString(body)))
                .refused(422, "EV-8");
        assertEquals(0, Rows.number("Client_Acme", "SELECT COUNT(*) FROM SalesOrders WHERE externalReference = ?", id));
        List<String> messages = Rows.strings(
                LOGS,
                "SELECT messages FROM ApiTransactions WHERE transactionId = ? AND isSuccess = 0 AND status = 422",
                id);
        assertEquals(1, messages.size());
        assertTrue(messages.get(0).contains("EV-8"), messages::toString);
    }

    @Test
    @DisplayName("a login is logged without its secret")
    void secretsAreRedacted() {
        var credential = Run.product().credential("demo-warehouse");
        String id = Api.newId();
        String body = Api.JSON
                .createObjectNode()
                .put("apiKey", credential.apiKey())
                .put("secret", credential.secret())
                .toString();
        Api anonymous = Api.anonymous(Run.product().url());
        Reply reply = Api.send(anonymous.request("/auth/api", id).POST(BodyPublishers.ofString(body)))
                .succeeded(200);
        String row = Stream.of(LOGS, "Logs")
                .flatMap(schema -> Rows.strings(
                        schema,
                        "SELECT CONCAT_WS(' ', route, options, requestBody, messages, identity) FROM ApiTransactions"
                                + " WHERE transactionId = ?",
                        id)
                        .stream())
                .reduce((one, two) -> {
                    throw new AssertionError("two log rows: " + one + " and " + two);
                })
                .orElseThrow(() -> new AssertionError("no log row"));
        assertTrue(row.contains("/v2/auth/api"), row);
        assertTrue(row.contains("apiKey"), row);
        assertFalse(row.contains(credential.secret()), "the log holds the secret");
        assertFalse(row.contains(reply.data("auth").path("accessToken").asText()), "the log holds the token");
    }
}
