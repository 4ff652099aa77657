package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose log of requests is a file. */
@OnClusterOfNodes
class LogFileIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private Path folder;
    private Path file;
    private Api admin;

    LogFileIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void startANodeWithAFile(@TempDir Path empty) {
        folder = empty;
        file = folder.resolve("toga/requests.log");
        Node three = cluster.node(3);
        three.boot(Map.of("TOGA_API_LOG_FILE", file.toString()));
        three.deploy();
        admin = Api.login(three.url(), cluster.credential("demo-admin"));
    }

    private List<JsonNode> lines(String id) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode read = Api.JSON.readTree(line);
            if (read.path("transactionId").asText().equals(id)) {
                lines.add(read);
            }
        }
        return lines;
    }

    private long rows(String id) {
        return cluster.jobs()
                .number("SELECT COUNT(*) FROM Client_Acme_Logs.ApiTransactions WHERE transactionId = ?", id);
    }

    @Test
    @DisplayName("TOGA_API_LOG_FILE: a write leaves a line and its data, no row, and its id is told as used")
    void write() throws IOException {
        String id = Api.newId();
        String body = Orders.of("C001", id).toString();
        Reply created = Api.send(admin.request("/sales-orders", id).POST(BodyPublishers.ofString(body)));
        assertEquals(201, created.status());
        JsonNode line = lines(id).get(0);
        assertEquals("POST", line.path("method").asText());
        assertEquals("/v2/sales-orders", line.path("route").asText());
        assertEquals(201, line.path("status").asInt());
        assertTrue(line.path("isSuccess").booleanValue());
        assertTrue(line.path("requestBody").asText().contains(id));
        assertEquals("Client_Acme_Logs", line.path("logs").asText());
        Eventually.within(PATIENCE, "the end of the row", () -> rows(id) == 0);
        Reply again = Api.send(admin.request("/sales-orders", id).POST(BodyPublishers.ofString(body)));
        again.refused(409, "EV-5");
        JsonNode original = again.envelope().path("meta").path("original");
        assertEquals(201, original.path("status").asInt(), original::toString);
        assertTrue(original.path("isSuccess").booleanValue(), original::toString);
        assertEquals(1, lines(id).size());
    }

    @Test
    @DisplayName("TOGA_API_LOG_FILE: reads, refusals and logins leave a line each, without secrets")
    void others() throws IOException {
        String read = Api.newId();
        assertEquals(
                200,
                Api.send(admin.request("/items?recordsPerPage=1", read).GET()).status());
        assertEquals(200, lines(read).get(0).path("status").asInt());
        String refused = Api.newId();
        Api.send(admin.request("/items?fields=nothing", refused).GET()).refused(400, "EV-3");
        JsonNode line = lines(refused).get(0);
        assertFalse(line.path("isSuccess").booleanValue());
        assertEquals("EV-3", line.path("messages").path(0).path("code").asText());
        String all = Files.readString(file);
        assertTrue(all.contains("/v2/auth/api"), all);
        assertFalse(all.contains(cluster.credential("demo-admin").secret()), "the secret of the login");
        Eventually.within(PATIENCE, "the end of the rows", () -> rows(read) + rows(refused) == 0);
    }

    @Test
    @DisplayName("TOGA_API_LOG_FILE: a file that is moved away is begun anew")
    void rotation() throws IOException {
        Path old = Files.move(file, folder.resolve("requests.log.1"));
        String id = Api.newId();
        Api.send(admin.request("/items?recordsPerPage=1", id).GET());
        assertEquals(1, lines(id).size());
        assertFalse(Files.readString(old).contains(id));
    }
}
