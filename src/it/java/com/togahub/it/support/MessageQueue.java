package com.togahub.it.support;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A queue, past the application.
 *
 * @param url its URL
 */
public record MessageQueue(String url) {
    private static final String WAITING = "ApproximateNumberOfMessages";
    private static final String TAKEN = "ApproximateNumberOfMessagesNotVisible";
    private static final Pattern BODY = Pattern.compile("<Body>(.*?)</Body>", Pattern.DOTALL);

    public MessageQueue {
        requireNonNull(url, "url");
    }

    /** Sends the message of a job. */
    public void send(long job) {
        ask("Action=SendMessage&MessageBody="
                + URLEncoder.encode("{\"workerJobId\": " + job + "}", StandardCharsets.UTF_8));
    }

    /** Messages that nobody has taken or hidden. */
    public int waiting() {
        return count(List.of(WAITING));
    }

    /** Messages that a node has received and not acknowledged. */
    public int beingHandled() {
        return count(List.of(TAKEN));
    }

    /** Messages that nobody has acknowledged, those being worked on included. */
    public int unacknowledged() {
        return count(List.of(WAITING, TAKEN));
    }

    /** Bodies of messages, at most 10; the messages are hidden from others for a second. */
    public List<String> look() {
        Matcher bodies = BODY.matcher(ask("Action=ReceiveMessage&MaxNumberOfMessages=10&VisibilityTimeout=1"));
        return bodies.results()
                .map(found -> found.group(1).replace("&quot;", "\""))
                .toList();
    }

    /** Throws all messages away. */
    public void purge() {
        ask("Action=PurgeQueue");
    }

    private int count(List<String> attributes) {
        String answer = ask("Action=GetQueueAttributes&AttributeName.1=All");
        int count = 0;
        for (String name : attributes) {
            String value = answer.split("<Name>" + name + "</Name>\\s*<Value>", -1)[1];
            count += Integer.parseInt(value.substring(0, value.indexOf('<')));
        }
        return count;
    }

    private String ask(String form) {
        HttpResponse<String> answer = Api.raw(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body();
    }
}
