package com.togahub.launcher.server;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * One application node: Payara Micro with the resource adapter and {@code toga.war}. It boots beside the servers it needs
 * ({@link #boot()}) and deploys when they are there ({@link #deploy()}).
 */
public final class MicroServer implements Server {
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private final Folders folders;
    private final int number;
    private final int port;
    private final Map<String, String> environment;
    private final Path war;
    private ServerProcess process;

    /**
     * A node that is not yet started.
     *
     * @param number from 1
     * @param environment the whole environment of its process
     */
    public MicroServer(Folders folders, int number, int port, Map<String, String> environment) {
        this(folders, number, port, environment, folders.war());
    }

    /**
     * A node that runs another archive than the built one.
     *
     * @param number from 1
     * @param environment the whole environment of its process
     * @param war what it runs
     */
    public MicroServer(Folders folders, int number, int port, Map<String, String> environment, Path war) {
        this.folders = requireNonNull(folders, "folders");
        this.number = number;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.war = requireNonNull(war, "war");
    }

    @Override
    public String name() {
        return "node-" + number;
    }

    @Override
    public String description() {
        return "Payara Micro on 127.0.0.1:" + port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void start() {
        boot();
        deploy();
    }

    /** Starts the process, which boots and then waits for {@link #deploy()}. */
    public void boot() {
        Path micro = BuiltPaths.read(folders, "micro").named("payara-micro-");
        Path unpacked = Distribution.of(folders).made(withoutSuffix(micro), folder -> unpack(micro, folder));
        Path root = folders.run().resolve(name());
        Path launch = unpacked.resolve("launch-micro.jar");
        try {
            copyConfiguration(unpacked, root);
            List<String> options = new ArrayList<>(List.of(
                    "-Xms256m",
                    "-Xmx1g",
                    "-Duser.timezone=UTC",
                    "-Dorg.jooq.no-logo=true",
                    "-Dorg.jooq.no-tips=true",
                    "-Dfish.payara.micro.BootJar=" + launch.toUri(),
                    "-Dfish.payara.micro.UnpackDir=" + unpacked));
            options.addAll(openings(micro));
            process = ServerProcess.start(
                    folders,
                    name(),
                    mark(),
                    Java.command(
                            mark(),
                            options,
                            List.of(launch, folders.launcherJar()),
                            "com.togahub.launcher.child.MicroMain",
                            List.of(
                                    Integer.toString(port),
                                    root.toString(),
                                    folders.microCommands().toString(),
                                    folders.rar().toString(),
                                    war.toString())),
                    environment);
        } catch (IOException e) {
            throw new LaunchException("cannot prepare " + root + " (" + e.getMessage() + "): free some space", e);
        }
    }

    /** Deploys and returns when the application says that it is ready. */
    public void deploy() {
        process().tell("deploy");
        process().await(() -> Http.status(url() + "/health").orElse(0) == 200, START_LIMIT);
        process().await(() -> Http.status(url() + "/health/ready", 5000).orElse(0) == 200, START_LIMIT);
    }

    @Override
    public ServerProcess process() {
        return requireNonNull(process, "not started");
    }

    @Override
    public String mark() {
        return Java.mark(folders, name());
    }

    @Override
    public void stop() {
        // running jobs have their grace, and a little more for the rest
        int grace = Integer.parseInt(environment.getOrDefault("TOGA_SHUTDOWN_GRACE_SECONDS", "30"));
        process().stop(Duration.ofSeconds(grace + 20L));
    }

    private static void unpack(Path micro, Path folder) throws IOException {
        Process unpacking = new ProcessBuilder(
                        Java.program(), "-jar", micro.toString(), "--rootdir", folder.toString(), "--outputlauncher")
                .redirectErrorStream(true)
                .start();
        unpacking.getInputStream().readAllBytes();
        unpacking.onExit().join();
        if (unpacking.exitValue() != 0) {
            throw new IOException(micro + " could not be unpacked");
        }
    }

    private static void copyConfiguration(Path from, Path to) throws IOException {
        // lib: without it the server cannot make the default data source that it gives to persistence units
        for (String part : List.of("config", "docroot", "lib")) {
            try (Stream<Path> files = Files.walk(from.resolve(part))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(Files.isDirectory(file) ? target : target.getParent());
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, target);
                    }
                }
            }
        }
    }

    /** What the server's manifest opens; it counts only when the jar is started with {@code -jar}. */
    private static List<String> openings(Path micro) throws IOException {
        List<String> options = new ArrayList<>();
        try (JarFile jar = new JarFile(micro.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            for (String packages : manifest.getValue("Add-Opens").strip().split("\\s+", -1)) {
                options.add("--add-opens=" + packages + "=ALL-UNNAMED");
            }
            for (String packages : manifest.getValue("Add-Exports").strip().split("\\s+", -1)) {
                options.add("--add-exports=" + packages + "=ALL-UNNAMED");
            }
        }
        return options;
    }

    private static String withoutSuffix(Path jar) {
        return jar.getFileName().toString().replaceFirst("\\.jar$", "");
    }
}
