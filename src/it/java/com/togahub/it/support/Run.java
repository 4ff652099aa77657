package com.togahub.it.support;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the present run has started. JUnit and Arquillian make the objects that start it, so it is kept per process. */
public final class Run {
    private static final AtomicReference<Surroundings> SURROUNDINGS = new AtomicReference<>();
    private static final AtomicReference<DeployedProduct> PRODUCT = new AtomicReference<>();

    private Run() {}

    /** The servers around the application. */
    public static Surroundings surroundings() {
        return Optional.ofNullable(SURROUNDINGS.get())
                .orElseThrow(() -> new IllegalStateException("the servers have not been started"));
    }

    /** The deployed application. */
    public static DeployedProduct product() {
        return Optional.ofNullable(PRODUCT.get())
                .orElseThrow(() -> new IllegalStateException("the application has not been deployed"));
    }

    static void surrounded(Surroundings started) {
        SURROUNDINGS.set(started);
    }

    static void deployed(DeployedProduct product) {
        PRODUCT.set(product);
    }
}
