package com.togahub.persistence.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.engine.job.binding.BindingException;
import com.togahub.engine.webhook.Delivery;
import com.togahub.engine.webhook.PayloadStore.Kept;
import com.togahub.engine.webhook.PayloadStoreException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Eventually;
import com.togahub.persistence.testing.Query;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bodies whose parameters no statement could carry. */
class LargeParametersTest extends WebhookPlace {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Sixty megabytes as JSON. */
    private static byte[] controlCharacters() {
        byte[] body = new byte[Delivery.MAX_BODY_BYTES];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i % 31 == 0 ? 1 : i % 32);
        }
        return body;
    }

    private static byte[] binary() {
        byte[] body = new byte[Delivery.MAX_BODY_BYTES];
        new Random(1).nextBytes(body);
        body[0] = (byte) 0xff;
        return body;
    }

    private JsonNode parameters(Map<String, String> job) throws Exception {
        return MAPPER.readTree(node.large.resolve(job.get("uuid"), job.get("parameters")));
    }

    @Test
    void controlCharactersAreStoredWholeAndRunnable() throws Exception {
        byte[] body = controlCharacters();
        node.intake.receive(WebhookNode.delivery(body, "control"));
        Map<String, String> job = job();
        assertTrue(job.get("parameters").length() < 200, "the row holds a reference");
        assertEquals("control", job.get("deliveryId"));
        JsonNode parameters = parameters(job);
        assertArrayEquals(body, parameters.path("payload").textValue().getBytes(StandardCharsets.UTF_8));
        assertEquals("ping", parameters.at("/headers/x-github-event").asText());
        assertEquals(List.of(Long.valueOf(job.get("id"))), awaitMessages());
        Eventually.holds("a log row", () -> outcomes().equals(List.of("STORED")));
        Map<String, String> log = Query.rows(place.logs(), "SELECT payload, isBase64 FROM Webhook")
                .get(0);
        assertEquals("1", log.get("isBase64"));
        assertArrayEquals(body, Base64.getDecoder().decode(log.get("payload")));
    }

    @Test
    void binaryBodiesAreStoredWholeThroughAnOutageOfTheDatabase() throws Exception {
        byte[] body = binary();
        node.database.down(true);
        node.intake.receive(WebhookNode.delivery(body, "binary"));
        List<Kept> stashed = node.stash.list("", 10);
        assertEquals(1, stashed.size());
        assertTrue(node.stash.read(stashed.get(0).uuid()).orElseThrow().length < 1_000, "a reference waits");
        node.databaseReturns();
        assertEquals(1, node.recovery.run());
        JsonNode parameters = parameters(job());
        assertTrue(parameters.path("isBase64Encoded").booleanValue());
        assertArrayEquals(
                body, Base64.getDecoder().decode(parameters.path("payload").textValue()));
    }

    @Test
    void withoutTheBucketTheyWaitWholeInTheSpool() throws Exception {
        byte[] body = controlCharacters();
        node.bucket.down(true);
        node.intake.receive(WebhookNode.delivery(body, "control"));
        assertEquals(0, count());
        List<Kept> spooled = node.spool.list("", 10);
        assertEquals(1, spooled.size());
        assertEquals(0, node.recovery.run(), "it has to wait for the bucket");
        assertEquals(spooled, node.spool.list("", 10));
        node.bucket.down(false);
        assertEquals(1, node.recovery.run());
        assertArrayEquals(body, parameters(job()).path("payload").textValue().getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), node.spool.list("", 10));
    }

    @Test
    void payloadsKeptWholeByAnEarlierReleaseAreFittedWhenTheyBecomeJobs() throws Exception {
        String payload = "ä".repeat(900_000);
        String uuid = "00000000-0000-0000-0000-00000000000a";
        node.stash.keep(
                uuid,
                MAPPER.writeValueAsBytes(MAPPER.createObjectNode()
                        .put("uuid", uuid)
                        .put("action", "Github/Webhook")
                        .put(
                                "parameters",
                                MAPPER.createObjectNode()
                                        .put("payload", payload)
                                        .toString())));
        assertEquals(1, node.recovery.run());
        assertTrue(job().get("parameters").length() < 200);
        assertEquals(payload, parameters(job()).path("payload").textValue());
    }

    @Test
    void aSecondDeliveryLeavesNoObjectBehind() {
        byte[] body = controlCharacters();
        String uuid = node.intake.receive(WebhookNode.delivery(body, "twice"));
        assertEquals(uuid, node.intake.receive(WebhookNode.delivery(body, "twice")));
        Eventually.holds("one object", () -> node.parameters.list("", 10).stream()
                .map(Kept::uuid)
                .toList()
                .equals(List.of(uuid)));
    }

    @Test
    void aReferenceLeadsToTheOwnParametersOnly() throws Exception {
        node.parameters.keep("somebody-elses", new byte[] {1});
        String reference = "{\"parameters-in-bucket\": \"somebody-elses\"}";
        assertThrows(BindingException.class, () -> node.large.resolve("mine", reference));
        BindingException gone = assertThrows(
                BindingException.class, () -> node.large.resolve("gone", "{\"parameters-in-bucket\": \"gone\"}"));
        assertTrue(gone.getMessage().contains("not in the bucket"), gone::getMessage);
        node.bucket.down(true);
        assertThrows(
                PayloadStoreException.class,
                () -> node.large.resolve("gone", "{\"parameters-in-bucket\": \"gone\"}"),
                "a later try may do better");
        String ordinary = "{\"payload\":\"parameters-in-bucket\"}";
        assertSame(ordinary, node.large.resolve("mine", ordinary));
    }

    @Test
    void objectsGoWithTheirJobs() {
        node.parameters.keep("orphan", new byte[] {1});
        String uuid = node.intake.receive(WebhookNode.delivery(controlCharacters(), "kept"));
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        Instant inAnHour = Instant.now().plus(Duration.ofHours(1));
        assertEquals(0, node.large.deleteOrphans(node.jobs, anHourAgo), "its job may be under way");
        assertEquals(1, node.large.deleteOrphans(node.jobs, inAnHour));
        assertEquals(
                List.of(uuid),
                node.parameters.list("", 10).stream().map(Kept::uuid).toList());
        DatabaseServer.shared().execute(place.core(), "DELETE FROM WorkerJobs");
        assertEquals(1, node.large.deleteOrphans(node.jobs, inAnHour));
        assertEquals(List.of(), node.parameters.list("", 10));
    }
}
