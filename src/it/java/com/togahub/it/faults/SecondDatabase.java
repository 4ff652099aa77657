package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.Surroundings;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.RunState;
import com.togahub.launcher.server.Database;
import com.togahub.launcher.server.DatabaseProduct;
import com.togahub.launcher.server.MariaDb;
import com.togahub.launcher.server.MySql8;
import com.togahub.launcher.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Another database server of the same product, with the accounts of the first, and a line to it that all nodes share.
 *
 * @param folders where it lies
 * @param database itself
 * @param password of its account
 * @param line by which nodes reach it
 */
record SecondDatabase(Folders folders, Database database, String password, Proxy line) implements AutoCloseable {
    private static final int GRACE_SECONDS = 30;

    SecondDatabase {
        requireNonNull(folders, "folders");
        requireNonNull(database, "database");
        requireNonNull(password, "password");
        requireNonNull(line, "line");
    }

    /** Starts it; also ends what an earlier run, killed, left behind. */
    static SecondDatabase start(Surroundings first) {
        Path project = Path.of(System.getProperty("it.project"));
        Path home = Path.of(System.getProperty("it.home") + "-second");
        Folders folders = new Folders(project, home);
        try {
            Files.createDirectories(home);
            new RunState(folders).end(GRACE_SECONDS);
            Folders.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folders.create();
        DatabaseProduct product =
                System.getProperty("toga.db").equals("mysql8") ? MySql8.of(folders) : MariaDb.of(folders);
        Database database = new Database(
                folders, product, first.servers().secrets(), Ports.free(1).get(0));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> new RunState(folders).end(GRACE_SECONDS), "stop-second"));
        database.start();
        return new SecondDatabase(
                folders, database, first.servers().secrets().databasePassword(), new Proxy(database.port()));
    }

    /** A connection past the line; an empty name is no schema. */
    Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(database.url(schema), Database.USER, password);
    }

    @Override
    public void close() {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.stop();
    }
}
