package com.togahub.benchmarks;

import com.togahub.benchmarks.measure.Load;
import com.togahub.benchmarks.measure.Percentiles;
import com.togahub.benchmarks.measure.Sizes;
import com.togahub.launcher.DemoSecrets;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Secrets;
import com.togahub.launcher.server.Database;
import com.togahub.launcher.server.EmbeddedServers;
import com.togahub.launcher.server.MicroServer;
import com.togahub.launcher.server.NodeEnvironment;
import com.togahub.launcher.server.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The whole way through a deployed node: a signed delivery of GitHub's comes in at the door, becomes a job, and its action
 * runs. The times are those in the job's row.
 */
final class DeployedNode {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int WARM_UP = 1_000;
    private static final String BODY =
            "{\"zen\": \"Keep it logically awesome.\", \"repository\": {\"full_name\": \"toga/toga\"}}";
    private static final String SECRET = "TOGA_WEBHOOK_SECRET_GITHUB";
    private static final String LEFT = "SELECT COUNT(*) FROM WorkerJobs WHERE id > ? AND isSuccess IS NULL";
    private static final String FAILED = "SELECT COUNT(*) FROM WorkerJobs WHERE id > ? AND isSuccess = 0";
    private static final String DELAYS =
            "SELECT TIMESTAMPDIFF(MICROSECOND, dtCreated, dtStarted) / 1000 FROM WorkerJobs WHERE id > ?";

    private final Folders folders;
    private final EmbeddedServers servers;
    private final Sizes sizes;
    private final PrintStream out;
    private final String secret = Secrets.random(32);
    private final HttpClient client = HttpClient.newHttpClient();

    DeployedNode(Folders folders, EmbeddedServers servers, Sizes sizes, PrintStream out) {
        this.folders = folders;
        this.servers = servers;
        this.sizes = sizes;
        this.out = out;
    }

    /** Starts a node, measures, and stops it. */
    void run() throws SQLException {
        DemoSecrets.of(folders);
        int port = Ports.free(1).get(0);
        Map<String, String> environment = NodeEnvironment.of(
                Map.of("PATH", System.getenv().getOrDefault("PATH", "/bin"), SECRET, secret),
                folders,
                servers,
                DemoSecrets.file(folders),
                1,
                port);
        MicroServer node = new MicroServer(folders, 1, port, environment);
        node.start();
        try (Connection core = DriverManager.getConnection(
                servers.database().url("Core"), Database.USER, servers.secrets().databasePassword())) {
            measure(URI.create(node.url() + "/webhook/github"), core);
        } finally {
            node.stop();
        }
    }

    private void measure(URI door, Connection core) throws SQLException {
        Load load = new Load(sizes.threads());
        int jobs = sizes.perSecond() * sizes.seconds();
        double[] answers = new double[jobs];
        try {
            load.asFastAsPossible(WARM_UP, job -> deliver(door));
            awaitNone(core, 0);
            long last = number(core, "SELECT MAX(id) FROM WorkerJobs WHERE id > ?", 0);
            load.atPace(jobs, sizes.perSecond(), job -> answers[job] = deliver(door));
            awaitNone(core, last);
            print(delays(core, last), number(core, FAILED, last), answers);
        } catch (SQLException | LaunchException e) {
            throw e;
        } catch (Exception e) {
            throw new LaunchException("the deployed node cannot be measured (" + e + ")", e);
        }
    }

    private void print(double[] delays, long failed, double[] answers) {
        if (failed > 0) {
            throw new LaunchException(failed + " jobs failed");
        }
        out.printf(
                Locale.ROOT,
                "%nDeployed node, %d webhooks at %d/s: answered p50 %.1f ms, p99 %.1f ms; from row to start p50 %.0f ms, p99 %.0f ms%n",
                delays.length,
                sizes.perSecond(),
                Percentiles.at(0.5, answers),
                Percentiles.at(0.99, answers),
                Percentiles.at(0.5, delays),
                Percentiles.at(0.99, delays));
    }

    /** Milliseconds until the answer. */
    private double deliver(URI door) {
        HttpRequest request = HttpRequest.newBuilder(door)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "ping")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + signature())
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        long begin = System.nanoTime();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new LaunchException("a webhook was answered " + status);
            }
        } catch (IOException e) {
            throw new LaunchException("a webhook was not answered (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private String signature() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(BODY.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitNone(Connection core, long after) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number(core, LEFT, after) > 0) {
            if (System.nanoTime() > end) {
                throw new LaunchException(
                        "the deployed node did not finish its jobs within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }

    private static long number(Connection core, String query, long after) throws SQLException {
        try (PreparedStatement statement = core.prepareStatement(query)) {
            statement.setLong(1, after);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static double[] delays(Connection core, long after) throws SQLException {
        List<Double> delays = new ArrayList<>();
        try (PreparedStatement statement = core.prepareStatement(DELAYS)) {
            statement.setLong(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    delays.add(rows.getDouble(1));
                }
            }
        }
        return delays.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
