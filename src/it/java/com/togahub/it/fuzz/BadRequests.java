package com.togahub.it.fuzz;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Requests that start right and are spoiled: options, blobs, bodies, headers, tokens and paths. */
public final class BadRequests {
    private static final List<String> ROUTES = List.of(
            "/sales-orders",
            "/sales-order-items",
            "/items",
            "/customers",
            "/item-fulfillments",
            "/records",
            "/roles",
            "/worker-jobs",
            "/describe",
            "/nothing");
    private static final List<String> NESTED = List.of("/sales-order-items", "/item-fulfillments", "/items");
    private static final Map<String, List<String>> OPTIONS = Map.ofEntries(
            Map.entry(
                    "fields",
                    List.of("*", "number,customer.name", "salesOrderItems.item.sku", "count(*) as n", "sum(total)")),
            Map.entry(
                    "where",
                    List.of("number==SO*", "customer.name=like=N%;total=gt=1", "(a==1,b==2)", "uuid=in=(1,2)")),
            Map.entry("sort", List.of("-number", "customer.name,-dateOrder", "n")),
            Map.entry("group", List.of("customer", "status", "customer.name")),
            Map.entry("having", List.of("n=gt=1", "number==1")),
            Map.entry("join", List.of("salesOrderItems as l", "customer")),
            Map.entry("ojoin", List.of("salesOrderItems", "location as w,l.item")),
            Map.entry("distinct", List.of("true", "1", "yes")),
            Map.entry("page", List.of("1", "2", "99999999999999999999")),
            Map.entry("recordsPerPage", List.of("1", "10", "10000", "10001")),
            Map.entry("after", List.of("abc", "toga-1.AAAA")),
            Map.entry("totals", List.of("true", "false")),
            Map.entry("depth", List.of("-1", "0", "3", "100")),
            Map.entry("calcDepth", List.of("-1", "0", "2")));
    private static final List<String> BODIES = List.of(
            "{\"customer\":{\"number\":\"C001\"},\"dateOrder\":\"2026-11-02\",\"salesOrderItems\":[{\"lineNumber\":1,"
                    + "\"item\":{\"sku\":\"CABLE-USBC\"},\"quantity\":1.5,\"unitPrice\":2}]}",
            "{\"sku\":\"FUZZ\",\"name\":\"x\",\"unitPrice\":1.25}",
            "[{\"number\":\"C900\"}]",
            "{}");

    private final Random random;
    private final Junk junk;
    private final String baseUrl;
    private final List<String> tokens;

    /**
     * Requests to a deployed application.
     *
     * @param tokens of callers that may do something
     */
    public BadRequests(long seed, String baseUrl, List<String> tokens) {
        this.random = new Random(seed);
        this.junk = new Junk(random);
        this.baseUrl = baseUrl;
        this.tokens = List.copyOf(tokens);
    }

    /** The next one. */
    public HttpRequest next() {
        boolean writes = random.nextInt(100) < 25;
        // what a spoiled request must not be able to do is to change what later tests stand on
        String route = writes ? "/sales-orders" : one(ROUTES);
        StringBuilder url = new StringBuilder(baseUrl).append("/v2").append(path(route, writes));
        char separator = '?';
        for (String parameter : query()) {
            url.append(separator).append(parameter);
            separator = '&';
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.toString()));
        headers(request);
        String method = writes
                ? one(List.of("POST", "POST", "PUT", "DELETE", "PATCH"))
                : one(List.of("GET", "GET", "GET", "HEAD"));
        return request.method(method, writes ? BodyPublishers.ofByteArray(body()) : BodyPublishers.noBody())
                .build();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    private String path(String route, boolean writes) {
        StringBuilder path = new StringBuilder(route);
        if (percent(writes ? 40 : 25)) {
            // never a record that is there
            path.append('/').append(percent(70) ? UUID.randomUUID().toString() : encoded(junk.text()));
            if (percent(40)) {
                path.append(one(NESTED));
            }
        }
        if (percent(8) && !writes) {
            path.append('/').append(encoded(junk.spoil(path.toString())));
        }
        return path.toString();
    }

    private List<String> query() {
        List<String> parameters = new ArrayList<>();
        List<String> names = List.copyOf(OPTIONS.keySet());
        for (int i = 0; i < random.nextInt(4); i++) {
            String name = one(names);
            String value = one(OPTIONS.get(name));
            if (percent(60)) {
                value = percent(50) ? junk.spoil(value) : junk.text();
            }
            parameters.add(encoded(percent(3) ? junk.spoil(name) : name) + "=" + encoded(limited(value)));
        }
        if (percent(25)) {
            parameters.add("_=" + encoded(blob()));
        }
        if (percent(3)) {
            parameters.add(one(List.of("%", "%zz", "a=%e0%80%80", "&&", "=", "_=%ff"))
                    .replace("%zz", "%25zz")
                    .replace("%", "%25"));
        }
        return parameters;
    }

    private String blob() {
        String name = one(List.copyOf(OPTIONS.keySet()));
        String json = percent(50)
                ? junk.json()
                : "{\"" + name + "\":"
                        + (percent(50) ? junk.spoil("\"" + one(OPTIONS.get(name)) + "\"") : "[1,{},null]") + "}";
        String encoded = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return limited(percent(20) ? junk.spoil(encoded) : encoded);
    }

    /** What fits into a request line that servers take. */
    private static String limited(String text) {
        return text.length() > 1_500 ? text.substring(0, 1_500) : text;
    }

    private byte[] body() {
        String text = percent(60) ? junk.spoil(one(BODIES)) : percent(50) ? junk.json() : one(BODIES);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (percent(10) && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void headers(HttpRequest.Builder request) {
        request.header(
                "Content-Type",
                percent(90) ? "application/json" : one(List.of("text/plain", "application/xml", "a/b;c")));
        if (percent(95)) {
            request.header("X-Transaction-Id", percent(95) ? "fuzz-" + UUID.randomUUID() : visible(junk.text()));
        }
        if (percent(92)) {
            String token = one(tokens);
            request.header("Authorization", percent(92) ? "Bearer " + token : visible(junk.spoil("Bearer " + token)));
        }
        if (percent(5)) {
            request.header(
                    one(List.of("If-Match", "If-None-Match", "Accept", "X-Forwarded-For")), visible(junk.text()));
        }
    }

    /** What the client of this test is able to send in a header. */
    private static String visible(String text) {
        String plain = text.replaceAll("[^ -~]", "?");
        return plain.length() > 2_000 ? plain.substring(0, 2_000) : plain;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
