package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.it.support.Eventually;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.it.support.WorkerQueue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the worker runs the jobs that messages name. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WorkerIT {
    /** The node is started with the environment of the tests. */
    private static final int AT_ONCE = Optional.ofNullable(System.getenv("TOGA_WORKER_CONCURRENCY"))
            .map(Integer::valueOf)
            .orElse(8);

    private static final int MESSAGES = 10;
    /** Below the time after which the application gives a lock up. */
    private static final Duration LOCK = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    @DisplayName(
            "I5: of many check-ins at the same moment one wins, the job runs once, and all messages are acknowledged")
    void oneCheckInWins() throws SQLException {
        Eventually.within(PATIENCE, "an empty queue", () -> WorkerQueue.unacknowledged() == 0);
        long job = add("Rehearsal/LeaveALine", "{}");
        try (Connection holder = Run.product().connect("Core")) {
            holder.setAutoCommit(false);
            lock(holder, job);
            for (int i = 0; i < MESSAGES; i++) {
                WorkerQueue.send(job);
            }
            // check-ins that come together share a statement
            Eventually.within(
                    LOCK,
                    "check-ins that wait for the row",
                    () -> checkInsUnderWay() > 0 && WorkerQueue.beingHandled() >= Math.min(AT_ONCE, MESSAGES));
            holder.commit();
        }
        Eventually.within(PATIENCE, "an empty queue", () -> WorkerQueue.unacknowledged() == 0);
        assertEquals(
                List.of("1|1"),
                Rows.strings("Core", "SELECT CONCAT_WS('|', attempt, isSuccess) FROM WorkerJobs WHERE id = ?", job));
        assertEquals(
                1,
                Rows.number("Core", "SELECT COUNT(*) FROM WorkerJobLogs WHERE workerJobId = ? AND line = 'ran'", job));
    }

    @Test
    @DisplayName("as many jobs run at the same time as the node is configured for")
    void jobsRunTogether() {
        String parameters = "{\"room\": \"" + UUID.randomUUID() + "\", \"awaited\": " + AT_ONCE + "}";
        List<Long> jobs = LongStream.range(0, AT_ONCE)
                .mapToObj(i -> add("Rehearsal/Meet", parameters))
                .toList();
        jobs.forEach(WorkerQueue::send);
        String all =
                "SELECT isSuccess FROM WorkerJobs WHERE isSuccess IS NOT NULL AND id BETWEEN ? AND ? AND parameters LIKE '%room%'";
        Eventually.within(
                PATIENCE,
                "the end of all jobs",
                () -> Rows.strings("Core", all, jobs.get(0), jobs.get(AT_ONCE - 1))
                                .size()
                        == AT_ONCE);
        assertEquals(Collections.nCopies(AT_ONCE, "1"), Rows.strings("Core", all, jobs.get(0), jobs.get(AT_ONCE - 1)));
    }

    /** A job whose message is still to be sent, by the test alone. */
    private static long add(String action, String parameters) {
        String uuid = UUID.randomUUID().toString();
        try (Connection connection = Run.product().connect("Core");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO WorkerJobs (uuid, action, parameters, dtQueued) VALUES (?, ?, ?, NOW(3))")) {
            insert.setString(1, uuid);
            insert.setString(2, action);
            insert.setString(3, parameters);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Rows.number("Core", "SELECT id FROM WorkerJobs WHERE uuid = ?", uuid);
    }

    private static void lock(Connection holder, long job) throws SQLException {
        try (PreparedStatement query = holder.prepareStatement("SELECT id FROM WorkerJobs WHERE id = ? FOR UPDATE")) {
            query.setLong(1, job);
            try (ResultSet row = query.executeQuery()) {
                assertEquals(true, row.next());
            }
        }
    }

    /** Check-ins that have been sent and, as the row is locked, cannot end. */
    private static long checkInsUnderWay() {
        return Rows.number(
                "Core",
                "SELECT COUNT(*) FROM information_schema.PROCESSLIST"
                        + " WHERE id <> CONNECTION_ID() AND info LIKE '%WorkerJobs%SET dtStarted = NOW(3)%'");
    }
}
