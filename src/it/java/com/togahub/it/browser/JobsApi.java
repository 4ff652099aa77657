package com.togahub.it.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The figures, jobs and requests behind the console, read and made past it. */
final class JobsApi {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Product product;
    private final String token;

    JobsApi(Product product) {
        this.product = product;
        String body = json.createObjectNode()
                .put("client", product.client())
                .put("email", product.user())
                .put("password", product.password())
                .toString();
        HttpRequest.Builder login = request("/v2/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        this.token = send(login).at("/data/auth/accessToken").asText();
    }

    /** How many jobs match a filter. */
    int count(String where) {
        String query = "fields=uuid&recordsPerPage=10000&where=" + URLEncoder.encode(where, UTF_8);
        return send(authorised("/v2/worker-jobs?" + query))
                .at("/data/workerJobs")
                .size();
    }

    /** A job's row. */
    JsonNode job(String uuid) {
        return send(authorised("/v2/worker-jobs/" + uuid + "?depth=-1")).at("/data/workerJobs");
    }

    /** Posts a delivery as GitHub does, rightly signed or not, and answers the uuid of its job. */
    String deliver(String payload, boolean isSignedRightly) {
        String secret = isSignedRightly ? product.githubSecret() : "not the secret";
        HttpRequest.Builder delivery = request("/webhook/github")
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "ping")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + signature(secret, payload))
                .POST(BodyPublishers.ofString(payload));
        return send(delivery).path("uuid").asText();
    }

    /** Starts a job and answers its uuid. */
    String run(String action, JsonNode parameters) {
        ObjectNode body = json.createObjectNode().put("action", action);
        body.set("parameters", parameters);
        return data(post("run-" + UUID.randomUUID(), "/v2/worker-job-runs", body.toString()))
                .at("/workerJob/uuid")
                .asText();
    }

    /** Reads records; answers the one member of data. */
    JsonNode read(String path) {
        return data(send(authorised(path)));
    }

    /** Sends a body under a transaction id, whatever is answered. */
    JsonNode post(String transactionId, String path, String body) {
        return answer(authorised(path)
                .setHeader("X-Transaction-Id", transactionId)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Deletes a record. */
    void delete(String path) {
        send(authorised(path).DELETE());
    }

    /** The one member of an answer's data. */
    static JsonNode data(JsonNode answer) {
        return answer.path("data").elements().next();
    }

    private HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", "Bearer " + token).GET();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(product.baseUrl().resolve(path))
                .timeout(PATIENCE)
                .header("X-Transaction-Id", UUID.randomUUID().toString());
    }

    private JsonNode send(HttpRequest.Builder builder) {
        JsonNode answer = answer(builder);
        if (answer.has("isSuccess") && !answer.path("isSuccess").asBoolean()) {
            throw new IllegalStateException("refused: " + answer);
        }
        return answer;
    }

    private JsonNode answer(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            return json.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request.uri(), e);
        }
    }

    private static String signature(String secret, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
