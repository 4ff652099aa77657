package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What anybody may ask. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class HealthIT {
    @Test
    @DisplayName("/health answers {} to anybody")
    void healthAnswersAnybody() {
        HttpResponse<String> answer = ask("GET", "/health");
        assertEquals(200, answer.statusCode());
        assertEquals("{}", answer.body());
    }

    @Test
    @DisplayName("/health/ready answers 200 while database and queue are there")
    void readyWhileEverythingIsThere() {
        assertEquals(200, ask("GET", "/health/ready").statusCode());
    }

    @Test
    @DisplayName("the server has nothing severe to say of a start")
    void startIsQuiet() throws IOException {
        String log = Files.readString(Run.product().log());
        int deployed = log.indexOf("toga was successfully deployed");
        assertTrue(deployed > 0, "the log tells of no deployment");
        List<String> severe = log.substring(0, deployed)
                .lines()
                .filter(line -> line.contains("SEVERE"))
                .toList();
        assertEquals(List.of(), severe);
    }

    @Test
    @DisplayName("no answer says which server gave it")
    void theServerIsNotNamed() {
        for (String path : new String[] {"/health", "/v2/sales-orders", "/console/", "/no/such/place", "/..%2f"}) {
            HttpResponse<String> answer = ask("GET", path);
            for (String header : new String[] {"Server", "X-Powered-By"}) {
                assertEquals(List.of(), answer.headers().allValues(header), path + " " + header);
            }
        }
    }

    @Test
    @DisplayName("OPTIONS answers 200 with the CORS headers, on any path")
    void preflightIsAllowed() {
        for (String path : new String[] {"/v2/sales-orders", "/webhook/github", "/cxml", "/health"}) {
            HttpResponse<String> answer = ask("OPTIONS", path);
            assertEquals(200, answer.statusCode(), path);
            for (String header : new String[] {"Origin", "Methods", "Headers"}) {
                String name = "Access-Control-Allow-" + header;
                assertEquals(true, answer.headers().firstValue(name).isPresent(), path + " " + name);
            }
        }
    }

    private static HttpResponse<String> ask(String method, String path) {
        return Api.raw(HttpRequest.newBuilder(URI.create(Run.product().url() + path))
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }
}
