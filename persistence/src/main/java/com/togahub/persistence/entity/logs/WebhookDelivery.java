package com.togahub.persistence.entity.logs;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A delivery to the webhook door. */
@Entity
@Table(name = "Webhook")
public class WebhookDelivery {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String uuid;
    private Instant dtReceived;
    private String path;
    private String action;
    private String workerJobUuid;
    private String outcome;

    /** For the provider. */
    protected WebhookDelivery() {}

    /** Its name outside. */
    public String uuid() {
        return uuid;
    }

    /** When it was received. */
    public Instant dtReceived() {
        return dtReceived;
    }

    /** Where. */
    public String path() {
        return path;
    }

    /** What it started. */
    public Optional<String> action() {
        return Optional.ofNullable(action);
    }

    /** As which job. */
    public Optional<String> workerJobUuid() {
        return Optional.ofNullable(workerJobUuid);
    }

    /** What became of it. */
    public Optional<String> outcome() {
        return Optional.ofNullable(outcome);
    }
}
