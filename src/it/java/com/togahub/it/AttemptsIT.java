package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Abuse 23: nothing that a caller writes decides under which name its failed attempts are counted. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AttemptsIT {
    private static final int PER_CREDENTIAL = 10;
    private static final int PER_ADDRESS = 100;
    private static final String ADDRESS = "SHA2('address:127.0.0.1', 256)";

    private final Api anonymous = Api.anonymous(Run.product().url());

    /** The other tests come from the same address. */
    @AfterEach
    void forget() throws SQLException {
        execute("DELETE FROM AuthenticationFailures");
    }

    private static void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = Run.product().connect("Core");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static long failuresOfTheAddress() {
        return Rows.number(
                "Core", "SELECT COALESCE(SUM(failures), 0) FROM AuthenticationFailures WHERE subject = " + ADDRESS);
    }

    private static ObjectNode key(String apiKey) {
        return Api.JSON.createObjectNode().put("apiKey", apiKey).put("secret", "wrong");
    }

    /** An attempt that names another origin in every header that proxies write. */
    private Reply disguised(String route, ObjectNode body, int number) {
        String address = "203.0.113." + number;
        HttpRequest.Builder request = anonymous
                .request(route, Api.newId())
                .header("X-Forwarded-For", address)
                .header("X-Forwarded-For", "198.51.100." + number + ", 127.0.0.1")
                .header("Forwarded", "for=" + address)
                .header("X-Real-IP", address)
                .header("X-Client-IP", address)
                .header("True-Client-IP", address)
                .POST(BodyPublishers.ofString(body.toString()));
        return Api.send(request);
    }

    @Test
    @DisplayName("23: a credential is locked however its attempts are disguised")
    void headersDoNotUnlockACredential() {
        String apiKey = "abuse-" + UUID.randomUUID();
        for (int i = 0; i < PER_CREDENTIAL; i++) {
            disguised("/auth/api", key(apiKey), i).refused(401, "EN-5");
        }
        Reply locked = disguised("/auth/api", key(apiKey), PER_CREDENTIAL).refused(429, "EN-6");
        assertTrue(Long.parseLong(locked.headers().firstValue("Retry-After").orElseThrow()) > 0);
        ObjectNode more = key(apiKey).put("address", "203.0.113.9").put("X-Forwarded-For", "203.0.113.9");
        disguised("/auth/api", more, 0).refused(400, "EV-3");
        disguised("/auth/api", key(apiKey).put("secret", "another"), 0).refused(429, "EN-6");
        disguised("/auth/api", key("abuse-" + UUID.randomUUID()), 0).refused(401, "EN-5");
    }

    @Test
    @DisplayName("23: a user has one count in every spelling of client and address")
    void spellingsShareACount() {
        String email = "abuse-" + UUID.randomUUID() + "@acme.example";
        for (int i = 0; i < PER_CREDENTIAL; i++) {
            boolean loud = i % 2 == 0;
            disguised(
                            "/auth/login",
                            Api.JSON
                                    .createObjectNode()
                                    .put("client", loud ? "acme" : "ACME")
                                    .put("email", loud ? email.toUpperCase(Locale.ROOT) : email)
                                    .put("password", "wrong"),
                            i)
                    .refused(401, "EN-5");
        }
        ObjectNode once = Api.JSON
                .createObjectNode()
                .put("client", "Acme")
                .put("email", email.replace("abuse", "Abuse"))
                .put("password", "wrong");
        disguised("/auth/login", once, 0).refused(429, "EN-6");
    }

    @Test
    @DisplayName("23: the address that counts is the connection's, whatever headers say")
    void headersDoNotChangeTheAddress() throws SQLException {
        execute("DELETE FROM AuthenticationFailures");
        for (int i = 0; i < 3; i++) {
            disguised("/auth/api", key("abuse-" + UUID.randomUUID()), i).refused(401, "EN-5");
        }
        assertEquals(3, failuresOfTheAddress());
        assertEquals(4, Rows.number("Core", "SELECT COUNT(*) FROM AuthenticationFailures"), "three keys, one address");
        execute("UPDATE AuthenticationFailures SET failures = ? WHERE subject = " + ADDRESS, PER_ADDRESS);
        disguised("/auth/api", key("abuse-" + UUID.randomUUID()), 0).refused(429, "EN-6");
        disguised(
                        "/auth/login",
                        Api.JSON
                                .createObjectNode()
                                .put("client", "acme")
                                .put("email", "abuse-" + UUID.randomUUID() + "@acme.example")
                                .put("password", "wrong"),
                        1)
                .refused(429, "EN-6");
    }
}
