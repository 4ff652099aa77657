package com.togahub.persistence.entity.logs;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A logged request. */
@Entity
@Table(name = "ApiTransactions")
public class ApiTransaction {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String uuid;
    private String transactionId;
    private String parentTransactionId;
    private Instant dtStarted;
    private String method;
    private String route;
    private Integer status;
    private Boolean isSuccess;

    /** For the provider. */
    protected ApiTransaction() {}

    /** Its name outside. */
    public String uuid() {
        return uuid;
    }

    /** The id its caller gave it. */
    public Optional<String> transactionId() {
        return Optional.ofNullable(transactionId);
    }

    /** The request inside which it ran. */
    public Optional<String> parentTransactionId() {
        return Optional.ofNullable(parentTransactionId);
    }

    /** When it was received. */
    public Instant dtStarted() {
        return dtStarted;
    }

    /** HTTP method. */
    public String method() {
        return method;
    }

    /** Path. */
    public String route() {
        return route;
    }

    /** HTTP status of the answer. */
    public Optional<Integer> status() {
        return Optional.ofNullable(status);
    }

    /** Whether that is a success; none: the server died in it. */
    public Optional<Boolean> isSuccess() {
        return Optional.ofNullable(isSuccess);
    }
}
