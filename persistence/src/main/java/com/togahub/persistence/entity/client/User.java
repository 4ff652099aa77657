package com.togahub.persistence.entity.client;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A person of a client. */
@Entity
@Table(name = "Users")
public class User {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String uuid;
    private String email;
    private String passwordHash;
    private String name;
    private boolean isActive;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "Users_Roles", joinColumns = @JoinColumn(name = "userId"))
    @Column(name = "roleUuid")
    private Set<String> roleUuids = new HashSet<>();

    /** For the provider. */
    protected User() {}

    /** Uuids of its roles, which are rows of Core. */
    public Set<String> roleUuids() {
        return Set.copyOf(roleUuids);
    }

    /** Its name outside. */
    public String uuid() {
        return uuid;
    }

    /** Its e-mail address, unique whatever its case. */
    public String email() {
        return email;
    }

    /** Hash of its password. */
    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    /** What others call it. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Whether it may log in. */
    public boolean isActive() {
        return isActive;
    }
}
