package com.togahub.it.faults;

import com.togahub.it.support.Rows;
import com.togahub.launcher.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that end at random: the server kills some, lines are cut for a moment. Until this is closed. */
final class Kills implements AutoCloseable {
    private static final int AT_ONCE = 6;
    private static final int NO_SUCH_THREAD = 1094;

    private final Estate estate;
    private final List<Estate.Client> oneOnEach;
    private final Random random;
    private final AtomicInteger killed = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final ScheduledFuture<?> killing;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

    Kills(Estate estate, List<Estate.Client> oneOnEach, long seed) {
        this.estate = estate;
        this.oneOnEach = List.copyOf(oneOnEach);
        this.random = new Random(seed);
        killing = pace.scheduleWithFixedDelay(this::once, 1, 1, TimeUnit.SECONDS);
    }

    private void once() {
        if (random.nextInt(4) == 0) {
            Proxy line = random.nextBoolean() ? estate.near() : estate.far();
            line.cut();
            line.pass();
            cuts.incrementAndGet();
            return;
        }
        Estate.Client there = oneOnEach.get(random.nextInt(oneOnEach.size()));
        try (Connection connection = estate.connect(there, there.schema());
                Statement kill = connection.createStatement()) {
            List<String> all = new ArrayList<>(Rows.strings(
                    connection,
                    "SELECT ID FROM information_schema.PROCESSLIST WHERE USER = ? AND ID <> CONNECTION_ID()",
                    Database.USER));
            Collections.shuffle(all, random);
            for (String id : all.subList(0, Math.min(AT_ONCE, all.size()))) {
                kill(kill, id);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("nothing is killed", e);
        }
    }

    private void kill(Statement statement, String id) throws SQLException {
        try {
            statement.execute("KILL " + id);
            killed.incrementAndGet();
        } catch (SQLException e) {
            // it was faster
            if (e.getErrorCode() != NO_SUCH_THREAD) {
                throw e;
            }
        }
    }

    /** How many connections were killed one by one. */
    int killed() {
        return killed.get();
    }

    /** How often a line was cut. */
    int cuts() {
        return cuts.get();
    }

    @Override
    public void close() {
        if (killing.isDone()) {
            throw new IllegalStateException("the killing has failed");
        }
        killing.cancel(false);
        pace.shutdown();
        try {
            if (!pace.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the killing does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
