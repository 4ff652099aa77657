package com.togahub.it.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The queue that tells workers of jobs, past the application. */
public final class WorkerQueue {
    private WorkerQueue() {}

    /** Sends the message of a job. */
    public static void send(long job) {
        String body = URLEncoder.encode("{\"workerJobId\": " + job + "}", StandardCharsets.UTF_8);
        HttpResponse<String> answer = ask("Action=SendMessage&MessageBody=" + body);
        assertEquals(200, answer.statusCode(), answer::body);
    }

    /** Messages that nobody has acknowledged, those being worked on included. */
    public static int unacknowledged() {
        return count("ApproximateNumberOfMessages") + beingHandled();
    }

    /** Messages that a node has received and not acknowledged. */
    public static int beingHandled() {
        return count("ApproximateNumberOfMessagesNotVisible");
    }

    private static int count(String attribute) {
        String answer = ask("Action=GetQueueAttributes&AttributeName.1=All").body();
        String value = answer.split("<Name>" + attribute + "</Name>\\s*<Value>", -1)[1];
        return Integer.parseInt(value.substring(0, value.indexOf('<')));
    }

    private static HttpResponse<String> ask(String form) {
        return Api.raw(HttpRequest.newBuilder(URI.create(Run.product().workerQueueUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }
}
