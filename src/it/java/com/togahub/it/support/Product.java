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
}
