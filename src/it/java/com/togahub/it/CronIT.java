package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schedules through the API, and what the deployed clockwork makes of them. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CronIT {
    private final Api admin = Run.product().api("demo-admin");
    private final Api buyer = Run.product().api("demo-buyer");

    private String entry(String schedule, boolean isActive) {
        String body = Api.JSON
                .createObjectNode()
                .put("name", "cron-it-" + UUID.randomUUID())
                .put("schedule", schedule)
                .put("action", "Nobody/Home")
                .put("isActive", isActive)
                .toString();
        return admin.post("/cron-jobs", body)
                .succeeded(201)
                .data("cronJobs")
                .path("uuid")
                .asText();
    }

    private static String runOf(String entry) {
        return "{\"cronJob\":\"" + entry + "\"}";
    }

    @Test
    @DisplayName("a preview says in words what a schedule means, to every role but the public one")
    void preview() {
        Map<String, String> options = Map.of("schedule", "30 9 * * L5", "after", "2026-11-01T00:00:00", "count", "2");
        for (Api api : new Api[] {admin, buyer}) {
            JsonNode preview = api.get("/cron-preview", options).succeeded(200).data("cronPreview");
            assertEquals(
                    "At 09:30 on the last Friday of every month",
                    preview.path("description").asText());
            assertEquals(
                    "[\"2026-11-27T09:30:00-06:00\",\"2026-12-25T09:30:00-06:00\"]",
                    preview.path("fires").toString());
        }
        admin.get("/cron-preview", Map.of("schedule", "often")).refused(422, "EV-7");
        Api.anonymous(Run.product().url()).get("/cron-preview", options).refused(401, "EN-1");
    }

    @Test
    @DisplayName("a cron job runs now, active or not, as often as one says, for administrators alone")
    void runNow() {
        String entry = entry("0 0 1 1 *", false);
        for (int runs = 1; runs <= 2; runs++) {
            String job = admin.post("/cron-job-runs", runOf(entry))
                    .succeeded(201)
                    .data("cronJobRuns")
                    .at("/workerJob/uuid")
                    .asText();
            Eventually.within(Duration.ofSeconds(20), "the job ran", () -> admin.get(
                            "/worker-jobs/" + job + "?fields=isSuccess,jobType,dtScheduled,cronJob.uuid")
                    .succeeded(200)
                    .data("workerJobs")
                    .path("isSuccess")
                    .isBoolean());
            assertEquals(
                    runs,
                    Rows.number(
                            "Core",
                            "SELECT COUNT(*) FROM WorkerJobs j JOIN CronJobs c ON c.id = j.cronJobId WHERE c.uuid = ?"
                                    + " AND j.jobType = 'CRON' AND j.dtScheduled IS NULL",
                            entry));
        }
        admin.post("/cron-job-runs", runOf(UUID.randomUUID().toString())).refused(404, "EV-14");
        admin.post("/cron-job-runs", runOf("x")).refused(422, "EV-7");
        admin.post("/cron-job-runs", "{}").refused(422, "EV-6");
        buyer.post("/cron-job-runs", runOf(entry)).refused(403, "EZ-3");
    }

    @Test
    @DisplayName("a new entry fires at the next minute, by the database's clock, and a refused one never")
    void firesByItself() {
        admin.post("/cron-jobs", "{\"name\":\"nonsense\",\"schedule\":\"60 * * * *\",\"action\":\"Nobody/Home\"}")
                .refused(422, "EV-7");
        String entry = entry("* * * * *", true);
        String jobs = " FROM WorkerJobs j JOIN CronJobs c ON c.id = j.cronJobId WHERE c.uuid = ?";
        Eventually.within(
                Duration.ofSeconds(80), "a minute", () -> Rows.number("Core", "SELECT COUNT(*)" + jobs, entry) > 0);
        admin.put("/cron-jobs/" + entry, Api.JSON.createObjectNode().put("isActive", false))
                .succeeded(200);
        assertEquals(
                0,
                Rows.number("Core", "SELECT COUNT(*)" + jobs + " AND j.dtScheduled <= c.dtCreated", entry),
                "nothing for minutes before it was made");
        assertTrue(Rows.number("Core", "SELECT MAX(TIMESTAMPDIFF(SECOND, j.dtScheduled, j.dtQueued))" + jobs, entry)
                <= 20);
    }
}
