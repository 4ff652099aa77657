package com.togahub.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./toga jobs} and {@code ./toga job}. */
final class Lists {
    private static final int MOST = 1_000;
    private static final int LONGEST_FAULT = 80;
    private static final int MOST_LINES = 1_000;

    private final Api api;
    private final PrintStream out;

    Lists(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** The condition that the options of a list mean; empty: all jobs. */
    static Optional<String> where(Words words) {
        List<String> conditions = new ArrayList<>();
        words.value("--status")
                .map(status -> Optional.ofNullable(Job.STATUS.get(status))
                        .orElseThrow(() -> new UsageException("--status takes one of "
                                + String.join(
                                        ", ",
                                        Job.STATUS.keySet().stream().sorted().toList()))))
                .ifPresent(conditions::add);
        words.value("--action")
                .map(action -> "action==\"" + action.replaceAll("[\"\\\\]", "\\\\$0") + "\"")
                .ifPresent(conditions::add);
        words.value("--where").map(where -> "(" + where + ")").ifPresent(conditions::add);
        return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(";", conditions));
    }

    void jobs(Words words) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("sort", "-dtCreated");
        options.put("recordsPerPage", Integer.toString(words.number("--limit", 20, 1, MOST)));
        where(words).ifPresent(where -> options.put("where", where));
        JsonNode answer = api.get("/worker-jobs", options);
        JsonNode jobs = answer.at("/data/workerJobs");
        if (words.has("--json")) {
            out.println(jobs.toPrettyString());
            return;
        }
        Instant now = Instant.parse(answer.path("timestamp").asText());
        Table table = new Table("JOB", "STATUS", "ACTION", "CREATED", "RAN", "ATTEMPT", "FAULT");
        for (JsonNode row : jobs) {
            Job job = new Job(row);
            String fault = job.fault();
            table.add(
                    job.text("uuid"),
                    job.status(),
                    job.text("action"),
                    Times.of(row, "dtCreated").map(then -> Times.ago(then, now)).orElse(""),
                    job.ran(now).map(Times::words).orElse(""),
                    job.text("attempt"),
                    fault.length() > LONGEST_FAULT ? fault.substring(0, LONGEST_FAULT - 1) + "…" : fault);
        }
        table.print(out);
        if (answer.at("/meta/hasMore").asBoolean()) {
            out.println("There are more; --limit shows up to " + MOST + ".");
        }
    }

    Job read(String uuid) {
        return new Job(api.get("/worker-jobs/" + uuid, Map.of()).at("/data/workerJobs"));
    }

    void job(String uuid, boolean isJson) {
        JsonNode answer = api.get("/worker-jobs/" + uuid, Map.of());
        Job job = new Job(answer.at("/data/workerJobs"));
        JsonNode lines = api.get(
                        "/worker-job-logs",
                        Map.of(
                                "where",
                                "workerJob.uuid==\"" + job.text("uuid") + "\"",
                                "sort",
                                "dtLogged",
                                "recordsPerPage",
                                Integer.toString(MOST_LINES)))
                .at("/data/workerJobLogs");
        if (isJson) {
            ObjectNode all = Api.JSON.createObjectNode();
            all.set("workerJob", job.row());
            all.set("workerJobLogs", lines);
            out.println(all.toPrettyString());
            return;
        }
        fields(job);
        timeline(job, Instant.parse(answer.path("timestamp").asText()));
        block("Error", job.text("failureReason"));
        block("Result", job.text("result"));
        JsonNode parameters = job.row().path("parameters");
        block("Parameters", parameters.isNull() ? "" : parameters.toPrettyString());
        if (!lines.isEmpty()) {
            out.println("Log");
            lines.forEach(line -> out.println("  " + line.path("dtLogged").asText() + "  "
                    + "%-5s".formatted(line.path("level").asText()) + "  "
                    + line.path("line").asText().replaceAll("\\R", "$0    ")));
        }
    }

    private void fields(Job job) {
        out.println(job.text("action") + "  " + job.status());
        for (String field : List.of(
                "uuid",
                "jobType",
                "attempt",
                "instanceId",
                "progress",
                "dtScheduled",
                "dedupeKey",
                "errorFingerprint")) {
            if (!job.text(field).isEmpty()) {
                out.println("  " + "%-16s  ".formatted(field) + job.text(field));
            }
        }
    }

    private void timeline(Job job, Instant now) {
        out.println("Timeline");
        Optional<Instant> before = Optional.empty();
        for (String step : List.of("dtCreated", "dtQueued", "dtStarted", "dtCompleted")) {
            Optional<Instant> time = Times.of(job.row(), step);
            if (time.isPresent()) {
                Optional<Instant> last = before;
                String gap = last.map(then -> "  after " + Times.words(Duration.between(then, time.get())))
                        .orElse("  " + Times.ago(time.get(), now));
                out.println("  " + "%-12s  ".formatted(step) + time.get() + gap);
                before = time;
            }
        }
        if (!job.isFinished()) {
            job.ran(now).ifPresent(ran -> out.println("  running for " + Times.words(ran)));
        }
    }

    private void block(String title, String text) {
        if (!text.isEmpty()) {
            out.println(title);
            text.lines().forEach(line -> out.println("  " + line));
        }
    }
}
