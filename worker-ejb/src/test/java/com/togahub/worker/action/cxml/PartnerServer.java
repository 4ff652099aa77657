package com.togahub.worker.action.cxml;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A partner's server, which answers as a test says and keeps what it gets. */
final class PartnerServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Got> got = Collections.synchronizedList(new ArrayList<>());
    private volatile Answer answer = answer(200, response(200, "OK", "taken"));

    PartnerServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/cxml", this::handle);
        server.start();
    }

    /** A request. */
    record Got(String contentType, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** How requests are answered. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    static String response(int code, String text, String detail) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/1.2.071/cXML.dtd\">\n"
                + "<cXML payloadID=\"answer@buyer\" timestamp=\"2026-11-28T10:00:00+00:00\"><Response><Status code=\""
                + code
                + "\" text=\"" + text + "\">" + detail + "</Status></Response></cXML>";
    }

    static Answer answer(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=UTF-8");
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** Closes the connection without a word. */
    static Answer hangUp() {
        return HttpExchange::close;
    }

    /** Never answers. */
    Answer silence() {
        return exchange -> end.await();
    }

    /** Begins an answer and never ends it. */
    Answer halfAnAnswer() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('<');
            exchange.getResponseBody().flush();
            end.await();
        };
    }

    void answers(Answer next) {
        answer = next;
    }

    List<Got> got() {
        return List.copyOf(got);
    }

    void forget() {
        got.clear();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/cxml?site=1";
    }

    private void handle(HttpExchange exchange) throws IOException {
        got.add(new Got(
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestBody().readAllBytes()));
        try {
            answer.to(exchange);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
