package com.togahub.engine.settings;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator can set.
 *
 * @param environment name of the row of {@code Environments} whose databases are used; {@link #EMBEDDED} under the start
 *     command
 * @param role which parts this node serves
 * @param region where the node runs; databases of the same region are preferred
 * @param instanceId the node's name, by which it owns jobs
 * @param httpPort port of the doors
 * @param core the Core database
 * @param logs the Core logs, when they are not where the rows of {@code Databases} say
 * @param aws how queues and buckets are reached
 * @param queues names of queues and bucket
 * @param worker how jobs run
 * @param api how requests are answered
 * @param demoFile file of generated demo secrets, embedded environment only
 * @param spoolDirectory where webhook payloads are kept while neither database nor bucket can be reached
 * @param webhookSecrets signing secrets by sender, upper case, such as {@code GITHUB}
 * @param webhookIdHeaders headers that name a delivery, in lower case; the first present one counts
 * @param cxmlDtdDirectory DTDs that strict cXML identities are validated against
 * @param sentryDsn where error reports go
 */
public record Settings(
        String environment,
        Role role,
        String region,
        String instanceId,
        int httpPort,
        Core core,
        Optional<Login> logs,
        Aws aws,
        Queues queues,
        Worker worker,
        Api api,
        Optional<Path> demoFile,
        Path spoolDirectory,
        Map<String, Secret> webhookSecrets,
        List<String> webhookIdHeaders,
        Optional<Path> cxmlDtdDirectory,
        Optional<Secret> sentryDsn) {

    /**
     * How the names of secrets begin that rows refer to, such as a database host's password: they are looked up when they
     * are needed.
     */
    public static final String NAMED_SECRET = "TOGA_SECRET_";

    /**
     * How the names of trading partners' secrets begin. They have a beginning of their own, so that whoever edits a client's
     * identities can name no secret that is not meant for partners.
     */
    public static final String PARTNER_SECRET = NAMED_SECRET + "CXML_";

    /** The environment of the start command: the only one with demo data. */
    public static final String EMBEDDED = "embedded";

    public Settings {
        requireNonNull(environment, "environment");
        requireNonNull(role, "role");
        requireNonNull(region, "region");
        requireNonNull(instanceId, "instanceId");
        requireNonNull(core, "core");
        requireNonNull(logs, "logs");
        requireNonNull(aws, "aws");
        requireNonNull(queues, "queues");
        requireNonNull(worker, "worker");
        requireNonNull(api, "api");
        requireNonNull(demoFile, "demoFile");
        requireNonNull(spoolDirectory, "spoolDirectory");
        webhookSecrets = Map.copyOf(webhookSecrets);
        webhookIdHeaders = List.copyOf(webhookIdHeaders);
        requireNonNull(cxmlDtdDirectory, "cxmlDtdDirectory");
        requireNonNull(sentryDsn, "sentryDsn");
    }

    /**
     * Reads the settings out of names and values. Names that are neither {@code TOGA_*} nor known are ignored; an empty
     * value is the same as none.
     *
     * @throws SettingsException naming every fault at once
     */
    public static Settings parse(Map<String, String> values) {
        return new SettingsReader(values).read();
    }

    /** Whether this is the environment of the start command. */
    public boolean isEmbedded() {
        return environment.equals(EMBEDDED);
    }

    /**
     * How to log in to a database.
     *
     * @param url JDBC URL naming a schema
     * @param user account
     * @param password its password
     */
    public record Login(String url, String user, Secret password) {
        public Login {
            requireNonNull(url, "url");
            requireNonNull(user, "user");
            requireNonNull(password, "password");
        }

        /** The schema that the URL names. */
        public String schema() {
            return JdbcUrl.schema(url).orElseThrow();
        }
    }

    /**
     * The Core database.
     *
     * @param writer where everything is written
     * @param readUrl JDBC URL of a reader near by, same account
     */
    public record Core(Login writer, Optional<String> readUrl) {
        public Core {
            requireNonNull(writer, "writer");
            requireNonNull(readUrl, "readUrl");
        }

        /** Name of the Core schema, with which statements qualify its tables. */
        public String schema() {
            return writer.schema();
        }
    }

    /**
     * How queues and buckets are reached; the credentials are found by the vendor's own chain.
     *
     * @param region region of queues and buckets
     * @param sqsEndpoint URL of the queue server, when it is not the region's own
     * @param s3Endpoint URL of the bucket server, when it is not the region's own
     */
    public record Aws(Optional<String> region, Optional<String> sqsEndpoint, Optional<String> s3Endpoint) {
        public Aws {
            requireNonNull(region, "region");
            requireNonNull(sqsEndpoint, "sqsEndpoint");
            requireNonNull(s3Endpoint, "s3Endpoint");
        }
    }

    /**
     * Names of the queues and the bucket.
     *
     * @param worker queue of jobs
     * @param fallback queue of webhook payloads that could not be stored as jobs
     * @param bucket bucket of those payloads
     */
    public record Queues(String worker, String fallback, String bucket) {
        public Queues {
            requireNonNull(worker, "worker");
            requireNonNull(fallback, "fallback");
            requireNonNull(bucket, "bucket");
        }
    }

    /**
     * How jobs run.
     *
     * @param concurrency jobs at once on this node
     * @param maxExecutionTime after which a job without a limit of its own is ended
     * @param shutdownGrace how long running jobs may go on when the node stops
     * @param debug whether jobs may be run directly over HTTP
     * @param requeueAfter how long a queued job may wait for its start before it is sent again
     */
    public record Worker(
            int concurrency, Duration maxExecutionTime, Duration shutdownGrace, boolean debug, Duration requeueAfter) {
        public Worker {
            requireNonNull(maxExecutionTime, "maxExecutionTime");
            requireNonNull(shutdownGrace, "shutdownGrace");
            requireNonNull(requeueAfter, "requeueAfter");
        }
    }

    /**
     * How requests are answered.
     *
     * @param jwtRotation after which the signing secret is replaced
     * @param maxDepth how deep references and children are expanded at most
     * @param corsOrigins origins that browsers may call from; {@code *} alone means all
     * @param trustedProxies addresses, or beginnings of addresses ending in a dot or colon, of proxies whose
     *     {@code X-Forwarded-For} is believed
     * @param logFile file that takes the rows of {@code ApiTransactions} as JSON lines instead of the database
     * @param requestTimeout how long one request may take
     */
    public record Api(
            Duration jwtRotation,
            int maxDepth,
            List<String> corsOrigins,
            List<String> trustedProxies,
            Optional<Path> logFile,
            Duration requestTimeout) {
        public Api {
            requireNonNull(jwtRotation, "jwtRotation");
            corsOrigins = List.copyOf(corsOrigins);
            trustedProxies = List.copyOf(trustedProxies);
            requireNonNull(logFile, "logFile");
            requireNonNull(requestTimeout, "requestTimeout");
        }
    }
}
