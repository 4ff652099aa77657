package com.togahub.persistence.demo;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.tenancy.Slug;

/**
 * Where the demo data lives: everything on Core's own server.
 *
 * @param core the Core schema
 * @param logs the Core logs' schema
 * @param environment name of the environment
 * @param region region that the server is in
 * @param host server, as applications reach it
 * @param port its port
 * @param user account that the application uses
 * @param passwordRef name of the variable with that account's password
 */
public record DemoPlace(
        String core,
        String logs,
        String environment,
        String region,
        String host,
        int port,
        String user,
        String passwordRef) {
    public DemoPlace {
        requireNonNull(core, "core");
        requireNonNull(logs, "logs");
        requireNonNull(environment, "environment");
        requireNonNull(region, "region");
        requireNonNull(host, "host");
        requireNonNull(user, "user");
        requireNonNull(passwordRef, "passwordRef");
    }

    static String schema(String slug) {
        return new Slug(slug).schema();
    }

    static String logsSchema(String slug) {
        return new Slug(slug).logsSchema();
    }
}
