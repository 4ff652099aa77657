package com.togahub.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.launcher.home.LaunchException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code ./toga tenant add} and {@code ./toga tenant secret}. Whatever ends the first early, saying it again goes on from there. */
final class Tenants {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    /** What the application calls the credential that comes with a client. */
    private static final String FIRST = "first administrator";

    private final Api api;
    private final PrintStream out;

    Tenants(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Makes a tenant, or finishes one; answers the exit code. */
    int add(String slug, Optional<String> name, Optional<String> host) {
        ObjectNode body = Api.JSON.createObjectNode().put("slug", slug).put("name", name.orElse(slug));
        host.map(this::host).ifPresent(uuid -> body.put("databaseHost", uuid));
        out.println("Making tenant " + slug + " ...");
        Api.Reply reply = posted(body);
        Optional<JsonNode> there = reply.isRefused("EV-9") ? client(slug) : Optional.empty();
        if (there.isPresent()) {
            out.println(slug + " is there already, with everything it needs");
            return handedOut(slug, credential("client.slug==\"" + slug + "\";name==\"" + FIRST + "\""), true);
        }
        JsonNode made = reply.succeeded().at("/data/clients/provisioning");
        for (JsonNode database : made.path("databases")) {
            int migrations = database.path("migrations").asInt();
            out.println("  " + database.path("name").asText() + "  "
                    + (migrations == 0 ? "was there" : migrations + " migrations carried out") + ", at version "
                    + database.path("schemaVersion").asText() + "  ("
                    + Times.words(
                            Duration.ofMillis(database.path("milliseconds").asLong())) + ")");
        }
        out.println(slug + " is served");
        JsonNode credential = made.path("apiCredential");
        return handedOut(slug, credential.isObject() ? Optional.of(credential) : Optional.empty(), false);
    }

    private Api.Reply posted(ObjectNode body) {
        try {
            return api.tryPost("/clients", body.toString(), PATIENCE);
        } catch (LaunchException lost) {
            throw new LaunchException(
                    lost.getMessage() + "\n      What has been made is kept: the same command goes on from there.",
                    lost);
        }
    }

    private Optional<JsonNode> client(String slug) {
        JsonNode found = api.get("/clients", Map.of("where", "slug==\"" + slug + "\"", "fields", "uuid"))
                .at("/data/clients/0");
        return found.isObject() ? Optional.of(found) : Optional.empty();
    }

    private Optional<JsonNode> credential(String where) {
        JsonNode found = api.get("/api-credentials", Map.of("where", where, "fields", "uuid,apiKey"))
                .at("/data/apiCredentials/0");
        return found.isObject() ? Optional.of(found) : Optional.empty();
    }

    /** Gives a tenant's first credential its first secret. */
    private int handedOut(String slug, Optional<JsonNode> credential, boolean wasThere) {
        if (credential.isEmpty()) {
            out.println("It was added without a credential of its own; POST /v2/api-credentials makes one.");
            return wasThere ? 1 : 0;
        }
        Api.Reply reply = secret(credential.get(), true);
        if (reply.isRefused("EO-4")) {
            throw new LaunchException(slug + " has its credential "
                    + credential.get().path("apiKey").asText() + " already, with a secret; ./toga tenant secret "
                    + credential.get().path("apiKey").asText() + " makes another");
        }
        print(reply.succeeded());
        return 0;
    }

    /** Gives a credential another secret. */
    int secret(String apiKey) {
        JsonNode credential = credential("apiKey==\"" + apiKey.replaceAll("[\"\\\\]", "\\\\$0") + "\"")
                .orElseThrow(() -> new LaunchException("there is no API credential " + apiKey));
        print(secret(credential, false).succeeded());
        return 0;
    }

    private Api.Reply secret(JsonNode credential, boolean isFirst) {
        ObjectNode body = Api.JSON
                .createObjectNode()
                .put("apiCredential", credential.path("uuid").asText());
        body.put("isFirst", isFirst);
        return api.tryPost("/api-credential-secrets", body.toString(), PATIENCE);
    }

    private void print(JsonNode envelope) {
        JsonNode shown = envelope.at("/data/apiCredentialSecrets");
        out.println("  API key  " + shown.at("/apiCredential/apiKey").asText());
        out.println("  secret   " + shown.path("secret").asText() + "  (shown this once)");
    }

    private String host(String named) {
        if (named.matches(UUID)) {
            return named;
        }
        if (!named.matches("[A-Za-z0-9._-]+(:[0-9]{1,5})?")) {
            throw new UsageException("--host takes a uuid, or a HOST[:PORT] such as db1:3306");
        }
        String[] parts = named.split(":", 2);
        String where = "role==WRITER;host==\"" + parts[0] + "\"" + (parts.length == 2 ? ";port==" + parts[1] : "");
        JsonNode found = api.get("/database-hosts", Map.of("where", where, "fields", "uuid"))
                .at("/data/databaseHosts");
        if (found.size() != 1) {
            throw new LaunchException(found.size() + " database hosts are called " + named + " and are writers;"
                    + " ./toga tenant add takes a host's uuid too");
        }
        return found.at("/0/uuid").asText();
    }
}
