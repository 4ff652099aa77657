package com.togahub.persistence.entity.core;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** What is kept of a refresh token. */
@Entity
@Table(name = "RefreshTokens")
public class RefreshToken {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String jti;
    private String family;
    private String identityHash;
    private Instant dtExpires;
    private Instant dtUsed;
    private Instant dtRevoked;

    /** For the provider. */
    protected RefreshToken() {}

    /** Its id. */
    public String jti() {
        return jti;
    }

    /** The log-in it descends from. */
    public String family() {
        return family;
    }

    /** Hash of the identity it is for. */
    public String identityHash() {
        return identityHash;
    }

    /** When it ends. */
    public Instant dtExpires() {
        return dtExpires;
    }

    /** When it was used. */
    public Optional<Instant> dtUsed() {
        return Optional.ofNullable(dtUsed);
    }

    /** When it was revoked. */
    public Optional<Instant> dtRevoked() {
        return Optional.ofNullable(dtRevoked);
    }
}
