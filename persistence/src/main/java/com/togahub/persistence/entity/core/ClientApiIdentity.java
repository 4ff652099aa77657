package com.togahub.persistence.entity.core;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** A cXML identity of a client. */
@Entity
@Table(name = "ClientApiIdentities")
public class ClientApiIdentity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String uuid;
    private Long clientId;
    private String domain;
    private String identity;
    private String sharedSecretHash;
    private String certificate;
    private boolean isActive;

    /** For the provider. */
    protected ClientApiIdentity() {}

    /** Its name outside. */
    public String uuid() {
        return uuid;
    }

    /** Its client. */
    public Long clientId() {
        return clientId;
    }

    /** Such as DUNS or NetworkID. */
    public String domain() {
        return domain;
    }

    /** Its name in that domain. */
    public String identity() {
        return identity;
    }

    /** Hash of its shared secret. */
    public Optional<String> sharedSecretHash() {
        return Optional.ofNullable(sharedSecretHash);
    }

    /** Its certificate, PEM. */
    public Optional<String> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** Whether it may be used. */
    public boolean isActive() {
        return isActive;
    }
}
