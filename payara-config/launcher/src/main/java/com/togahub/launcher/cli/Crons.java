package com.togahub.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.launcher.home.LaunchException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./toga cron}. */
final class Crons {
    private static final int MOST = 1_000;
    private static final int SHOWN = 2;

    private final Api api;
    private final PrintStream out;

    Crons(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** All of them, with what their schedules mean and their next times. */
    void list(boolean isJson) {
        JsonNode crons = api.get("/cron-jobs", Map.of("sort", "name", "recordsPerPage", Integer.toString(MOST)))
                .at("/data/cronJobs");
        if (isJson) {
            out.println(crons.toPrettyString());
            return;
        }
        Table table = new Table("NAME", "STATE", "SCHEDULE", "MEANS", "NEXT IN CHICAGO", "ACTION");
        for (JsonNode cron : crons) {
            boolean isActive = cron.path("isActive").asBoolean();
            String schedule = cron.path("schedule").asText();
            Preview preview = isActive ? preview(schedule) : new Preview("", List.of());
            table.add(
                    cron.path("name").asText(),
                    isActive ? "active" : "paused",
                    schedule,
                    preview.description(),
                    String.join(", ", preview.fires()),
                    cron.path("action").asText());
        }
        table.print(out);
    }

    /**
     * What a schedule means.
     *
     * @param description in words
     * @param fires its next times, to the minute
     */
    private record Preview(String description, List<String> fires) {}

    /** One that was written past the API may be no schedule at all, which is worth a line and no more. */
    private Preview preview(String schedule) {
        try {
            JsonNode preview = api.get("/cron-preview", Map.of("schedule", schedule, "count", Integer.toString(SHOWN)))
                    .at("/data/cronPreview");
            List<String> fires = new ArrayList<>();
            preview.path("fires").forEach(fire -> fires.add(minute(fire.asText())));
            return new Preview(preview.path("description").asText(), fires.isEmpty() ? List.of("never") : fires);
        } catch (LaunchException refused) {
            return new Preview("no schedule", List.of("never"));
        }
    }

    private static String minute(String time) {
        return time.substring(0, "2026-01-01T00:00".length()).replace('T', ' ');
    }

    /** What an expression means and when it fires. */
    void preview(Words words) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("schedule", words.operands().get(1));
        words.value("--timezone").ifPresent(zone -> options.put("timezone", zone));
        words.value("--after").ifPresent(after -> options.put("after", after));
        options.put("count", Integer.toString(words.number("--count", 5, 1, 100)));
        JsonNode preview = api.get("/cron-preview", options).at("/data/cronPreview");
        out.println(preview.path("description").asText());
        if (preview.path("fires").isEmpty()) {
            out.println("  never");
        }
        preview.path("fires").forEach(fire -> out.println("  " + fire.asText()));
    }

    /** Runs one by its name or uuid; answers the job. */
    String run(String named) {
        String body = Api.JSON.createObjectNode().put("cronJob", uuid(named)).toString();
        return api.post("/cron-job-runs", body)
                .at("/data/cronJobRuns/workerJob/uuid")
                .asText();
    }

    private String uuid(String named) {
        for (JsonNode cron : api.get("/cron-jobs", Map.of("recordsPerPage", Integer.toString(MOST)))
                .at("/data/cronJobs")) {
            Optional<String> match = Optional.of(cron.path("uuid").asText())
                    .filter(uuid -> uuid.equalsIgnoreCase(named)
                            || cron.path("name").asText().equals(named));
            if (match.isPresent()) {
                return match.get();
            }
        }
        throw new LaunchException("there is no cron job '" + named + "'; ./toga cron lists them");
    }
}
