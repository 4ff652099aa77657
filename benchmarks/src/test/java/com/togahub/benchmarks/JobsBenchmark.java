package com.togahub.benchmarks;

import com.togahub.benchmarks.measure.Sizes;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.HomeLock;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.RunState;
import com.togahub.launcher.server.Database;
import com.togahub.launcher.server.DatabaseProduct;
import com.togahub.launcher.server.EmbeddedServers;
import com.togahub.launcher.server.MariaDb;
import com.togahub.launcher.server.MySql8;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** {@code ./toga bench jobs}: starts fresh servers of its own, measures, prints, and ends what it started. */
final class JobsBenchmark {
    private static final int GRACE_SECONDS = 30;
    private static final String DURABILITY = """
            SHOW VARIABLES WHERE Variable_name IN ('version', 'innodb_flush_log_at_trx_commit', 'sync_binlog', 'log_bin',
                'innodb_flush_method', 'innodb_doublewrite', 'innodb_buffer_pool_size')
            """;

    private final Folders folders;
    private final Options options;
    private final PrintStream out;

    private JobsBenchmark(Folders folders, Options options, PrintStream out) {
        this.folders = folders;
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) {
        Path project = Path.of(System.getProperty("toga.project", "."));
        try {
            Folders folders = new Folders(project, project.resolve(".toga/bench"));
            new JobsBenchmark(folders, Options.parse(List.of(arguments)), System.out).run();
            System.exit(0);
        } catch (LaunchException | SQLException | IOException e) {
            System.err.println("toga: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws SQLException, IOException {
        Files.createDirectories(folders.home());
        HomeLock lock = HomeLock.take(folders);
        RunState state = new RunState(folders);
        // the lock lives as long as this process
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(state, lock), "stop"));
        // what a killed run left
        state.end(GRACE_SECONDS);
        Folders.delete(folders.data());
        folders.create();
        DatabaseProduct product = options.database().equals("mysql8") ? MySql8.of(folders) : MariaDb.of(folders);
        EmbeddedServers servers = servers(product);
        servers.start(server -> {});
        sayConditions(servers);
        new Table(new Rounds(folders, servers, options, out).run(), out).print();
        Sizes sizes = options.isQuick() ? Sizes.QUICK : Sizes.FULL;
        new DeployedNode(folders, servers, sizes, out).run();
    }

    /** The truth about jobs is in the database: the queue need not survive a restart, and SQS takes no processor time of ours. */
    private EmbeddedServers servers(DatabaseProduct product) {
        EmbeddedServers kept = EmbeddedServers.of(folders, product, Map.of());
        return new EmbeddedServers(kept.database(), kept.queue().inMemory(), kept.bucket(), kept.secrets());
    }

    private void stop(RunState state, HomeLock lock) {
        state.end(GRACE_SECONDS);
        try {
            Folders.delete(folders.data());
            lock.close();
        } catch (IOException e) {
            out.println("toga: cannot clean up " + folders.home() + " (" + e.getMessage() + ")");
        }
    }

    private void sayConditions(EmbeddedServers servers) throws SQLException {
        Sizes sizes = options.isQuick() ? Sizes.QUICK : Sizes.FULL;
        out.printf(
                "%s; %d processors; %d jobs in each phase, stored by %d threads; %d jobs/s for %d s%n",
                servers.database().description(),
                Runtime.getRuntime().availableProcessors(),
                sizes.jobs(),
                sizes.threads(),
                sizes.perSecond(),
                sizes.seconds());
        try (Connection connection = DriverManager.getConnection(
                        servers.database().url("Core"),
                        Database.USER,
                        servers.secrets().databasePassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DURABILITY)) {
            while (rows.next()) {
                out.println("  " + rows.getString(1) + " = " + rows.getString(2));
            }
        }
        out.flush();
    }
}
