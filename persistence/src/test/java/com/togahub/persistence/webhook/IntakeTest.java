package com.togahub.persistence.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.webhook.Delivery;
import com.togahub.engine.webhook.PayloadStore.Kept;
import com.togahub.engine.webhook.PayloadStoreException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Eventually;
import com.togahub.persistence.testing.Query;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries while this or that server is away. */
class IntakeTest extends WebhookPlace {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void aDeliveryIsARowAMessageAndALog() throws Exception {
        Delivery delivery = WebhookNode.delivery("{\"zen\":\"häuser\"}");
        assertEquals(delivery.uuid(), node.intake.receive(delivery));

        Map<String, String> job = job();
        assertEquals(delivery.uuid(), job.get("uuid"));
        assertEquals("Github/Webhook", job.get("action"));
        assertEquals(delivery.headers().get("x-github-delivery"), job.get("deliveryId"));
        JsonNode parameters = MAPPER.readTree(job.get("parameters"));
        assertEquals("{\"zen\":\"häuser\"}", parameters.path("payload").asText());
        assertTrue(parameters.path("isBase64Encoded").isMissingNode());
        assertEquals("ping", parameters.at("/headers/x-github-event").asText());
        assertEquals(
                WebhookNode.RECEIVED.toString(),
                parameters.at("/headers/" + Delivery.RECEIVED_AT).asText(),
                "a sender cannot say when it came in");
        assertEquals(List.of(Long.valueOf(job.get("id"))), awaitMessages());
        Eventually.holds("a log row", () -> outcomes().equals(List.of("STORED")));
        Map<String, String> log =
                Query.rows(place.logs(), "SELECT * FROM Webhook").get(0);
        assertEquals("/github?from=test", log.get("path"));
        assertEquals("{\"zen\":\"häuser\"}", log.get("payload"));
        assertEquals(job.get("deliveryId"), log.get("deliveryId"));
        assertEquals(job.get("uuid"), log.get("workerJobUuid"));
    }

    @Test
    void bodiesThatAreNotUtf8AreBase64() throws Exception {
        byte[] body = {(byte) 0xff, 0, 1, (byte) 0xc3};
        node.intake.receive(WebhookNode.delivery(body, "binary"));
        JsonNode parameters = MAPPER.readTree(job().get("parameters"));
        assertTrue(parameters.path("isBase64Encoded").booleanValue());
        assertEquals(
                Base64.getEncoder().encodeToString(body),
                parameters.path("payload").asText());
    }

    @Test
    void aPathThatCanBeNoActionIsLoggedOnly() {
        for (String path : List.of("/", "", "/1!/impossible", "/a_b", "/github/" + "x".repeat(300))) {
            Delivery delivery = new Delivery(
                    UUID.randomUUID().toString(),
                    "GET",
                    path,
                    Optional.empty(),
                    Optional.empty(),
                    WebhookNode.RECEIVED,
                    Map.of(),
                    new byte[0]);
            assertEquals(delivery.uuid(), node.intake.receive(delivery));
        }
        Eventually.holds("log rows", () -> outcomes().equals(Collections.nCopies(5, "IGNORED")));
        assertEquals(0, count());
    }

    @Test
    void oneDeliveryIdAHundredTimesAtOnceIsOneJob() {
        atOnce(100, i -> node.intake.receive(WebhookNode.delivery(body(), "same")));
        // on a slow machine some wait in the stash
        node.recovery.run();
        assertEquals("same", job().get("deliveryId"));
        List<Long> messages = new ArrayList<>();
        Eventually.holds("a message or a pending row", () -> {
            messages.addAll(messages());
            return !messages.isEmpty() || job().get("dtQueued") == null;
        });
        assertTrue(messages.size() <= 1, messages::toString);
    }

    @Test
    void aDeliveryIdIsForgottenAfterSevenDays() {
        String first = node.intake.receive(WebhookNode.delivery(body(), "again"));
        backdate("167 HOUR");
        assertEquals(first, node.intake.receive(WebhookNode.delivery(body(), "again")));
        backdate("169 HOUR");
        assertNotEquals(first, node.intake.receive(WebhookNode.delivery(body(), "again")));
        assertEquals(2, count());
    }

    private void backdate(String age) {
        DatabaseServer.shared().execute(place.core(), "UPDATE WorkerJobs SET dtCreated = NOW(3) - INTERVAL " + age);
    }

    @Test
    void withoutTheQueueTheRowIsPending() throws Exception {
        node.queue.down(true);
        node.intake.receive(WebhookNode.delivery("{}"));
        Eventually.holds("a pending job", () -> job().get("dtQueued") == null);
        node.queue.down(false);
        try (WebhookNode other = new WebhookNode(place, spool)) {
            List<Long> taken = other.jobs.takePending(100);
            assertEquals(List.of(Long.valueOf(job().get("id"))), taken);
            assertEquals(1, other.dispatch.send(taken));
        }
        assertEquals(List.of(Long.valueOf(job().get("id"))), messages());
    }

    @Test
    void withoutTheDatabaseADeliveryIsStashedAndAnnounced() throws Exception {
        node.database.down(true);
        Delivery delivery = WebhookNode.delivery("{\"a\":1}");
        assertEquals(delivery.uuid(), node.intake.receive(delivery));
        assertEquals(List.of(delivery.uuid()), names(node.stash.list("", 10)));
        Eventually.holds("an announcement", () -> announced() == 1);

        node.databaseReturns();
        assertEquals(1, node.recovery.run());
        assertEquals(delivery.uuid(), job().get("uuid"));
        assertEquals(delivery.headers().get("x-github-delivery"), job().get("deliveryId"));
        assertEquals(
                "{\"a\":1}",
                MAPPER.readTree(job().get("parameters")).path("payload").asText());
        assertEquals(List.of(Long.valueOf(job().get("id"))), messages());
        assertEquals(List.of(), node.stash.list("", 10));
        assertEquals(0, announced());
        assertEquals(0, node.recovery.run());
    }

