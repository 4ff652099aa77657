package com.togahub.persistence.testing;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A real database server for tests, one per JVM, on a free port of the loopback and with its data below {@code target}.
 * MariaDB, or MySQL 8 with {@code -Dtest.db=mysql8}. It is stopped when the JVM ends.
 */
public final class DatabaseServer {
    private static final String USER = "toga";
    private static final String PASSWORD = "test-only";
    private static final String ACCOUNT = "CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "';\n"
            + "GRANT ALL PRIVILEGES ON *.* TO '" + USER + "'@'%' WITH GRANT OPTION;\n";
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final int port;

    private DatabaseServer(int port) {
        this.port = port;
    }

    private static final class Shared {
        static final DatabaseServer SERVER = start();
    }

    /** The JVM's server, started at the first call. */
    public static DatabaseServer shared() {
        return Shared.SERVER;
    }

    /** Whether it is MySQL, not MariaDB. */
    public static boolean isMysql() {
        return System.getProperty("test.db", "mariadb").equals("mysql8");
    }

    private static DatabaseServer start() {
        Path folder = Path.of(
                System.getProperty("test.build", "target"),
                "database-" + ProcessHandle.current().pid());
        Path unpacked = Path.of(System.getProperty("test.db.home"));
        try {
            Files.createDirectories(folder);
            ServerProcess process = new ServerProcess(isMysql() ? Product.MYSQL : Product.MARIADB, unpacked, folder);
            Runtime.getRuntime().addShutdownHook(new Thread(process::stop));
            process.start(Files.writeString(folder.resolve("account.sql"), ACCOUNT));
            return new DatabaseServer(process.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the database server starts", e);
        }
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** An account that may do everything. */
    public String user() {
        return USER;
    }

    /** That account's password. */
    public String password() {
        return PASSWORD;
    }

    /** JDBC URL of a schema; an empty name: of none. */
    public String url(String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema
                + "?connectionTimeZone=%2B00:00&forceConnectionTimeZoneToSession=true&allowPublicKeyRetrieval=true";
    }

    /** Unpooled connections to a schema; an empty name: to none. */
    public DataSource dataSource(String schema) {
        return dataSource(schema, user(), password());
    }

    /** The same for another account. */
    public DataSource dataSource(String schema, String user, String password) {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(url(schema));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** A schema name that no other test of this JVM uses. */
    public String freshName(String prefix) {
        return prefix + "_" + SCHEMAS.incrementAndGet();
    }

    /** Runs statements. */
    public void execute(String schema, String... statements) {
        try (Connection connection = dataSource(schema).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a statement of the test failed", e);
        }
    }
}
