package com.togahub.engine.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "TOGA_ENVIRONMENT", "production",
            "TOGA_CORE_URL", "jdbc:mysql://db.example.com:3306/Core?sslMode=REQUIRED",
            "TOGA_CORE_USER", "app",
            "TOGA_CORE_PASSWORD", "p4ss",
            "TOGA_INSTANCE_ID", "node-1",
            "TOGA_SPOOL_DIR", "/var/spool/toga");

    private static Map<String, String> with(String... pairs) {
        Map<String, String> values = new HashMap<>(LEAST);
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values;
    }

    private static List<String> faults(Map<String, String> values) {
        return assertThrows(SettingsException.class, () -> Settings.parse(values))
                .faults();
    }

    @Test
    void defaultsAreThoseOfTheManual() {
        Settings settings = Settings.parse(LEAST);
        assertEquals(Role.ALL, settings.role());
        assertEquals("local", settings.region());
        assertEquals(8080, settings.httpPort());
        assertEquals("Core", settings.core().schema());
        assertEquals(Optional.empty(), settings.logs());
        assertEquals(
                new Settings.Queues("WorkerProductionQueue", "WebhookFallback", "agilant-worker-fallback"),
                settings.queues());
        assertEquals(
                new Settings.Worker(8, Duration.ofMinutes(5), Duration.ofSeconds(30), false, Duration.ofMinutes(15)),
                settings.worker());
        assertEquals(
                new Settings.Api(
                        Duration.ofDays(30), 6, List.of("*"), List.of(), Optional.empty(), Duration.ofMinutes(30)),
                settings.api());
        assertFalse(settings.isEmbedded());
    }

    @Test
    void everyVariableIsRead() {
        Settings settings = Settings.parse(with(
                "TOGA_ENVIRONMENT", "embedded",
                "TOGA_ROLE", "worker",
                "TOGA_LOGS_URL", "jdbc:mysql://logs:3306/Logs",
                "TOGA_LOGS_USER", "log",
                "TOGA_LOGS_PASSWORD", "l0g",
                "TOGA_CORE_READ_URL", "jdbc:mysql://reader/Core",
                "TOGA_AWS_ENDPOINT_SQS", "http://localhost:9324",
                "AWS_REGION", "us-east-2",
                "TOGA_WORKER_DEBUG", "true",
                "TOGA_CORS_ORIGINS", "https://a.example, https://b.example:8443",
                "TOGA_DEMO_FILE", "/tmp/demo.json",
                "TOGA_WEBHOOK_SECRET_GITHUB", "s3cret",
                "TOGA_WEBHOOK_ID_HEADERS", "X-Delivery, webhook-id",
                "TOGA_SECRET_DB_EAST", "by name",
                "TOGA_CXML_DTD_DIR", "/dtd"));
        assertTrue(settings.isEmbedded());
        assertFalse(settings.role().servesApi());
        assertEquals("Logs", settings.logs().orElseThrow().schema());
        assertEquals(Optional.of("us-east-2"), settings.aws().region());
        assertTrue(settings.worker().debug());
        assertEquals(
                List.of("https://a.example", "https://b.example:8443"),
                settings.api().corsOrigins());
        assertEquals(Map.of("GITHUB", new Secret("s3cret")), settings.webhookSecrets());
        assertEquals(List.of("x-delivery", "webhook-id"), settings.webhookIdHeaders());
        assertEquals(Optional.of(Path.of("/tmp/demo.json")), settings.demoFile());
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        List<String> faults = faults(Map.of(
                "TOGA_ENVIROMENT", "embedded",
                "TOGA_HTTP_PORT", "80800",
                "TOGA_WORKER_DEBUG", "yes",
                "TOGA_ROLE", "boss",
                "TOGA_CORE_URL", "jdbc:mysql://u:hidden@db/"));
        for (String name : List.of(
                "TOGA_ENVIROMENT",
                "TOGA_ENVIRONMENT",
                "TOGA_HTTP_PORT",
                "TOGA_WORKER_DEBUG",
                "TOGA_ROLE",
                "TOGA_CORE_URL",
                "TOGA_CORE_USER",
                "TOGA_INSTANCE_ID")) {
            assertTrue(faults.stream().anyMatch(fault -> fault.matches(name + "\\b.*")), name + " in " + faults);
        }
        assertFalse(faults.toString().contains("hidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "TOGA_WORKER_CONCURRENCY,0",
        "TOGA_WORKER_CONCURRENCY,eight",
        "MAX_EXECUTION_TIME_WORKER_ACTION,-1",
        "TOGA_MAX_DEPTH,21",
        "TOGA_JWT_ROTATION_DAYS,0.5",
        "TOGA_CORS_ORIGINS,app.example.com",
        "TOGA_TRUSTED_PROXIES,proxy.example.com",
        "TOGA_AWS_ENDPOINT_S3,localhost:9000",
        "TOGA_CORE_READ_URL,jdbc:postgresql://x/Core",
        "TOGA_LOGS_URL,jdbc:mysql://logs/Logs",
        "TOGA_DEMO_FILE,/tmp/demo.json",
        "TOGA_WEBHOOK_SECRET_,x",
        "TOGA_WEBHOOK_ID_HEADERS,x:y",
        "TOGA_SECRET_,x",
        "TOGA_NEW_THING,1"
    })
    void unusableValuesStopTheStart(String name, String value) {
        List<String> faults = faults(with(name, value));
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith(name), faults.toString());
    }

    @Test
    void emptyValuesAreNone() {
        assertEquals(8080, Settings.parse(with("TOGA_HTTP_PORT", " ")).httpPort());
    }

    @Test
    void noSecretIsPrinted() {
        String text = Settings.parse(with("TOGA_WEBHOOK_SECRET_GITHUB", "s3cret", "SENTRY_DSN", "https://k3y@sentry"))
                .toString();
        for (String secret : List.of("p4ss", "s3cret", "k3y")) {
            assertFalse(text.contains(secret), text);
        }
    }
}
