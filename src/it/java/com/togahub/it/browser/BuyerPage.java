package com.togahub.it.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A buyer's purchasing system, as far as a browser carries carts to it. */
final class BuyerPage implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final byte[] THANKS =
            "<!doctype html><title>Requisition</title><h1>Cart received</h1>".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final BlockingQueue<Map<String, String>> forms = new LinkedBlockingQueue<>();

    /** Listens on a free port of this machine alone. */
    BuyerPage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cart", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("POST")) {
                forms.add(fields(body));
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, THANKS.length);
            exchange.getResponseBody().write(THANKS);
            exchange.close();
        });
        server.start();
    }

    /** Where browsers carry carts to. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/cart?session=1&x=%22";
    }

    /** The form that came, its fields by name. */
    Map<String, String> received() throws InterruptedException {
        Map<String, String> form = forms.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (form == null) {
            throw new AssertionError("no form came to the buyer's page");
        }
        return form;
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
