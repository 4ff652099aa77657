package com.togahub.persistence.entity.core;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** A client of the platform. */
@Entity
@Table(name = "Clients")
public class Client {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String uuid;
    private String slug;
    private String name;
    private boolean isActive;
    private String authMode;
    private String ldapUrl;
    private String ldapBindPattern;

    /** For the provider. */
    protected Client() {}

    /** Its name outside. */
    public String uuid() {
        return uuid;
    }

    /** Its name in addresses and schemas. */
    public String slug() {
        return slug;
    }

    /** What a person calls it. */
    public String name() {
        return name;
    }

    /** Whether it may do anything. */
    public boolean isActive() {
        return isActive;
    }

    /** PASSWORD or LDAP. */
    public String authMode() {
        return authMode;
    }

    /** Its directory. */
    public Optional<String> ldapUrl() {
        return Optional.ofNullable(ldapUrl);
    }

    /** How a user's name in the directory is made of the e-mail address. */
    public Optional<String> ldapBindPattern() {
        return Optional.ofNullable(ldapBindPattern);
    }
}
