package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.fuzz.BadRequests;
import com.togahub.it.support.Api;
import com.togahub.it.support.Run;
import com.togahub.launcher.DemoSecrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A6: no bad request gets a 5xx, a hang or an answer that is no envelope. {@code -Dtoga.fuzz=50000} for the long run. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FuzzIT {
    private static final int REQUESTS = Integer.getInteger("toga.fuzz", 3_000);
    private static final long SEED = Long.getLong("toga.seed", 20_260_101);
    private static final int THREADS = 4;
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

    @Test
    @DisplayName(
            "A6: fuzzed options, blobs, bodies, headers, tokens and paths get a 4xx from the catalogue or an answer")
    void noBadRequestBreaksAnything() throws Exception {
        List<String> tokens = List.of(token("demo-admin"), token("demo-buyer"), token("demo-warehouse"));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                BadRequests requests =
                        new BadRequests(SEED + thread, Run.product().url(), tokens);
                all.add(threads.submit(() -> faults(requests)));
            }
            List<String> faults = new ArrayList<>();
            for (Future<List<String>> each : all) {
                faults.addAll(each.get());
            }
            assertEquals(
                    List.of(), faults, () -> faults.size() + " of " + REQUESTS + ", seed " + SEED + ": " + statuses);
        } finally {
            threads.shutdownNow();
        }
        // it was not only refused: the requests reach every stage
        assertTrue(statuses.keySet().containsAll(List.of(200, 400, 401, 403, 404, 422)), statuses::toString);
        Run.product().api("demo-admin").get("/sales-orders?recordsPerPage=1").succeeded(200);
    }

    private static String token(String apiKey) {
        DemoSecrets.Credential credential = Run.product().credential(apiKey);
        String body = Api.JSON
                .createObjectNode()
                .put("apiKey", credential.apiKey())
                .put("secret", credential.secret())
                .toString();
        return Api.anonymous(Run.product().url())
                .post("/auth/api", body)
                .succeeded(200)
                .data("auth")
                .path("accessToken")
                .asText();
    }

    private List<String> faults(BadRequests requests) throws InterruptedException {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < REQUESTS / THREADS && faults.size() < 20; i++) {
            HttpRequest request = requests.next();
            fault(request).ifPresent(fault -> faults.add(request.method() + " " + request.uri() + ": " + fault));
        }
        return faults;
    }

    private Optional<String> fault(HttpRequest request) throws InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> response;
        try {
            response = answer(request);
        } catch (IOException e) {
            return Optional.of("not answered: " + e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        statuses.merge(response.statusCode(), 1, Integer::sum);
        if (response.statusCode() >= 500) {
            return Optional.of(response.statusCode() + " " + response.body());
        }
        if (took.compareTo(SLOW) > 0) {
            return Optional.of("took " + took);
        }
        return request.method().equals("HEAD") ? Optional.empty() : formFault(response);
    }

    /** A server may close a connection that it kept just when the next request is on its way; not twice in a row, though. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException closed) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static Optional<String> formFault(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        boolean ours = type.startsWith("application/json");
        if (!ours) {
            boolean refusedBefore = response.statusCode() == 400 || response.statusCode() == 304;
            boolean asked = type.startsWith("text/csv") && response.statusCode() == 200;
            return refusedBefore || asked ? Optional.empty() : Optional.of(response.statusCode() + " of type " + type);
        }
        try {
            JsonNode envelope = Api.JSON.readTree(response.body());
            boolean whole = List.of(
                            "transactionId",
                            "timestamp",
                            "authority",
                            "audience",
                            "isSuccess",
                            "status",
                            "error",
                            "messages",
                            "meta",
                            "data")
                    .stream()
                    .allMatch(envelope::has);
            boolean agrees = envelope.path("status").asInt() == response.statusCode()
                    && envelope.path("isSuccess").asBoolean() == (response.statusCode() < 300)
                    && (response.statusCode() < 300
                            || envelope.at("/messages/0/code").asText().startsWith("E"));
            return whole && agrees ? Optional.empty() : Optional.of("no envelope: " + response.body());
        } catch (IOException e) {
            return Optional.of("no JSON: " + response.body());
        }
    }
}
