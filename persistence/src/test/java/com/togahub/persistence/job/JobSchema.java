package com.togahub.persistence.job;

import com.togahub.engine.job.CheckIn.Started;
import com.togahub.engine.job.Job;
import com.togahub.engine.job.NewJob;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Core of a fixture, as a test of jobs uses it. */
record JobSchema(EngineFixture fixture) {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    static JobSchema create() {
        return new JobSchema(EngineFixture.create());
    }

    String name() {
        return fixture.core();
    }

    Connection connection() throws SQLException {
        return fixture.connections().core();
    }

    /** The jobs as a node of this name sees them. */
    JobTable node(String instance) {
        return new JobTable(this::connection, name(), instance);
    }

    /** Stores a job of this action and starts it. */
    Job started(JobTable node, String action) {
        long number = node.insert(NewJob.of(action, "{}")).id().number();
        return ((Started) node.checkIn(number)).job();
    }

    void execute(String... statements) {
        DatabaseServer.shared().execute(name(), statements);
    }

    /** Some columns of a job. */
    Map<String, String> row(long number, String columns) {
        return Query.rows(name(), "SELECT " + columns + " FROM WorkerJobs WHERE id = ?", number)
                .get(0);
    }

    /** A job's log. */
    List<String> lines(long number) {
        return Query.column(name(), "SELECT line FROM WorkerJobLogs WHERE workerJobId = ? ORDER BY id", number);
    }

    /** Returns once something holds; fails when it does not come to pass. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
