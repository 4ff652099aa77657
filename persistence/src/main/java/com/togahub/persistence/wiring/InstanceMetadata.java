package com.togahub.persistence.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a machine of Amazon EC2 says about itself (instance metadata service, version 2). Nothing where there is no such
 * service; the wait for it is short.
 */
final class InstanceMetadata {
    private static final URI SERVICE = URI.create("http://169.254.169.254/latest/");
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private InstanceMetadata() {}

    /** {@code TOGA_REGION} and {@code TOGA_INSTANCE_ID}, as far as the machine knows them. */
    static Map<String, String> read() {
        Map<String, String> found = new TreeMap<>();
        if ("true".equalsIgnoreCase(System.getenv("AWS_EC2_METADATA_DISABLED"))) {
            return found;
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest forToken = HttpRequest.newBuilder(SERVICE.resolve("api/token"))
                .timeout(PATIENCE)
                .header("X-aws-ec2-metadata-token-ttl-seconds", "60")
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        ask(client, forToken).ifPresent(token -> {
            value(client, token, "meta-data/placement/region").ifPresent(region -> found.put("TOGA_REGION", region));
            value(client, token, "meta-data/instance-id").ifPresent(id -> found.put("TOGA_INSTANCE_ID", id));
        });
        return found;
    }

    /** A name for this process that no other node has. */
    static String hostAndProcess() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A host that cannot resolve its own name still says it in the message, before the colon.
            host = String.valueOf(e.getMessage()).split(":", 2)[0];
        }
        return host + "-" + ProcessHandle.current().pid();
    }

    private static Optional<String> value(HttpClient client, String token, String path) {
        return ask(
                client,
                HttpRequest.newBuilder(SERVICE.resolve(path))
                        .timeout(PATIENCE)
                        .header("X-aws-ec2-metadata-token", token)
                        .build());
    }

    private static Optional<String> ask(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body().strip()) : Optional.empty();
        } catch (IOException e) {
            // Not reachable: this is no such machine.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
