package com.togahub.persistence.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Who may log in to the demo data, with secrets generated for this installation: the content of {@code TOGA_DEMO_FILE}.
 *
 * @param credentials API credentials
 * @param users people with a password
 * @param cxmlIdentities trading partners
 */
public record DemoAccounts(List<Credential> credentials, List<User> users, List<CxmlIdentity> cxmlIdentities) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public DemoAccounts {
        credentials = List.copyOf(credentials);
        users = List.copyOf(users);
        cxmlIdentities = List.copyOf(cxmlIdentities);
    }

    /**
     * An API credential. It acts for the client's user with the same roles, if there is one.
     *
     * @param client slug
     * @param roles names of shared roles
     */
    public record Credential(String client, String name, String apiKey, String secret, List<String> roles) {
        public Credential {
            requireNonNull(client, "client");
            requireNonNull(name, "name");
            requireNonNull(apiKey, "apiKey");
            requireNonNull(secret, "secret");
            roles = List.copyOf(roles);
        }

        @Override
        public String toString() {
            return "Credential[" + apiKey + "]";
        }
    }

    /**
     * A user with a password.
     *
     * @param client slug
     * @param roles names of shared roles
     */
    public record User(String client, String email, String password, List<String> roles) {
        public User {
            requireNonNull(client, "client");
            requireNonNull(email, "email");
            requireNonNull(password, "password");
            roles = List.copyOf(roles);
        }

        @Override
        public String toString() {
            return "User[" + email + "]";
        }
    }

    /**
     * A trading partner's identity.
     *
     * @param client slug
     */
    public record CxmlIdentity(String client, String domain, String identity, String sharedSecret) {
        public CxmlIdentity {
            requireNonNull(client, "client");
            requireNonNull(domain, "domain");
            requireNonNull(identity, "identity");
            requireNonNull(sharedSecret, "sharedSecret");
        }

        @Override
        public String toString() {
            return "CxmlIdentity[" + domain + "/" + identity + "]";
        }
    }

    /**
     * Reads the file.
     *
     * @throws UncheckedIOException if it cannot be read or is not of this form
     */
    public static DemoAccounts read(Path file) {
        try {
            return JSON.readValue(file.toFile(), DemoAccounts.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo file " + file + " cannot be used", e);
        }
    }
}