    @Test
    void aDatabaseThatAnswersNothingCostsCallersTwoSecondsAndLosesNothing() throws Exception {
        node.intake.receive(WebhookNode.delivery("{}"));
        node.database.swallow(true);
        List<Long> millis = atOnce(10, i -> {
            long started = System.nanoTime();
            node.intake.receive(WebhookNode.delivery("{}"));
            return Duration.ofNanos(System.nanoTime() - started).toMillis();
        });
        List<Long> sorted = millis.stream().sorted().toList();
        assertTrue(sorted.get(5) < 2_000, "half of the callers wait less than 2 s: " + sorted);
        long started = System.nanoTime();
        node.intake.receive(WebhookNode.delivery("{}"));
        assertTrue(System.nanoTime() - started < 1_000_000_000L, "who comes while others hang does not wait");
        assertTrue(sorted.get(9) < 5_000, "nobody waits longer than 5 s: " + sorted);
        assertEquals(11, node.stash.list("", 100).size());

        node.database.swallow(false);
        node.database.cut();
        node.recovery.run();
        // what hung may have been committed meanwhile, or be committed later, under the same uuids
        assertEquals(12, count());
        assertEquals(List.of(), node.stash.list("", 100));
    }

    @Test
    void withoutDatabaseAndQueueADeliveryIsFoundByListing() throws Exception {
        node.database.down(true);
        node.queue.down(true);
        Delivery delivery = WebhookNode.delivery("{}");
        node.intake.receive(delivery);
        node.databaseReturns();
        assertEquals(1, node.recovery.run(), "the queue is still away");
        assertEquals(delivery.uuid(), job().get("uuid"));
    }

    @Test
    void withoutDatabaseAndBucketADeliveryIsSpooled() throws Exception {
        node.database.down(true);
        node.bucket.down(true);
        Delivery delivery = WebhookNode.delivery("{}");
        node.intake.receive(delivery);
        assertTrue(Files.exists(spool.resolve(delivery.uuid() + ".json")));
        node.databaseReturns();
        assertEquals(1, node.recovery.run(), "the bucket is still away");
        assertEquals(delivery.uuid(), job().get("uuid"));
        assertEquals(List.of(), node.spool.list("", 10));
    }

    @Test
    void withNoPlaceLeftTheSenderIsToldSo() throws Exception {
        Path file = Files.createFile(spool.resolve("no-directory"));
        try (WebhookNode poor = new WebhookNode(place, file)) {
            poor.database.down(true);
            poor.bucket.down(true);
            assertThrows(PayloadStoreException.class, () -> poor.intake.receive(WebhookNode.delivery("{}")));
        }
    }

    @Test
    void aBodyTooLargeIsAFailedJobThatSaysSo() throws Exception {
        byte[] body = new byte[Delivery.MAX_BODY_BYTES + 1];
        Delivery delivery = WebhookNode.delivery(body, "huge");
        assertEquals(delivery.uuid(), node.intake.receive(delivery));
        Map<String, String> job = job();
        assertEquals("0", job.get("isSuccess"));
        assertTrue(job.get("failureReason").startsWith("the body is larger than 10 MiB"), job.get("failureReason"));
        assertEquals("huge", job.get("deliveryId"));
        assertEquals(
                "ping",
                MAPPER.readTree(job.get("parameters"))
                        .at("/headers/x-github-event")
                        .asText());
        assertEquals(List.of(), messages());
        Eventually.holds("a log row", () -> outcomes().equals(List.of("TOO_LARGE")));
        assertEquals(delivery.uuid(), node.intake.receive(WebhookNode.delivery(body, "huge")), "sent again");
        assertEquals(1, count());
    }

    @Test
    void aBodyTooLargeIsAFailedJobAfterAnOutageToo() throws Exception {
        node.database.down(true);
        node.intake.receive(WebhookNode.delivery(new byte[Delivery.MAX_BODY_BYTES + 1], "huge"));
        node.databaseReturns();
        assertEquals(1, node.recovery.run());
        assertEquals("0", job().get("isSuccess"));
        assertEquals(List.of(), messages());
    }

    @Test
    void aLateOutcomeOfTheDatabaseMakesNoSecondJob() {
        Delivery delivery = WebhookNode.delivery("{}");
        node.jobs.insert(new NewJob(
                delivery.uuid(), "Github/Webhook", "{}", Optional.empty(), Optional.empty(), Optional.empty()));
        node.intake.receive(delivery);
        assertNull(job().get("deliveryId"), "the first row stands");
    }

    private static byte[] body() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    private int announced() {
        String url = node.sqs
                .createQueue(request -> request.queueName(place.fallbackQueue()))
                .queueUrl();
        return Integer.parseInt(node.sqs
                .getQueueAttributes(request -> request.queueUrl(url).attributeNamesWithStrings("All"))
                .attributesAsStrings()
                .get("ApproximateNumberOfMessages"));
    }

    private static List<String> names(List<Kept> kept) {
        return kept.stream().map(Kept::uuid).toList();
    }

    private static <T> List<T> atOnce(int count, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<CompletableFuture<T>> all = new ArrayList<>(IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), threads))
                    .toList());
            return all.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
