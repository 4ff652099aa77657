package com.togahub.launcher.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where to go, and as whom.
 *
 * @param base address of the application, without {@code /v2}
 * @param apiKey of a credential
 * @param secret of it; never a word of a command line, as those are seen by everybody on a machine
 */
record Target(URI base, String apiKey, String secret) {
    private static final String HERE = "demo-admin";

    Target {
        requireNonNull(base, "base");
        requireNonNull(apiKey, "apiKey");
        requireNonNull(secret, "secret");
    }

    /** What the options say, or else what {@code ./toga up} has started here, as its administrator. */
    static Target of(Words words, Folders folders, InputStream in) {
        if (words.value("--url").isEmpty()) {
            if (words.value("--api-key").isPresent()
                    || words.value("--secret-file").isPresent()) {
                throw new UsageException("--api-key and --secret-file go with --url");
            }
            return here(folders);
        }
        String url = words.value("--url").orElseThrow().replaceAll("/+$", "").replaceAll("/v2$", "");
        if (!url.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
            throw new UsageException("--url takes an address such as https://toga.example");
        }
        String apiKey = words.value("--api-key")
                .orElseThrow(() -> new UsageException("--url needs --api-key and --secret-file"));
        String file = words.value("--secret-file")
                .orElseThrow(() -> new UsageException("--url needs --secret-file: a file, or - for the input"));
        return new Target(URI.create(url), apiKey, secret(file, in));
    }

    private static String secret(String file, InputStream in) {
        try {
            byte[] bytes = file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new LaunchException("cannot read the secret from " + file + " (" + e + ")", e);
        }
    }

    private static Target here(Folders folders) {
        Path file = folders.demoFile();
        if (!Files.exists(file)) {
            throw new LaunchException(
                    "Toga does not run here: start it with ./toga up, or name another one with --url, see ./toga --help");
        }
        try {
            JsonNode demo = new ObjectMapper().readTree(file.toFile());
            for (JsonNode credential : demo.path("credentials")) {
                if (credential.path("apiKey").asText().equals(HERE)) {
                    return new Target(
                            URI.create(demo.path("baseUrl").asText()),
                            HERE,
                            credential.path("secret").asText());
                }
            }
        } catch (IOException e) {
            throw new LaunchException("cannot read " + file + " (" + e.getMessage() + ")", e);
        }
        throw new LaunchException(file + " has no credential " + HERE);
    }
}
