package com.togahub.it.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** Jobs by their rows. */
public final class Jobs {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Jobs() {}

    /** A job whose message is still to be sent, by the test alone. */
    public static long add(String action, String parameters) {
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

    /** Waits for the end of a job, named by uuid or number: 1 when it succeeded. */
    public static String finished(Object job) {
        return finished(job, PATIENCE);
    }

    /** The same for a job that may have to wait for another first. */
    public static String finished(Object job, Duration patience) {
        Eventually.within(patience, "the end of job " + job, () -> !column("isSuccess", job)
                .equals("null"));
        return column("isSuccess", job);
    }

    /** Why it failed. */
    public static String failure(Object job) {
        return column("failureReason", job);
    }

    /** What it returned. */
    public static JsonNode result(Object job) {
        try {
            return Api.JSON.readTree(column("result", job));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** A column of its row. */
    public static String column(String name, Object job) {
        String key = job instanceof String ? "uuid" : "id";
        return String.valueOf(Rows.strings("Core", "SELECT " + name + " FROM WorkerJobs WHERE " + key + " = ?", job)
                .get(0));
    }
}
