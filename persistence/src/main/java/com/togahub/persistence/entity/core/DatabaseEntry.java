package com.togahub.persistence.entity.core;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Optional;

/** A schema of a client, or of all. */
@Entity
@Table(name = "`Databases`")
public class DatabaseEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long clientId;
    private String purpose;
    private String name;
    private Long environmentId;

    @ManyToOne
    @JoinColumn(name = "databaseHostId")
    private DatabaseHost host;

    /** For the provider. */
    protected DatabaseEntry() {}

    /** Its writer. */
    public DatabaseHost host() {
        return host;
    }

    /** The client; none: shared. */
    public Optional<Long> clientId() {
        return Optional.ofNullable(clientId);
    }

    /** CLIENT, CLIENT_LOGS, CLIENT_ARCHIVE or LOGS. */
    public String purpose() {
        return purpose;
    }

    /** The schema. */
    public String name() {
        return name;
    }

    /** The environment. */
    public Long environmentId() {
        return environmentId;
    }
}
