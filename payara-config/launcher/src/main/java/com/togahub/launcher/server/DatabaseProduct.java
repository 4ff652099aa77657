package com.togahub.launcher.server;

import com.togahub.launcher.home.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What differs between the database servers that Toga runs on. */
public interface DatabaseProduct {
    /** Name that a data folder made by it is marked with. */
    String name();

    /** Product and version, for people. */
    String title();

    /** Command that fills an empty data folder. */
    List<String> installCommand(Path data);

    /**
     * Command that serves a data folder.
     *
     * @param init file of statements, one a line, to run before connections are taken
     */
    List<String> serverCommand(Path data, int port, Path init);

    /** Environment of both commands. */
    Map<String, String> environment();

    /**
     * Refuses a machine that lacks what the product needs.
     *
     * @throws com.togahub.launcher.home.LaunchException naming the way out
     */
    void requireRunnable();

    /** Statements that bring accounts and their rights up to date, each on one line. */
    default List<String> accounts(Secrets secrets) {
        return List.of(
                "CREATE DATABASE IF NOT EXISTS Core;",
                "CREATE USER IF NOT EXISTS 'toga'@'%' IDENTIFIED BY '" + secrets.databasePassword() + "';",
                "ALTER USER 'toga'@'%' IDENTIFIED BY '" + secrets.databasePassword() + "';",
                // schemas of clients come and go at run time, and prepared transactions are recovered
                "GRANT ALL PRIVILEGES ON *.* TO 'toga'@'%';",
                "ALTER USER 'root'@'localhost' IDENTIFIED BY '" + secrets.rootPassword() + "';");
    }

    /** Settings that both products know: durable, UTC, Unicode, loopback only. */
    static List<String> commonSettings(Path base, Path data, int port, Path init) {
        List<String> settings = new ArrayList<>(List.of(
                "--no-defaults",
                "--datadir=" + data,
                "--basedir=" + base,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // relative to the data folder: the path of a socket must be short
                "--socket=database.sock",
                "--pid-file=database.pid",
                "--init-file=" + init,
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--default-time-zone=+00:00",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=256M",
                "--max-allowed-packet=64M",
                "--max-connections=300",
                "--skip-name-resolve"));
        settings.addAll(asRoot());
        return settings;
    }

    /** The servers refuse to run as root unless told so. */
    static List<String> asRoot() {
        return System.getProperty("user.name").equals("root") ? List.of("--user=root") : List.of();
    }
}
