package com.togahub.persistence.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Credentials, users and cXML identities; of their secrets only hashes are stored. */
final class DemoLogins {
    private static final String ROLE = "SELECT uuid FROM Roles WHERE sharedName = ?";
    /** Orders are the first customer's, part numbers are our own, and its people may shop. */
    private static final String MAPPING = """
            {"customer": {"number": "C001"}, "item": {"match": "sku", "adHoc": false}, "signature": "optional",
             "punchOut": {"kind": "CART", "user": {"create": true}}}""";

    private final Connection core;
    private final UnaryOperator<String> hash;

    DemoLogins(Connection core, UnaryOperator<String> hash) {
        this.core = core;
        this.hash = hash;
    }

    /** Adds a user to a client's database; a buyer belongs to the first customer. */
    void addUser(Connection client, DemoAccounts.User user) throws SQLException {
        String name = user.email().substring(0, user.email().indexOf('@'));
        Sql.update(
                client,
                "INSERT INTO Users (email, passwordHash, name, customerId)"
                        + " VALUES (?, ?, ?, (SELECT id FROM Customers WHERE number = ?))",
                user.email(),
                hash.apply(user.password()),
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                user.roles().contains("buyer") ? "C001" : null);
        for (String role : user.roles()) {
            Sql.update(
                    client,
                    "INSERT INTO Users_Roles (userId, roleUuid) SELECT id, ? FROM Users WHERE email = ?",
                    Sql.value(core, ROLE, role).orElseThrow(() -> unknown(role)),
                    user.email());
        }
    }

    /** Adds a client's credentials and cXML identities to Core. */
    void addLogins(Connection client, String slug, DemoAccounts accounts) throws SQLException {
        for (DemoAccounts.Credential credential : accounts.credentials()) {
            if (credential.client().equals(slug)) {
                add(credential, actsFor(client, credential, accounts.users()));
            }
        }
        for (DemoAccounts.CxmlIdentity identity : accounts.cxmlIdentities()) {
            if (identity.client().equals(slug)) {
                add(identity);
            }
        }
    }

    private void add(DemoAccounts.Credential credential, Optional<String> user) throws SQLException {
        Sql.update(
                core,
                "INSERT INTO ApiCredentials (clientId, kind, name, apiKey, secretHash, userUuid)"
                        + " SELECT id, 'API', ?, ?, ?, ? FROM Clients WHERE slug = ?",
                credential.name(),
                credential.apiKey(),
                hash.apply(credential.secret()),
                user.orElse(null),
                credential.client());
        for (String role : credential.roles()) {
            int added = Sql.update(
                    core,
                    "INSERT INTO ApiCredentials_Roles (apiCredentialId, roleId)"
                            + " SELECT a.id, r.id FROM ApiCredentials a JOIN Roles r ON r.sharedName = ? WHERE a.apiKey = ?",
                    role,
                    credential.apiKey());
            if (added != 1) {
                throw unknown(role);
            }
        }
    }

    private void add(DemoAccounts.CxmlIdentity identity) throws SQLException {
        Sql.update(
                core,
                "INSERT INTO ClientApiIdentities (clientId, domain, identity, sharedSecretHash, defaultMapping)"
                        + " SELECT id, ?, ?, ?, ? FROM Clients WHERE slug = ?",
                identity.domain(),
                identity.identity(),
                hash.apply(identity.sharedSecret()),
                MAPPING,
                identity.client());
        Sql.update(
                core,
                "INSERT INTO ClientApiIdentities_Roles (clientApiIdentityId, roleId)"
                        + " SELECT i.id, r.id FROM ClientApiIdentities i JOIN Clients c ON c.id = i.clientId"
                        + " JOIN Roles r ON r.sharedName = 'cxml' WHERE c.slug = ? AND i.identity = ?",
                identity.client(),
                identity.identity());
    }

    private static Optional<String> actsFor(
            Connection client, DemoAccounts.Credential credential, List<DemoAccounts.User> users) throws SQLException {
        Optional<String> email = users.stream()
                .filter(user -> user.client().equals(credential.client()))
                .filter(user -> user.roles().equals(credential.roles()))
                .map(DemoAccounts.User::email)
                .findFirst();
        return email.isPresent()
                ? Sql.value(client, "SELECT uuid FROM Users WHERE email = ?", email.get())
                : Optional.empty();
    }

    private static DemoException unknown(String role) {
        return new DemoException("there is no role " + role, null);
    }
}
