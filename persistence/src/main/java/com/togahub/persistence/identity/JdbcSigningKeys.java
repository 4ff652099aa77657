package com.togahub.persistence.identity;

import com.togahub.engine.identity.SigningKey;
import com.togahub.engine.identity.SigningKeys;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.sql.Values;
import com.togahub.persistence.transaction.Connections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of {@code SigningSecrets}. */
public final class JdbcSigningKeys implements SigningKeys {
    private static final String NEWEST =
            "SELECT kid, secret, dtActivated, dtRetired FROM SigningSecrets ORDER BY id DESC LIMIT 10";
    private static final String ADD =
            "INSERT INTO SigningSecrets (kid, secret, dtActivated, dtRetired) VALUES (?, ?, ?, ?)";

    private final Connections connections;

    /** Keys in Core. */
    public JdbcSigningKeys(Connections connections) {
        this.connections = connections;
    }

    @Override
    public List<SigningKey> newest() {
        return Statements.query(
                connections::core,
                NEWEST,
                List.of(),
                row -> new SigningKey(
                        row.getString(1),
                        row.getString(2),
                        Values.instant(row, 3),
                        Optional.ofNullable(Values.instant(row, 4))));
    }

    @Override
    public boolean add(SigningKey key) {
        List<Object> values = new ArrayList<>(List.of(key.kid(), key.secret(), key.activated()));
        values.add(key.retired().orElse(null));
        try {
            return Statements.update(connections::core, ADD, values) == 1;
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DUPLICATE) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void retireAllBut(Set<String> kids, Instant at) {
        String kept = String.join(", ", Collections.nCopies(kids.size(), "?"));
        List<Object> values = new ArrayList<>();
        values.add(at);
        values.addAll(kids);
        Statements.update(
                connections::core,
                "UPDATE SigningSecrets SET dtRetired = ? WHERE dtRetired IS NULL AND kid NOT IN (" + kept + ")",
                values);
    }
}
