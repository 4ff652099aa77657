package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The door for trying actions out, which the node of the tests has open. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WorkerDoorIT {
    private static final String ECHO = "{\"action\": \"Rehearsal/Echo\", \"parameters\": {\"text\": \"hi\"}}";

    @Test
    @DisplayName("an administrator runs an action at once, with nothing stored")
    void runsAtOnce() throws IOException {
        long before = Rows.number("Core", "SELECT COUNT(*) FROM WorkerJobs WHERE action LIKE ?", "Rehearsal/Echo");
        JsonNode answer = post("demo-admin", ECHO, 200);
        assertTrue(answer.path("isSuccess").booleanValue(), answer::toString);
        assertEquals("hi", answer.path("result").textValue());
        assertTrue(answer.path("executionTime").isNumber());
        assertEquals(
                before, Rows.number("Core", "SELECT COUNT(*) FROM WorkerJobs WHERE action LIKE ?", "Rehearsal/Echo"));
    }

    @Test
    @DisplayName("an action's failure is answered with its reason")
    void failure() throws IOException {
        JsonNode answer = post("demo-admin", "{\"action\": \"Rehearsal/Fail\"}", 200);
        assertEquals(false, answer.path("isSuccess").booleanValue());
        assertTrue(answer.path("failureReason").asText().contains("as rehearsed"), answer::toString);
    }

    @Test
    @DisplayName("others, missing actions and misfits are refused with codes of the catalogue")
    void refused() throws IOException {
        assertEquals("EZ-3", code(post("demo-buyer", ECHO, 403)));
        assertEquals("EV-14", code(post("demo-admin", "{\"action\": \"Rehearsal/Nowhere\"}", 404)));
        assertEquals("EV-7", code(post("demo-admin", "{\"action\": \"Rehearsal/Echo\"}", 422)));
        assertEquals("EV-7", code(post("demo-admin", "{\"action\": \"no path\"}", 422)));
        assertEquals("EV-6", code(post("demo-admin", "{}", 422)));
        assertEquals("EV-1", code(post("demo-admin", "{", 400)));
        HttpResponse<String> anonymous = Api.raw(HttpRequest.newBuilder(door())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ECHO))
                .build());
        assertEquals(401, anonymous.statusCode(), anonymous::body);
    }

    private static JsonNode post(String apiKey, String body, int status) throws IOException {
        HttpRequest withToken = Run.product()
                .api(apiKey)
                .unidentified("/ignored")
                .uri(door())
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = Api.raw(withToken);
        assertEquals(status, answer.statusCode(), answer::body);
        return Api.JSON.readTree(answer.body());
    }

    private static String code(JsonNode envelope) {
        return envelope.path("messages").path(0).path("code").asText();
    }

    private static URI door() {
        return URI.create(Run.product().url() + "/worker");
    }
}
