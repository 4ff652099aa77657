package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.Surroundings;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.server.MicroServer;
import com.togahub.launcher.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An application node that answers requests and runs no jobs. */
final class ApiNode {
    private final int number;
    private final Surroundings surroundings;
    private final Path archive;
    private final int databasePort;
    private Optional<MicroServer> server = Optional.empty();
    private int starts;

    /**
     * A node that is not yet started.
     *
     * @param archive what it runs
     * @param databasePort where it finds Core
     */
    ApiNode(int number, Surroundings surroundings, Path archive, int databasePort) {
        this.number = number;
        this.surroundings = requireNonNull(surroundings, "surroundings");
        this.archive = requireNonNull(archive, "archive");
        this.databasePort = databasePort;
    }

    /** Starts its process, which then waits for {@link #deploy()}. */
    void boot() {
        keepLog();
        int port = Ports.free(1).get(0);
        Map<String, String> environment = new TreeMap<>(surroundings.environment(number, port));
        environment.put("TOGA_ROLE", "api");
        int real = surroundings.servers().database().port();
        for (String url : new String[] {"TOGA_CORE_URL", "TOGA_LOGS_URL"}) {
            environment.computeIfPresent(
                    url, (name, value) -> value.replace(":" + real + "/", ":" + databasePort + "/"));
        }
        MicroServer made = new MicroServer(surroundings.folders(), number, port, environment, archive);
        server = Optional.of(made);
        made.boot();
    }

    /** Deploys the application and waits until it is ready. */
    void deploy() {
        running().deploy();
    }

    /** Where its doors are, without a slash at the end. */
    String url() {
        return running().url();
    }

    boolean isUp() {
        return server.map(each -> each.process().isAlive()).orElse(false);
    }

    /** Kills it as a crash would; returns when it is dead. */
    void kill() {
        running().process().kill();
    }

    private MicroServer running() {
        return server.orElseThrow(() -> new IllegalStateException("node " + number + " was not started"));
    }

    /** Each start writes a log of its own, and leaves its files to no later one. */
    private void keepLog() {
        String name = "node-" + number;
        Path log = surroundings.folders().log(name);
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + "." + starts + ".log"), StandardCopyOption.REPLACE_EXISTING);
            }
            starts++;
            Folders.delete(surroundings.folders().run().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
