package com.togahub.it.support;

import java.net.URI;

/** The deployed product as a test meets it: where it is, and who may sign in. */
public interface Product {
    /** Where the API and the console are, without a slash at the end. */
    URI baseUrl();

    /** Slug of the client of the user below. */
    String client();

    /** E-mail of a user who may read and retry jobs. */
    String user();

    /** The user's password. */
    String password();

    /** The secret with which deliveries to {@code /webhook/github} are signed. */
    String githubSecret();

    /** A product that runs already: {@code it.baseUrl, it.client, it.user, it.password, it.githubSecret}. */
    static Product ofSystemProperties() {
        return new Running(
                URI.create(property("it.baseUrl")),
                property("it.client"),
                property("it.user"),
                property("it.password"),
                property("it.githubSecret"));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("System property " + name + " is missing.");
        }
        return value;
    }

    /** A product given by its parts. */
    record Running(URI baseUrl, String client, String user, String password, String githubSecret) implements Product {}
}
