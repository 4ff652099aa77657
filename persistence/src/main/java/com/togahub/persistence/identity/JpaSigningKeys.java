package com.togahub.persistence.identity;

import com.togahub.engine.identity.SigningKey;
import com.togahub.engine.identity.SigningKeys;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.entity.core.SigningSecret;
import com.togahub.persistence.hibernate.Units;
import com.togahub.persistence.transaction.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The rows of {@code SigningSecrets}, as entities of the unit Core. They are read and written apart from the caller's
 * transaction: its view may be older than another node's key, others must not wait for its end to sign, and a key that tokens
 * are signed with already must not be undone with it.
 */
public final class JpaSigningKeys implements SigningKeys {
    private static final int MOST = 10;

    private final Units units;
    private final Transactions transactions;

    /** Keys in Core. */
    public JpaSigningKeys(Units units, Transactions transactions) {
        this.units = units;
        this.transactions = transactions;
    }

    @Override
    public List<SigningKey> newest() {
        return transactions.apart(() -> units.core(session -> session
                .createQuery("from SigningSecret s order by s.id desc", SigningSecret.class)
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .map(row -> new SigningKey(row.kid(), row.secret(), row.dtActivated(), row.dtRetired()))
                .toList()));
    }

    @Override
    public boolean add(SigningKey key) {
        SigningSecret row = new SigningSecret(
                key.kid(), key.secret(), key.activated(), key.retired().orElse(null));
        try {
            return transactions.apart(() -> transactions.inCore(() -> units.core(session -> {
                session.persist(row);
                return true;
            })));
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DUPLICATE) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void retireAllBut(Set<String> kids, Instant at) {
        transactions.apart(() -> transactions.inCore(() -> units.core(session -> {
            session
                    .createQuery("from SigningSecret s where s.dtRetired is null", SigningSecret.class)
                    .getResultList()
                    .stream()
                    .filter(row -> !kids.contains(row.kid()))
                    .forEach(row -> row.retire(at));
            return true;
        })));
    }
}
