package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.webhook.Delivery;
import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Jobs;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.it.support.Webhooks;
import com.togahub.it.support.WorkerQueue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a delivery to the end of its job. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WebhookIT {
    private static final String PAYLOAD = "{\"zen\":\"Design for failure.\",\"action\":\"opened\"}";
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    @DisplayName("I1: a signed webhook's job has succeeded within two seconds")
    void signedWebhookRunsSoon() {
        // what a first delivery costs a fresh server is not the question
        finished(Webhooks.deliver(PAYLOAD, newId(), Run.product().githubSecret()), PATIENCE);
        String job = Webhooks.deliver(PAYLOAD, newId(), Run.product().githubSecret());
        assertEquals("1", finished(job, SOON));
    }

    @Test
    @DisplayName("a bad signature fails the job, never the answer")
    void badSignatureFailsTheJob() {
        String job = Webhooks.deliver(PAYLOAD, newId(), "not the secret");
        assertEquals("0", finished(job, PATIENCE));
        List<String> reason = Rows.strings("Core", "SELECT failureReason FROM WorkerJobs WHERE uuid = ?", job);
        assertTrue(reason.get(0).contains("signature"), reason::toString);
    }

    @Test
    @DisplayName("I18: one delivery id, many times at once: one job")
    void deliveriesAreDeduplicated() {
        String id = newId();
        String secret = Run.product().githubSecret();
        List<CompletableFuture<String>> sent = IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Webhooks.deliver(PAYLOAD, id, secret)))
                .toList();
        sent.forEach(CompletableFuture::join);
        assertEquals(1, Rows.number("Core", "SELECT COUNT(*) FROM WorkerJobs WHERE parameters LIKE ?", "%" + id + "%"));
    }

    @Test
    @DisplayName("I7: ten more messages for a finished job do not run it again")
    void finishedJobIsNotRunAgain() {
        String job = Webhooks.deliver(PAYLOAD, newId(), Run.product().githubSecret());
        assertEquals("1", finished(job, PATIENCE));
        List<String> first = state(job);
        long number = Rows.number("Core", "SELECT id FROM WorkerJobs WHERE uuid = ?", job);
        for (int i = 0; i < 10; i++) {
            WorkerQueue.send(number);
        }
        // a later job's end shows that the messages before it have been worked off
        Eventually.within(PATIENCE, "an empty queue", () -> WorkerQueue.unacknowledged() == 0);
        assertEquals(
                "1", finished(Webhooks.deliver(PAYLOAD, newId(), Run.product().githubSecret()), PATIENCE));
        assertEquals(first, state(job));
    }

    @Test
    @DisplayName("a finished job is run again when somebody asks for it")
    void retryRunsAgain() {
        Api admin = Run.product().api("demo-admin");
        String job = Webhooks.deliver(PAYLOAD, newId(), "not the secret");
        assertEquals("0", finished(job, PATIENCE));
        admin.post("/worker-job-retries", "{\"workerJob\":\"" + job + "\"}").succeeded(201);
        Eventually.within(
                PATIENCE,
                "a second attempt",
                () -> Rows.number(
                                "Core",
                                "SELECT COUNT(*) FROM WorkerJobs WHERE uuid = ? AND attempt = 2 AND isSuccess = 0",
                                job)
                        == 1);
        admin.get("/worker-jobs/" + job).succeeded(200);
    }

    @Test
    @DisplayName("a path that can be no action is answered 200 and makes no job")
    void pathWithoutAction() {
        long before = Rows.number("Core", "SELECT COUNT(*) FROM WorkerJobs WHERE action LIKE '%Impossible%'");
        HttpResponse<String> answer =
                Api.raw(HttpRequest.newBuilder(URI.create(Run.product().url() + "/webhook/1%21/impossible"))
                        .POST(BodyPublishers.ofString("{}"))
                        .build());
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(before, Rows.number("Core", "SELECT COUNT(*) FROM WorkerJobs WHERE action LIKE '%Impossible%'"));
    }

    @Test
    @DisplayName("a body over 10 MiB is answered 200 and makes one failed job that says so")
    void bodyTooLarge() {
        String job = Webhooks.deliver("/too-large", new byte[Delivery.MAX_BODY_BYTES + 5_000_000]);
        assertEquals("0", Jobs.finished(job));
        assertTrue(Jobs.failure(job).startsWith("the body is larger than 10 MiB"), () -> Jobs.failure(job));
        assertEquals(1, Rows.number("Core", "SELECT COUNT(*) FROM WorkerJobs WHERE action = 'TooLarge/Webhook'"));
        Eventually.within(PATIENCE, "a log row", () -> Rows.strings(
                        "Logs", "SELECT outcome FROM Webhook WHERE workerJobUuid = ?", job)
                .equals(List.of("TOO_LARGE")));
    }

    @Test
    @DisplayName("I16: ten megabytes of control characters, sixty as JSON, reach their action whole")
    void controlCharacters() {
        String payload = "\u0001".repeat(Delivery.MAX_BODY_BYTES);
        String job = Webhooks.deliver(payload, newId(), Run.product().githubSecret());
        assertEquals("0", Jobs.finished(job));
        // behind the check of the signature, which is over every byte
        assertTrue(Jobs.failure(job).contains("the body is not JSON"), () -> Jobs.failure(job));
        assertTrue(Jobs.column("parameters", job).contains("parameters-in-bucket"));
    }

    @Test
    @DisplayName("the sender's delivery id is the job's")
    void deliveryId() {
        String id = newId();
        String job = Webhooks.deliver(PAYLOAD, id, Run.product().githubSecret());
        assertEquals(id, Jobs.column("deliveryId", job));
    }

    private static String finished(String job, Duration limit) {
        Eventually.within(
                limit,
                "the end of job " + job,
                () -> Rows.number(
                                "Core", "SELECT COUNT(*) FROM WorkerJobs WHERE uuid = ? AND isSuccess IS NOT NULL", job)
                        == 1);
        return Rows.strings("Core", "SELECT isSuccess FROM WorkerJobs WHERE uuid = ?", job)
                .get(0);
    }

    private static List<String> state(String job) {
        return Rows.strings(
                "Core",
                "SELECT CONCAT_WS('|', attempt, dtStarted, dtCompleted, isSuccess, result) FROM WorkerJobs"
                        + " WHERE uuid = ?",
                job);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
