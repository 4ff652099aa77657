package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.it.support.Webhooks;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
    @DisplayName("I5: ten messages for one job run it once")
    void messagesRunAJobOnce() {
        String job = Webhooks.deliver(PAYLOAD, newId(), Run.product().githubSecret());
        assertEquals("1", finished(job, PATIENCE));
        List<String> first = state(job);
        String number = Rows.strings("Core", "SELECT id FROM WorkerJobs WHERE uuid = ?", job)
                .get(0);
        for (int i = 0; i < 10; i++) {
            sendMessage("{\"workerJobId\":" + number + "}");
        }
        // a later job's end shows that the messages before it have been worked off
        Eventually.within(PATIENCE, "an empty queue", () -> messagesWaiting() == 0);
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

    private static void sendMessage(String body) {
        HttpResponse<String> answer =
                queue("Action=SendMessage&MessageBody=" + URLEncoder.encode(body, StandardCharsets.UTF_8));
        assertEquals(200, answer.statusCode(), answer::body);
    }

    private static int messagesWaiting() {
        String answer = queue("Action=GetQueueAttributes&AttributeName.1=All").body();
        int waiting = 0;
        for (String name : List.of("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")) {
            String value = answer.split("<Name>" + name + "</Name>\\s*<Value>", -1)[1];
            waiting += Integer.parseInt(value.substring(0, value.indexOf('<')));
        }
        return waiting;
    }

    private static HttpResponse<String> queue(String form) {
        return Api.raw(HttpRequest.newBuilder(URI.create(Run.product().workerQueueUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
