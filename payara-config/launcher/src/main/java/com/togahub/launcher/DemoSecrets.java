package com.togahub.launcher;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who may log in to the demo data, with secrets generated once per home. The application reads the file at its first
 * start and keeps hashes alone.
 *
 * @param credentials API credentials
 * @param users users with a password
 * @param cxmlIdentities cXML partners
 */
public record DemoSecrets(List<Credential> credentials, List<User> users, List<CxmlIdentity> cxmlIdentities) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LENGTH = 28;

    public DemoSecrets {
        credentials = List.copyOf(credentials);
        users = List.copyOf(users);
        cxmlIdentities = List.copyOf(cxmlIdentities);
    }

    /** An API credential of a client. */
    public record Credential(String client, String name, String apiKey, String secret, List<String> roles) {
        public Credential {
            requireNonNull(secret, "secret");
            roles = List.copyOf(roles);
        }
    }

    /** A user of a client. */
    public record User(String client, String email, String password, List<String> roles) {
        public User {
            requireNonNull(password, "password");
            roles = List.copyOf(roles);
        }
    }

    /** A trading partner of a client. */
    public record CxmlIdentity(String client, String domain, String identity, String sharedSecret) {
        public CxmlIdentity {
            requireNonNull(sharedSecret, "sharedSecret");
        }
    }

    /** Where they lie. */
    public static Path file(Folders folders) {
        return folders.home().resolve("demo-secrets.json");
    }

    /** Reads the secrets of a home, generating them at its first start. */
    public static DemoSecrets of(Folders folders) {
        Path file = file(folders);
        try {
            if (Files.exists(file)) {
                return JSON.readValue(file.toFile(), DemoSecrets.class);
            }
            DemoSecrets made = generate();
            Folders.writePrivately(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(made));
            return made;
        } catch (IOException e) {
            throw new LaunchException("cannot use " + file + " (" + e.getMessage() + "): start with --fresh", e);
        }
    }

    /** The credential with which the examples are shown. */
    Credential administrator() {
        return credentials.get(0);
    }

    private static DemoSecrets generate() {
        return new DemoSecrets(
                List.of(
                        credential("acme", "demo-admin", "admin"),
                        credential("acme", "demo-buyer", "buyer"),
                        credential("acme", "demo-warehouse", "warehouse"),
                        credential("acme", "demo-public", "public"),
                        credential("compass", "compass-admin", "admin"),
                        credential("compass", "compass-warehouse", "warehouse")),
                List.of(
                        user("acme", "admin", "admin"),
                        user("acme", "buyer", "buyer"),
                        user("acme", "warehouse", "warehouse"),
                        user("compass", "admin", "admin")),
                List.of(
                        cxml("acme", "AN01000000001-DEMO"),
                        cxml("acme", "AN01000000002-DEMO"),
                        cxml("compass", "AN01000000003-DEMO")));
    }

    private static Credential credential(String client, String name, String role) {
        return new Credential(client, name, name, Secrets.random(LENGTH), List.of(role));
    }

    private static User user(String client, String name, String role) {
        return new User(client, name + "@" + client + ".example", Secrets.random(LENGTH), List.of(role));
    }

    private static CxmlIdentity cxml(String client, String identity) {
        return new CxmlIdentity(client, "NetworkId", identity, Secrets.random(LENGTH));
    }
}
