package com.togahub.persistence.logfile;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.pool.Pools;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Carries the log from rows to the file. A write's row is committed with its data; its line is written before the answer
 * leaves; a thread then has the lines survive a loss of power, and only after that takes the rows away. What a crash or a
 * full disk leaves between is found by its row, so that a line may come twice, under the same uuid, but never not at all.
 */
public final class FiledLog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FiledLog.class.getName());
    private static final int MOST = 200;
    private static final int MOST_WAITING = 100_000;
    private static final long PAUSE_MILLIS = 200;
    /** Rows that have stood this long have nobody who is about to write their lines. */
    private static final int ABANDONED_SECONDS = 60;

    private final LogFile file;
    private final FiledRows rows;
    private final Supplier<DatabaseName> coreLogs;
    private final List<String> columns;
    private final BlockingQueue<Filed> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean isClosed;

    /**
     * Starts the thread that tidies up.
     *
     * @param coreLogs where the ids of all requests are
     * @param columns of the rows, {@code uuid}, {@code transactionId} and {@code status} among them
     */
    public FiledLog(LogFile file, Pools pools, Supplier<DatabaseName> coreLogs, List<String> columns) {
        this.file = requireNonNull(file, "file");
        this.rows = new FiledRows(pools);
        this.coreLogs = requireNonNull(coreLogs, "coreLogs");
        this.columns = List.copyOf(columns);
        this.thread = new Thread(this::run, "toga-log-file");
        thread.setDaemon(true);
        thread.start();
    }

    /** Writes the line of a row that is committed. One that cannot be written now is written later, since its row stays. */
    public void committed(DatabaseName logs, List<Object> values) {
        try {
            file.append(LogLine.of(logs.schema(), columns, values));
            done(filed(logs, values, true));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A line of the log waits in the database: " + e.getMessage());
        }
    }

    /**
     * Writes the line of a request that has no row and needs none.
     *
     * @return whether it could be written
     */
    public boolean alone(DatabaseName logs, List<Object> values) {
        try {
            file.append(LogLine.of(logs.schema(), columns, values));
            done(filed(logs, values, false));
            return true;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A line of the log goes to the database: " + e.getMessage());
            return false;
        }
    }

    /** Writes the lines of rows that nobody is about to write, in these schemas. */
    public void sweep(List<DatabaseName> schemas) {
        for (DatabaseName logs : schemas) {
            try {
                sweep(logs);
            } catch (SQLException | IOException e) {
                LOG.log(System.Logger.Level.WARNING, "Lines of " + logs.schema() + " wait: " + e.getMessage());
            }
        }
    }

    private void sweep(DatabaseName logs) throws SQLException, IOException {
        List<List<Object>> some = rows.pending(logs, columns, ABANDONED_SECONDS);
        while (!some.isEmpty()) {
            List<Filed> filed = new ArrayList<>();
            for (List<Object> values : some) {
                file.append(LogLine.of(logs.schema(), columns, values));
                filed.add(filed(logs, values, true));
            }
            tidy(filed);
            some = some.size() < MOST ? List.of() : rows.pending(logs, columns, ABANDONED_SECONDS);
        }
    }

    /** Finishes what was added, then lets go of the file. */
    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The log file was not closed: " + e.getMessage());
        }
    }

    private Filed filed(DatabaseName logs, List<Object> values, boolean hasRow) {
        return new Filed(
                logs,
                (String) values.get(columns.indexOf("uuid")),
                Optional.ofNullable((String) values.get(columns.indexOf("transactionId"))),
                (Integer) values.get(columns.indexOf("status")),
                hasRow);
    }

    private void done(Filed filed) {
        if (!queue.offer(filed)) {
            // its row, if it has one, is found by the sweep
            LOG.log(System.Logger.Level.WARNING, "Too many rows wait for their removal");
        }
    }

    private void run() {
        List<Filed> batch = new ArrayList<>();
        while (!isClosed || !queue.isEmpty()) {
            try {
                if (batch.isEmpty() && !isClosed) {
                    batch.add(queue.take());
                    if (queue.size() < MOST) {
                        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                    }
                }
            } catch (InterruptedException e) {
                // closing: what was added is finished
                LOG.log(System.Logger.Level.DEBUG, "The log file is being closed");
            }
            queue.drainTo(batch, MOST - batch.size());
            try {
                tidy(batch);
                batch.clear();
            } catch (SQLException | IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Rows wait for their removal: " + e.getMessage());
                if (isClosed) {
                    return;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            // closing: the next try is the last
            LOG.log(System.Logger.Level.DEBUG, "The log file is being closed");
        }
    }

    /** One tenant's database that is away keeps nobody else's rows. */
    private void remove(DatabaseName logs, List<String> uuids) {
        try {
            rows.remove(logs, uuids);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "Rows of " + logs.schema() + " wait for the sweep: " + e.getMessage());
        }
    }

    private void tidy(List<Filed> batch) throws SQLException, IOException {
        file.sync();
        rows.note(coreLogs.get(), batch);
        Map<DatabaseName, List<String>> here = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Filed each : batch) {
            if (each.hasRow() && seen.add(each.uuid())) {
                here.computeIfAbsent(each.logs(), logs -> new ArrayList<>()).add(each.uuid());
            }
        }
        here.forEach(this::remove);
    }
}
