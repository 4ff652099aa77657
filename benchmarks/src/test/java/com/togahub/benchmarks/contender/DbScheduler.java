package com.togahub.benchmarks.contender;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.togahub.benchmarks.measure.Starts;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * db-scheduler. It takes due rows in batches with {@code SELECT … FOR UPDATE SKIP LOCKED} and looks for more as soon as they
 * run out; a job stored in this process is looked for at once, others within a tenth of a second.
 */
public final class DbScheduler implements Contender {
    private static final Duration POLLING = Duration.ofMillis(100);
    private static final double FETCH_BELOW = 4;
    private static final double FETCH_UP_TO = 20;
    private static final String TABLE = """
            CREATE TABLE scheduled_tasks (
                task_name VARCHAR(100) NOT NULL, task_instance VARCHAR(100) NOT NULL, task_data BLOB,
                execution_time TIMESTAMP(6) NOT NULL, picked BOOLEAN NOT NULL, picked_by VARCHAR(50),
                last_success TIMESTAMP(6) NULL, last_failure TIMESTAMP(6) NULL, consecutive_failures INT,
                last_heartbeat TIMESTAMP(6) NULL, version BIGINT NOT NULL, priority SMALLINT,
                PRIMARY KEY (task_name, task_instance),
                INDEX execution_time_idx (execution_time), INDEX last_heartbeat_idx (last_heartbeat)
            )
            """;

    private final HikariDataSource pool;
    private final OneTimeTask<Integer> task;
    private Scheduler scheduler;

    /** A scheduler whose jobs tell these of their begin. */
    public DbScheduler(Place place, Starts starts) {
        this.pool = TunedPool.open(place, true);
        this.task =
                Tasks.oneTime("noop", Integer.class).execute((instance, context) -> starts.begun(instance.getData()));
    }

    @Override
    public List<Integer> widths() {
        return List.of(16, 64);
    }

    @Override
    public void prepare() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        scheduler = scheduler(widths().get(0));
    }

    @Override
    public void enqueue(int job) {
        // a batch of one spares the query whether it is there already
        scheduler.scheduleBatch(List.of(task.instance(UUID.randomUUID().toString(), job)), Instant.now());
    }

    @Override
    public void start(int width) {
        scheduler = scheduler(width);
        scheduler.start();
    }

    @Override
    public void stop() {
        scheduler.stop();
        // one that was stopped still stores jobs, but this one is sure not to look for them
        scheduler = scheduler(widths().get(0));
    }

    @Override
    public String unfinished() {
        return "SELECT COUNT(*) FROM scheduled_tasks";
    }

    @Override
    public String failed() {
        return "SELECT COUNT(*) FROM scheduled_tasks WHERE consecutive_failures > 0";
    }

    @Override
    public void close() {
        pool.close();
    }

    private Scheduler scheduler(int width) {
        return Scheduler.create(pool, task)
                .schedulerName(new SchedulerName.Fixed("benchmark"))
                .threads(width)
                .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
                .pollingInterval(POLLING)
                .enableImmediateExecution()
                // what is found for MariaDB by itself does not lock and fetch, though MariaDB can
                .jdbcCustomization(new MySQL8JdbcCustomization(true))
                .build();
    }
}
