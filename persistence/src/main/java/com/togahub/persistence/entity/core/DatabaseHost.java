package com.togahub.persistence.entity.core;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** A database server. */
@Entity
@Table(name = "DatabaseHosts")
public class DatabaseHost {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String region;
    private String role;
    private String host;
    private int port;
    private String username;
    private String passwordRef;
    private Long replicatesHostId;
    private boolean isActive;

    /** For the provider. */
    protected DatabaseHost() {}

    /** Where it is. */
    public String region() {
        return region;
    }

    /** WRITER or READER. */
    public String role() {
        return role;
    }

    /** Its address. */
    public String host() {
        return host;
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** The account. */
    public String username() {
        return username;
    }

    /** Name of the variable or secret that holds the password. */
    public String passwordRef() {
        return passwordRef;
    }

    /** The writer that a reader replicates. */
    public Optional<Long> replicatesHostId() {
        return Optional.ofNullable(replicatesHostId);
    }

    /** Whether it is used. */
    public boolean isActive() {
        return isActive;
    }
}
