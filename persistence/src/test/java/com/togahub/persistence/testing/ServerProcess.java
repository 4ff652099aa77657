package com.togahub.persistence.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A database server in a process of its own, with everything it writes in one folder. */
final class ServerProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Product product;
    private final Path home;
    private final Path folder;
    private final int port;
    private Process process;

    /**
     * A server on a free port.
     *
     * @param unpacked holds the product, at whatever depth
     * @param folder for its data and log
     */
    ServerProcess(Product product, Path unpacked, Path folder) throws IOException {
        this.product = product;
        this.home = home(product, unpacked);
        this.folder = folder.toAbsolutePath();
        this.port = freePort();
    }

    int port() {
        return port;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param init file of statements it runs first
     */
    void start(Path init) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        int installed = run(product.install(home, data), List.of()).waitFor();
        if (installed != 0) {
            throw new IOException("the data folder cannot be made; see " + log());
        }
        List<String> settings = new ArrayList<>(product.settings(home));
        settings.addAll(List.of(
                "--datadir=" + data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                // relative to the data folder: the path of a socket must be short
                "--socket=database.sock",
                "--pid-file=database.pid",
                "--init-file=" + init.toAbsolutePath(),
                "--default-time-zone=+00:00",
                "--character-set-server=utf8mb4",
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-doublewrite=OFF",
                "--innodb-flush-method=nosync",
                "--max-allowed-packet=64M",
                // each test class has pools of its own, which keep their connections for a while
                "--max-connections=1000",
                "--skip-name-resolve"));
        process = run(
                List.of(home.resolve(product.program()).toString(), "--no-defaults", "--basedir=" + home), settings);
        await();
    }

    /** Stops it and removes what it wrote. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Folders.delete(folder);
    }

    private Process run(List<String> program, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(settings);
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
        builder.environment().putAll(product.environment(home));
        return builder.start();
    }

    private File log() {
        return folder.resolve("server.log").toFile();
    }

    private void await() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (connected.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new IOException("the database server does not answer; see " + log());
    }

    private static Path home(Product product, Path unpacked) throws IOException {
        try (Stream<Path> files = Files.walk(unpacked)) {
            Path home = files.filter(file -> file.endsWith(product.program()))
                    .findFirst()
                    .map(file -> file.getParent().getParent().toAbsolutePath())
                    .orElseThrow(() -> new IOException("no " + product.program() + " below " + unpacked));
            for (File program : home.resolve("bin").toFile().listFiles()) {
                if (!program.canExecute() && !program.setExecutable(true)) {
                    throw new IOException(program + " cannot be made executable");
                }
            }
            return home;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
