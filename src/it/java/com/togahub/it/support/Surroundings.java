package com.togahub.it.support;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.DemoSecrets;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.RunState;
import com.togahub.launcher.home.Secrets;
import com.togahub.launcher.server.Database;
import com.togahub.launcher.server.DatabaseProduct;
import com.togahub.launcher.server.EmbeddedServers;
import com.togahub.launcher.server.MariaDb;
import com.togahub.launcher.server.MicroServer;
import com.togahub.launcher.server.MySql8;
import com.togahub.launcher.server.NodeEnvironment;
import com.togahub.launcher.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The servers around the application, in a home of their own that is made anew for every run.
 *
 * @param folders where everything lies
 * @param servers database, queue and bucket
 * @param demo who may log in
 * @param githubSecret with which deliveries of GitHub are signed
 * @param partnerSecret by which the application proves itself to trading partners that name {@link #PARTNER_SECRET}
 */
public record Surroundings(
        Folders folders, EmbeddedServers servers, DemoSecrets demo, String githubSecret, String partnerSecret) {
    /** The variable that holds {@link #partnerSecret()}. */
    public static final String PARTNER_SECRET = "TOGA_SECRET_CXML_PARTNER";

    private static final int SECRET_LENGTH = 32;
    private static final int GRACE_SECONDS = 60;

    public Surroundings {
        requireNonNull(folders, "folders");
        requireNonNull(servers, "servers");
        requireNonNull(demo, "demo");
        requireNonNull(githubSecret, "githubSecret");
        requireNonNull(partnerSecret, "partnerSecret");
    }

    /** Starts the servers; also ends what an earlier run, killed, left behind. */
    public static Surroundings start(Path project, Path home, String product) {
        Folders folders = new Folders(project, home);
        try {
            Files.createDirectories(home);
            end(folders);
            Folders.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folders.create();
        EmbeddedServers servers = EmbeddedServers.of(folders, product(folders, product), Map.of());
        servers.start(server -> System.out.println("started " + server.description()));
        return new Surroundings(
                folders,
                servers,
                DemoSecrets.of(folders),
                Secrets.random(SECRET_LENGTH),
                Secrets.random(SECRET_LENGTH));
    }

    /** Starts one more database server, with the accounts and passwords of the first. */
    public Database startAnotherDatabase(String product) {
        Folders own = other(folders);
        own.create();
        Database database = new Database(
                own, product(folders, product), servers.secrets(), Ports.free(1).get(0));
        database.start();
        return database;
    }

    /** Ends everything that was started in the home, application nodes included. */
    public void stop() {
        end(folders);
    }

    private static void end(Folders folders) {
        new RunState(folders).end(GRACE_SECONDS);
        if (Files.exists(other(folders).home())) {
            new RunState(other(folders)).end(GRACE_SECONDS);
        }
    }

    private static Folders other(Folders folders) {
        return new Folders(folders.project(), folders.home().resolve("other"));
    }

    /** The environment of an application node. */
    public Map<String, String> environment(int node, int port) {
        Map<String, String> user = new TreeMap<>(System.getenv());
        user.put("TOGA_WEBHOOK_SECRET_GITHUB", githubSecret);
        user.put(PARTNER_SECRET, partnerSecret);
        user.put("TOGA_WORKER_DEBUG", "true");
        return NodeEnvironment.of(user, folders, servers, DemoSecrets.file(folders), node, port);
    }

    /** An application node on a free port, not yet started, that runs this archive. */
    public MicroServer node(int number, Path war) {
        int port = Ports.free(1).get(0);
        return new MicroServer(folders, number, port, environment(number, port), war);
    }

    private static DatabaseProduct product(Folders folders, String name) {
        return switch (name) {
            case "mariadb" -> MariaDb.of(folders);
            case "mysql8" -> MySql8.of(folders);
            default -> throw new IllegalArgumentException("toga.db is mariadb or mysql8, not " + name);
        };
    }
}
