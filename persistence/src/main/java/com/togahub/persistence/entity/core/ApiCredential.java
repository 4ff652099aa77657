package com.togahub.persistence.entity.core;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** A credential of a program. */
@Entity
@Table(name = "ApiCredentials")
public class ApiCredential {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String uuid;
    private Long clientId;
    private String kind;
    private String apiKey;
    private String secretHash;
    private boolean isActive;

    /** For the provider. */
    protected ApiCredential() {}

    /** Its name outside. */
    public String uuid() {
        return uuid;
    }

    /** Its client; none: the platform's own. */
    public Optional<Long> clientId() {
        return Optional.ofNullable(clientId);
    }

    /** API, OAUTH or DELEGATOR. */
    public String kind() {
        return kind;
    }

    /** Its public half. */
    public String apiKey() {
        return apiKey;
    }

    /** Hash of its secret half. */
    public Optional<String> secretHash() {
        return Optional.ofNullable(secretHash);
    }

    /** Whether it may be used. */
    public boolean isActive() {
        return isActive;
    }
}
