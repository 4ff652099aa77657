package com.togahub.persistence.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.engine.job.binding.ActionPath;
import com.togahub.engine.webhook.Delivery;
import com.togahub.engine.webhook.WebhookLog;
import java.util.TreeMap;

/** {@code Webhook} in the Core logs. */
public final class WebhookTable implements WebhookLog {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MAX_PATH = 2_048;
    private static final int MAX_DELIVERY_ID = 255;
    private static final String INSERT = """
            INSERT INTO Webhook (uuid, dtReceived, address, method, path, headers, payload, isBase64, action, deliveryId,
                workerJobUuid, outcome)
            VALUES (?, NOW(3), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String DELETE =
            "DELETE FROM Webhook WHERE dtReceived < NOW(3) - INTERVAL ? DAY ORDER BY dtReceived LIMIT ?";

    private final Jdbc logs;

    /** The table. */
    public WebhookTable(ConnectionSource logs) {
        this.logs = new Jdbc(logs);
    }

    @Override
    public void write(Entry entry) {
        Delivery delivery = entry.delivery();
        String path =
                delivery.path() + delivery.query().map(query -> "?" + query).orElse("");
        logs.update(
                INSERT,
                delivery.uuid(),
                delivery.address().orElse(null),
                delivery.method(),
                cut(path, MAX_PATH),
                headers(delivery),
                entry.payload(),
                entry.isBase64(),
                entry.action().map(ActionPath::value).orElse(null),
                entry.deliveryId().map(id -> cut(id, MAX_DELIVERY_ID)).orElse(null),
                entry.jobUuid().orElse(null),
                entry.outcome().name());
    }

    @Override
    public int deleteOlderThan(int days, int limit) {
        return logs.update(DELETE, days, limit);
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    private static String headers(Delivery delivery) {
        try {
            return MAPPER.writeValueAsString(new TreeMap<>(delivery.headers()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
