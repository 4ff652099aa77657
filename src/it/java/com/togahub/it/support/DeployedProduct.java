package com.togahub.it.support;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.DemoSecrets;
import com.togahub.launcher.server.Database;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The deployed application and what a test needs to know of it.
 *
 * @param url of its doors, without a slash at the end
 * @param archive what was deployed
 * @param log what the server it runs on logs
 * @param surroundings the servers around it
 */
public record DeployedProduct(String url, Path archive, Path log, Surroundings surroundings) implements Product {
    public DeployedProduct {
        requireNonNull(url, "url");
        requireNonNull(archive, "archive");
        requireNonNull(log, "log");
        requireNonNull(surroundings, "surroundings");
    }

    /** A connection of a test's own, not the application's, to the schema. */
    public Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(
                surroundings.servers().database().url(schema),
                Database.USER,
                surroundings.servers().secrets().databasePassword());
    }

    /** A demo credential by its API key. */
    public DemoSecrets.Credential credential(String apiKey) {
        return surroundings.demo().credentials().stream()
                .filter(credential -> credential.apiKey().equals(apiKey))
                .findFirst()
                .orElseThrow();
    }

    /** A demo user. */
    public DemoSecrets.User user(String email) {
        return surroundings.demo().users().stream()
                .filter(user -> user.email().equals(email))
                .findFirst()
                .orElseThrow();
    }

    /** A demo cXML partner. */
    public DemoSecrets.CxmlIdentity cxmlIdentity(String identity) {
        return surroundings.demo().cxmlIdentities().stream()
                .filter(partner -> partner.identity().equals(identity))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public URI baseUrl() {
        return URI.create(url);
    }

    @Override
    public String client() {
        return "acme";
    }

    @Override
    public String user() {
        return "admin@acme.example";
    }

    @Override
    public String password() {
        return user(user()).password();
    }

    @Override
    public String githubSecret() {
        return surroundings.githubSecret();
    }

    /** The queue that tells workers of jobs. */
    public String workerQueueUrl() {
        return surroundings.servers().queue().workerQueueUrl();
    }

    /** A session of this credential. */
    public Api api(String apiKey) {
        return Api.login(url, credential(apiKey));
    }
}
