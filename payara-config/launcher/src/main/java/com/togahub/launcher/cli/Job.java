package com.togahub.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A job as the API tells it.
 *
 * @param row its record
 */
record Job(JsonNode row) {
    /** How each status is told, as a filter. */
    static final Map<String, String> STATUS = Map.of(
            "pending", "isSuccess=null=true;dtStarted=null=true;dtQueued=null=true",
            "queued", "isSuccess=null=true;dtStarted=null=true;dtQueued=null=false",
            "waiting", "isSuccess=null=true;dtStarted=null=true",
            "running", "isSuccess=null=true;dtStarted=null=false",
            "unfinished", "isSuccess=null=true",
            "succeeded", "isSuccess==true",
            "failed", "isSuccess==false",
            "finished", "isSuccess=null=false");

    private static final String SKIPPED = "skipped: ";

    String text(String member) {
        JsonNode value = row.path(member);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** One word. */
    String status() {
        if (row.path("isSuccess").isBoolean()) {
            boolean isSkipped = text("failureReason").startsWith(SKIPPED);
            return row.path("isSuccess").booleanValue() ? "succeeded" : isSkipped ? "skipped" : "failed";
        }
        if (!text("dtStarted").isEmpty()) {
            return row.path("cancelRequested").asBoolean() ? "cancelling" : "running";
        }
        return text("dtQueued").isEmpty() ? "pending" : "queued";
    }

    boolean isFinished() {
        return row.path("isSuccess").isBoolean();
    }

    /** How long it ran, or has been running. */
    Optional<Duration> ran(Instant now) {
        if (row.path("executionTime").isNumber()) {
            return Optional.of(Duration.ofMillis(row.path("executionTime").longValue()));
        }
        return Times.of(row, "dtStarted")
                .map(start ->
                        Duration.between(start, Times.of(row, "dtCompleted").orElse(now)));
    }

    /** The first line of what went wrong. */
    String fault() {
        return text("failureReason").lines().findFirst().orElse("");
    }
}
