package com.example.toga.action.shipping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.engine.job.Tasks;
import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.WorkerAction;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code Shipping/Carrier/..}: what a carrier tells about parcels. */
@Dependent
@WorkerAction
public class Carrier {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Tasks tasks;

    /** With what starts jobs. */
    @Inject
    public Carrier(Tasks tasks) {
        this.tasks = tasks;
    }

    /** A parcel that has arrived. */
    public record Delivered(String trackingNumber, Instant at, Optional<String> signedBy) {}

    /**
     * What {@code POST /webhook/shipping/carrier} starts: leaves the parcels to a job of their own, so that the sender's notice
     * is done with, and the parcels can be tried again without it.
     *
     * @param payload {@code {"parcels": [{"trackingNumber": "..", "at": ".."}]}}
     * @param headers of the request, by names in lower case
     * @return the uuid of the parcels' job
     */
    public Map<String, String> webhook(String payload, Map<String, String> headers, JobContext job)
            throws JsonProcessingException {
        JsonNode parcels = MAPPER.readTree(payload).path("parcels");
        if (!parcels.isArray()) {
            throw new IllegalArgumentException("the notice has no list of parcels");
        }
        job.log(parcels.size() + " parcels by " + headers.getOrDefault("user-agent", "somebody"));
        String parameters = MAPPER.writeValueAsString(MAPPER.createObjectNode().set("parcels", parcels));
        return Map.of("job", tasks.run("Shipping/Carrier/Arrived", parameters).uuid());
    }

    /**
     * Counts parcels by the day of their arrival.
     *
     * @param parcels at least one
     * @param zone whose days are meant
     * @return parcels by day
     */
    public Map<LocalDate, Integer> arrived(
            List<Delivered> parcels, @DefaultValue("America/Chicago") ZoneId zone, JobContext job) {
        if (parcels.isEmpty()) {
            throw new IllegalArgumentException("no parcels");
        }
        Map<LocalDate, Integer> days = new TreeMap<>();
        for (int i = 0; i < parcels.size() && !job.isCancelled(); i++) {
            days.merge(LocalDate.ofInstant(parcels.get(i).at(), zone), 1, Integer::sum);
            job.progress(100 * (i + 1) / parcels.size());
        }
        return days;
    }
}
