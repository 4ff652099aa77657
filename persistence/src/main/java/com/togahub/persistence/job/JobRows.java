package com.togahub.persistence.job;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.Job;
import com.togahub.engine.job.JobId;
import com.togahub.engine.job.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Reads jobs out of rows. */
final class JobRows {
    private JobRows() {}

    static Long number(ResultSet row) throws SQLException {
        return row.getLong(1);
    }

    static JobId id(ResultSet row) throws SQLException {
        return new JobId(row.getLong(1), row.getString(2));
    }

    static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(row.getLong(1), row.getInt(2));
    }

    /** A job whose parameters may have been left out, and then are an empty object. */
    static Job job(ResultSet row) throws SQLException {
        String parameters = row.getString(4);
        int limit = row.getInt(10);
        Optional<Duration> timeLimit = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(limit));
        return new Job(
                id(row),
                row.getString(3),
                parameters == null ? "{}" : parameters,
                row.getInt(5),
                row.getInt(6),
                state(row),
                timeLimit);
    }

    private static JobState state(ResultSet row) throws SQLException {
        boolean isSuccess = row.getBoolean(9);
        if (!row.wasNull()) {
            return isSuccess ? JobState.SUCCEEDED : JobState.FAILED;
        }
        if (row.getObject(8) != null) {
            return JobState.RUNNING;
        }
        return row.getObject(7) == null ? JobState.PENDING : JobState.QUEUED;
    }

    /**
     * A job and who started it.
     *
     * @param job the job
     * @param token of its check-in; empty before that
     */
    record Held(Job job, String token) {
        static Held read(ResultSet row) throws SQLException {
            String token = row.getString(11);
            return new Held(JobRows.job(row), token == null ? "" : token);
        }
    }
}
