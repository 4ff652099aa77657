package com.togahub.persistence.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.engine.webhook.PayloadStoreException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Eventually;
import com.togahub.persistence.testing.Query;
import com.togahub.persistence.testing.Schemas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Databases of the class's own, and queues, a bucket and a spool of each test's own. */
abstract class WebhookPlace {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static Schemas schemas;

    @TempDir
    Path spool;

    WebhookNode.Place place;
    WebhookNode node;

    @BeforeAll
    static void migrate() {
        schemas = Schemas.fresh();
    }

    @BeforeEach
    void start() throws Exception {
        DatabaseServer server = DatabaseServer.shared();
        server.execute(schemas.core(), "DELETE FROM WorkerJobs");
        server.execute(schemas.logs(), "DELETE FROM Webhook");
        place = new WebhookNode.Place(
                schemas.core(), schemas.logs(), server.freshName("place").replace('_', '-'));
        node = new WebhookNode(place, spool);
        // a server's first answers may take longer than the application waits
        Eventually.holds("queues", () -> made(place.workerQueue()) && made(place.fallbackQueue()));
        Eventually.holds("a bucket", this::isBucketMade);
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
    }

    private boolean made(String queue) {
        try {
            node.sqs.createQueue(request -> request.queueName(queue));
            return true;
        } catch (SdkException late) {
            return false;
        }
    }

    private boolean isBucketMade() {
        try {
            node.stash.keep("first", new byte[0]);
            node.stash.remove("first");
            return true;
        } catch (PayloadStoreException late) {
            return false;
        }
    }

    List<Map<String, String>> jobs() {
        return Query.rows(place.core(), "SELECT * FROM WorkerJobs ORDER BY id");
    }

    Map<String, String> job() {
        List<Map<String, String>> all = jobs();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " jobs");
        }
        return all.get(0);
    }

    long count() {
        return Long.parseLong(Query.value(place.core(), "SELECT COUNT(*) FROM WorkerJobs"));
    }

    List<String> outcomes() {
        return Query.column(place.logs(), "SELECT outcome FROM Webhook ORDER BY id");
    }

    /** Takes all messages of the worker queue. */
    List<Long> messages() {
        String url = node.sqs
                .createQueue(request -> request.queueName(place.workerQueue()))
                .queueUrl();
        List<Long> numbers = new ArrayList<>();
        while (true) {
            List<Message> batch = node.sqs
                    .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                    .messages();
            if (batch.isEmpty()) {
                return numbers;
            }
            for (Message message : batch) {
                numbers.add(number(message));
                node.sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
    }

    /** Takes the messages of the worker queue once there are some: they are sent behind the delivery's back. */
    List<Long> awaitMessages() {
        List<Long> numbers = new ArrayList<>();
        Eventually.holds("a message", () -> numbers.addAll(messages()) || !numbers.isEmpty());
        return numbers;
    }

    private static long number(Message message) {
        try {
            return MAPPER.readTree(message.body()).path("workerJobId").longValue();
        } catch (JsonProcessingException broken) {
            throw new AssertionError(message.body(), broken);
        }
    }
}
