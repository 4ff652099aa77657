package com.togahub.engine.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads settings and collects faults on the way, so that an operator sees all of them at once. */
final class SettingsReader {
    private static final String OURS = "TOGA_";
    private static final String WEBHOOK_SECRET = "TOGA_WEBHOOK_SECRET_";

    /** How known senders name their deliveries. */
    private static final String WEBHOOK_ID_HEADERS = "x-github-delivery,webhook-id,svix-id,x-shopify-webhook-id,"
            + "x-gitlab-event-uuid,x-request-uuid,idempotency-key";

    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    SettingsReader(Map<String, String> given) {
        given.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                values.put(name, value.strip());
            } else {
                known.add(name);
            }
        });
    }

    Settings read() {
        String environment = required("TOGA_ENVIRONMENT");
        Role role = role();
        String region = text("TOGA_REGION").orElse("local");
        String instance = required("TOGA_INSTANCE_ID");
        int port = number("TOGA_HTTP_PORT", 8080, 1, 65535);
        Settings.Core core = new Settings.Core(
                new Settings.Login(
                        jdbc("TOGA_CORE_URL", required("TOGA_CORE_URL")),
                        required("TOGA_CORE_USER"),
                        new Secret(required("TOGA_CORE_PASSWORD"))),
                text("TOGA_CORE_READ_URL").map(url -> jdbc("TOGA_CORE_READ_URL", url)));
        Optional<Settings.Login> logs = logs();
        Settings.Aws aws =
                new Settings.Aws(text("AWS_REGION"), http("TOGA_AWS_ENDPOINT_SQS"), http("TOGA_AWS_ENDPOINT_S3"));
        Settings.Queues queues = new Settings.Queues(
                text("TOGA_SQS_WORKER_QUEUE").orElse("WorkerProductionQueue"),
                text("TOGA_SQS_FALLBACK_QUEUE").orElse("WebhookFallback"),
                text("TOGA_S3_FALLBACK_BUCKET").orElse("agilant-worker-fallback"));
        Settings.Worker worker = worker();
        Settings.Api api = api();
        Optional<Path> demoFile = path("TOGA_DEMO_FILE");
        if (demoFile.isPresent() && !environment.equals(Settings.EMBEDDED)) {
            faults.add("TOGA_DEMO_FILE is for the embedded environment only");
        }
        Path spool = path("TOGA_SPOOL_DIR").orElseGet(() -> Path.of(required("TOGA_SPOOL_DIR")));
        Map<String, Secret> webhookSecrets = webhookSecrets();
        List<String> webhookIdHeaders = webhookIdHeaders();
        Optional<Path> dtds = path("TOGA_CXML_DTD_DIR");
        Optional<Secret> sentry = text("SENTRY_DSN").map(Secret::new);
        refuseUnknown();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new Settings(
                environment,
                role,
                region,
                instance,
                port,
                core,
                logs,
                aws,
                queues,
                worker,
                api,
                demoFile,
                spool,
                webhookSecrets,
                webhookIdHeaders,
                dtds,
                sentry);
    }

    private Optional<Settings.Login> logs() {
        Optional<String> url = text("TOGA_LOGS_URL").map(value -> jdbc("TOGA_LOGS_URL", value));
        Optional<String> user = text("TOGA_LOGS_USER");
        Optional<String> password = text("TOGA_LOGS_PASSWORD");
        if (url.isPresent() != user.isPresent() || url.isPresent() != password.isPresent()) {
            faults.add("TOGA_LOGS_URL, TOGA_LOGS_USER and TOGA_LOGS_PASSWORD are given together or not at all");
            return Optional.empty();
        }
        return url.map(value -> new Settings.Login(value, user.orElseThrow(), new Secret(password.orElseThrow())));
    }

    private Settings.Worker worker() {
        return new Settings.Worker(
                number("TOGA_WORKER_CONCURRENCY", 8, 1, 1000),
                seconds("MAX_EXECUTION_TIME_WORKER_ACTION", 300, 1, 86_400),
                seconds("TOGA_SHUTDOWN_GRACE_SECONDS", 30, 0, 3600),
                flag("TOGA_WORKER_DEBUG"),
                seconds("TOGA_REQUEUE_AFTER_SECONDS", 900, 1, 86_400));
    }

    private Settings.Api api() {
        return new Settings.Api(
                Duration.ofDays(number("TOGA_JWT_ROTATION_DAYS", 30, 1, 3650)),
                number("TOGA_MAX_DEPTH", 6, 1, 20),
                origins(),
                proxies(),
                path("TOGA_API_LOG_FILE"),
                seconds("TOGA_REQUEST_TIMEOUT_SECONDS", 1800, 1, 86_400));
    }

    private List<String> origins() {
        List<String> origins = list("TOGA_CORS_ORIGINS", "*");
        for (String origin : origins) {
            if (!origin.equals("*") && !origin.matches("https?://[^/?#,\\s]+")) {
                faults.add("TOGA_CORS_ORIGINS: '" + origin
                        + "' is neither * nor an origin such as https://app.example.com");
            }
        }
        return origins;
    }

    private List<String> proxies() {
        List<String> proxies = list("TOGA_TRUSTED_PROXIES", "");
        for (String proxy : proxies) {
            if (!proxy.matches("[0-9a-fA-F:.]{2,45}")) {
                faults.add("TOGA_TRUSTED_PROXIES: '" + proxy
                        + "' is neither an address nor the beginning of one, such as 10.0.");
            }
        }
        return proxies;
    }

    private List<String> list(String name, String otherwise) {
        return Arrays.stream(text(name).orElse(otherwise).split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private Map<String, Secret> webhookSecrets() {
        Map<String, Secret> secrets = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(WEBHOOK_SECRET) && name.length() > WEBHOOK_SECRET.length()) {
                known.add(name);
                secrets.put(name.substring(WEBHOOK_SECRET.length()), new Secret(value));
            }
        });
        return secrets;
    }

    private List<String> webhookIdHeaders() {
        List<String> headers = list("TOGA_WEBHOOK_ID_HEADERS", WEBHOOK_ID_HEADERS);
        for (String header : headers) {
            if (!header.matches("[A-Za-z0-9_-]{1,64}")) {
                faults.add("TOGA_WEBHOOK_ID_HEADERS: '" + header + "' is not the name of a header");
            }
        }
        return headers.stream().map(header -> header.toLowerCase(Locale.ROOT)).toList();
    }

    private Role role() {
        return text("TOGA_ROLE")
                .flatMap(value -> {
                    Optional<Role> role = Arrays.stream(Role.values())
                            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(value))
                            .findFirst();
                    if (role.isEmpty()) {
                        faults.add("TOGA_ROLE: '" + value + "' is none of all, api, worker");
                    }
                    return role;
                })
                .orElse(Role.ALL);
    }

    private Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name));
    }

    private String required(String name) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            String fault = name + " is required";
            if (!faults.contains(fault)) {
                faults.add(fault);
            }
        }
        return value.orElse("");
    }

    private int number(String name, int otherwise, int least, int most) {
        return converted(
                        name,
                        value -> {
                            int number = Integer.parseInt(value);
                            if (number < least || number > most) {
                                throw new IllegalArgumentException("out of range");
                            }
                            return number;
                        },
                        "a whole number from " + least + " to " + most)
                .orElse(otherwise);
    }

    private Duration seconds(String name, int otherwise, int least, int most) {
        return Duration.ofSeconds(number(name, otherwise, least, most));
    }

    private boolean flag(String name) {
        return converted(
                        name,
                        value -> switch (value.toLowerCase(Locale.ROOT)) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> throw new IllegalArgumentException(value);
                        },
                        "true or false")
                .orElse(false);
    }

    private Optional<Path> path(String name) {
        return converted(name, Path::of, "a path");
    }

    private Optional<String> http(String name) {
        return converted(
                name,
                value -> {
                    if (!value.matches("https?://[^/?#\\s]+(/\\S*)?")) {
                        throw new IllegalArgumentException(value);
                    }
                    return value;
                },
                "an http or https URL");
    }

    /** A URL is not repeated in the fault: it may hold a password. */
    private String jdbc(String name, String url) {
        if (!url.isEmpty() && JdbcUrl.schema(url).isEmpty()) {
            faults.add(name + " is not a URL such as jdbc:mysql://host:3306/Core");
        }
        return url;
    }

    private <T> Optional<T> converted(String name, Function<String, T> conversion, String expected) {
        return text(name).flatMap(value -> {
            try {
                return Optional.of(conversion.apply(value));
            } catch (IllegalArgumentException e) {
                faults.add(name + ": '" + value + "' is not " + expected);
                return Optional.empty();
            }
        });
    }

    private void refuseUnknown() {
        for (String name : values.keySet()) {
            if (name.startsWith(OURS) && !known.contains(name) && !isNamedSecret(name)) {
                faults.add(name + " is not a known setting");
            }
        }
    }

    private static boolean isNamedSecret(String name) {
        return name.startsWith(Settings.NAMED_SECRET) && name.length() > Settings.NAMED_SECRET.length();
    }
}
