package com.togahub.persistence.entity.core;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A secret that signs tokens. */
@Entity
@Table(name = "SigningSecrets")
public class SigningSecret {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String kid;
    private String secret;
    private Instant dtActivated;
    private Instant dtRetired;

    /** For the provider. */
    protected SigningSecret() {}

    /** A new one; its retirement may be null. */
    public SigningSecret(String kid, String secret, Instant dtActivated, Instant dtRetired) {
        this.kid = kid;
        this.secret = secret;
        this.dtActivated = dtActivated;
        this.dtRetired = dtRetired;
    }

    /** Ends it. */
    public void retire(Instant at) {
        dtRetired = at;
    }

    /** Its name in tokens. */
    public String kid() {
        return kid;
    }

    /** The secret. */
    public String secret() {
        return secret;
    }

    /** From when it signs. */
    public Instant dtActivated() {
        return dtActivated;
    }

    /** From when its tokens are refused. */
    public Optional<Instant> dtRetired() {
        return Optional.ofNullable(dtRetired);
    }
}
