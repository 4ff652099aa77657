package com.togahub.launcher;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.HomeLock;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Recorded;
import com.togahub.launcher.home.RunState;
import com.togahub.launcher.server.EmbeddedServers;
import com.togahub.launcher.server.MariaDb;
import com.togahub.launcher.server.MicroServer;
import com.togahub.launcher.server.NodeEnvironment;
import com.togahub.launcher.server.Ports;
import com.togahub.launcher.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the embedded default and stays with it until it is told to stop. */
final class Up {
    private static final int GRACE_SECONDS = 60;

    private final Folders folders;
    private final Map<String, String> user;
    private final Command.Up command;
    private final Progress progress;
    private final RunState state;
    private volatile boolean stopping;

    Up(Folders folders, Map<String, String> user, Command.Up command, Progress progress) {
        this.folders = folders;
        this.user = user;
        this.command = command;
        this.progress = progress;
        this.state = new RunState(folders);
    }

    /**
     * Starts everything and stays until it is stopped.
     *
     * @throws LaunchException when something stands in the way, or when the last application node has ended
     */
    void run() {
        try {
            start();
        } catch (LaunchException e) {
            // what fails because everything is being stopped is no news
            if (!stopping) {
                throw e;
            }
        }
    }

    private void start() {
        Ports.requireFree(command.port(), command.nodes());
        prepareHome();
        HomeLock lock = HomeLock.take(folders);
        // the lock lives as long as this process
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(lock), "stop"));
        cleanUpAfterKilledRun();
        makeFreshIfAsked();
        folders.create();

        EmbeddedServers servers = EmbeddedServers.of(folders, MariaDb.of(folders), user);
        servers.database().requireUsable();
        DemoSecrets demo = DemoSecrets.of(folders);
        List<MicroServer> nodes = nodes(servers);
        nodes.forEach(MicroServer::boot);
        servers.start(server -> progress.done(server.name(), server.description()));
        for (MicroServer node : nodes) {
            node.deploy();
            progress.done(node.name(), node.description());
        }
        String baseUrl = nodes.get(0).url();
        DemoFile.write(
                folders,
                DemoFile.content(baseUrl, servers, demo, ProcessHandle.current().pid(), state.running()));
        Optional<String> secret = Optional.ofNullable(user.get("TOGA_WEBHOOK_SECRET_GITHUB"));
        progress.say(Greeting.text(baseUrl, demo, secret));
        progress.say(Main.READY + " after %.1f s; Ctrl-C or ./toga down stops it".formatted(progress.seconds()));
        watch(servers, nodes);
    }

    private void prepareHome() {
        try {
            Files.createDirectories(folders.home());
        } catch (IOException e) {
            throw new LaunchException("cannot create " + folders.home() + " (" + e.getMessage() + ")", e);
        }
    }

    private void cleanUpAfterKilledRun() {
        DemoFile.remove(folders);
        List<Recorded> ended = state.end(GRACE_SECONDS);
        if (!ended.isEmpty()) {
            progress.say("A run was killed here; ended what it left: "
                    + String.join(
                            ", ",
                            ended.stream()
                                    .map(each -> each.name() + " (" + each.pid() + ")")
                                    .toList()));
        }
    }

    private void makeFreshIfAsked() {
        if (!command.fresh()) {
            return;
        }
        try {
            for (Path each : List.of(
                    folders.data(),
                    folders.spool(),
                    folders.home().resolve("secrets.json"),
                    DemoSecrets.file(folders))) {
                Folders.delete(each);
            }
        } catch (IOException e) {
            throw new LaunchException("cannot empty " + folders.home() + " (" + e.getMessage() + ")", e);
        }
    }

    private List<MicroServer> nodes(EmbeddedServers servers) {
        List<MicroServer> nodes = new ArrayList<>();
        for (int number = 1; number <= command.nodes(); number++) {
            int port = command.port() + number - 1;
            Map<String, String> environment =
                    NodeEnvironment.of(user, folders, servers, DemoSecrets.file(folders), number, port);
            nodes.add(new MicroServer(folders, number, port, environment));
        }
        return nodes;
    }

    /** Says when a server ends by itself; returns when no node is left. */
    private void watch(EmbeddedServers servers, List<MicroServer> nodes) {
        List<Server> watched = new ArrayList<>(servers.all());
        watched.addAll(nodes);
        while (nodes.stream().anyMatch(node -> node.process().isAlive())) {
            watched.removeIf(this::reportedAsEnded);
            pause();
        }
        watched.forEach(this::reportedAsEnded);
        throw new LaunchException("no application node is left");
    }

    private boolean reportedAsEnded(Server server) {
        if (server.process().isAlive()) {
            return false;
        }
        if (!stopping) {
            progress.say(server.name() + " ended by itself with status "
                    + server.process().exitStatus() + "; see " + folders.log(server.name()));
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
    }

    private void stop(HomeLock lock) {
        stopping = true;
        DemoFile.remove(folders);
        for (Recorded each : state.end(GRACE_SECONDS)) {
            progress.done(each.name(), "stopped");
        }
        try {
            lock.close();
        } catch (IOException e) {
            progress.say("the lock could not be released: " + e.getMessage());
        }
    }
}
