package com.togahub.launcher.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks HTTP as the application does, with answers that a test writes down. */
final class Door implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, String> later = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    Door() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        answer("POST /v2/auth/api", "200 {'data':{'auth':{'accessToken':'the-token'}}}");
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers requests whose line begins so with a status and JSON in single quotes; later ones go first. */
    Door answer(String request, String answer) {
        answers.put(request, answer.replace('\'', '"'));
        return this;
    }

    /** What the same request is answered after its first answer. */
    Door thenAnswer(String request, String answer) {
        later.put(request, answer.replace('\'', '"'));
        return this;
    }

    /** What was asked after the sign-in, such as {@code GET /v2/cron-jobs?sort=name}, with its body. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String line =
                (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " " + body).strip();
        if (!line.startsWith("POST /v2/auth")) {
            String query = exchange.getRequestURI().getQuery();
            asked.add(query == null ? line : line + "?" + query);
        }
        boolean isKnown = line.startsWith("POST /v2/auth")
                || "Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String answer = isKnown ? find(line) : "401 {}";
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String find(String line) {
        String found = "404 {\"messages\":[]}";
        for (Map.Entry<String, String> each : answers.entrySet()) {
            if (line.startsWith(each.getKey())) {
                found = each.getValue();
                String next = later.remove(each.getKey());
                if (next != null) {
                    each.setValue(next);
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
