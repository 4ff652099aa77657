package com.togahub.launcher.server;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The database server. It holds the schemas of Core, Logs and every client. */
public final class Database implements Server {
    /** The application's account. */
    public static final String USER = "toga";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Folders folders;
    private final DatabaseProduct product;
    private final Secrets secrets;
    private final int port;
    private ServerProcess process;

    public Database(Folders folders, DatabaseProduct product, Secrets secrets, int port) {
        this.folders = requireNonNull(folders, "folders");
        this.product = requireNonNull(product, "product");
        this.secrets = requireNonNull(secrets, "secrets");
        this.port = port;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public String description() {
        return product.title() + " on 127.0.0.1:" + port;
    }

    /** JDBC URL of a schema for the application's account. */
    public String url(String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    public int port() {
        return port;
    }

    /**
     * Refuses a data folder whose first set-up did not come to its end.
     *
     * @throws LaunchException naming the way out
     */
    public void requireUsable() {
        if (Files.exists(data()) && !isEmpty(data()) && !Files.exists(complete())) {
            throw new LaunchException(
                    data() + " is half written, its first start was cut off: start once with --fresh to make it anew");
        }
        if (Files.exists(complete()) && !read(complete()).equals(product.name())) {
            throw new LaunchException(
                    data() + " was made by " + read(complete()) + ": use that, or start with --fresh to make it anew");
        }
    }

    @Override
    public void start() {
        requireUsable();
        product.requireRunnable();
        try {
            if (!Files.exists(complete())) {
                Files.createDirectories(data());
                install();
                Files.writeString(complete(), product.name());
            }
            Path init = folders.run().resolve("database.sql");
            Folders.writePrivately(init, String.join("\n", product.accounts(secrets)) + "\n");
            process = ServerProcess.start(
                    folders, name(), mark(), product.serverCommand(data(), port, init), product.environment());
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot write to " + data() + " (" + e.getMessage() + "): free some space or mend its permissions",
                    e);
        }
        process.await(this::greets, START_LIMIT);
    }

    @Override
    public ServerProcess process() {
        return requireNonNull(process, "not started");
    }

    @Override
    public String mark() {
        return data().toString();
    }

    @Override
    public void stop() {
        process().stop(GRACE);
    }

    private void install() throws IOException {
        ServerProcess installing = ServerProcess.start(
                folders, "database-install", mark(), product.installCommand(data()), product.environment());
        installing.onExit().join();
        if (installing.exitStatus() != 0) {
            throw new LaunchException("the database could not be set up, see " + folders.log("database-install")
                    + "; when that is mended, start with --fresh");
        }
    }

    /** A server that takes connections speaks first: a packet of at least four bytes. */
    private boolean greets() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(500);
            return socket.getInputStream().readNBytes(4).length == 4;
        } catch (IOException e) {
            // not yet
            return false;
        }
    }

    private Path data() {
        return folders.data().resolve("database");
    }

    private Path complete() {
        return folders.data().resolve("database.complete");
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new LaunchException("cannot read " + folder + " (" + e.getMessage() + ")", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LaunchException("cannot read " + file + " (" + e.getMessage() + ")", e);
        }
    }
}
