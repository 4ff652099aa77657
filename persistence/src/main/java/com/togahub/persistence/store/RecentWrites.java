package com.togahub.persistence.store;

import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.tenancy.CachedTenants;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which identities have written of late, on whichever node: a replica may not have it yet, so they read from writers. Kept in
 * Core, by the database's clock, and only where there are replicas at all.
 */
public final class RecentWrites {
    /** How long after a write its identity reads from writers; replicas lag less. */
    public static final Duration WINDOW = Duration.ofSeconds(5);

    /** A mark is as good as a new one for so long. */
    private static final Duration SAME = Duration.ofMillis(500);

    private static final int MOST_KNOWN = 10_000;
    private static final String MARK = """
            INSERT INTO RecentWrites (identityHash, dtWritten) VALUES (?, CURRENT_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE dtWritten = CURRENT_TIMESTAMP(3)
            """;
    private static final String FIND = "SELECT 1 FROM RecentWrites WHERE identityHash = ?"
            + " AND dtWritten > CURRENT_TIMESTAMP(3) - INTERVAL " + WINDOW.toSeconds() + " SECOND";

    private final Pools pools;
    private final CachedTenants tenants;
    private final Map<String, Long> own = new ConcurrentHashMap<>();

    /** The writes on a platform. */
    public RecentWrites(Pools pools, CachedTenants tenants) {
        this.pools = pools;
        this.tenants = tenants;
    }

    /**
     * Notes that an identity is about to commit a change.
     *
     * @throws com.togahub.engine.store.StoreException when Core cannot be written
     */
    void mark(String identity) {
        if (!tenants.hasReplicas() || isOwn(identity, SAME)) {
            return;
        }
        try (Connection connection = core();
                PreparedStatement mark = connection.prepareStatement(MARK)) {
            mark.setBytes(1, hash(identity));
            mark.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
        if (own.size() >= MOST_KNOWN) {
            own.clear();
        }
        own.put(identity, System.nanoTime());
    }

    /**
     * Whether an identity has written within the window.
     *
     * @throws com.togahub.engine.store.StoreException when Core cannot be read
     */
    boolean has(String identity) {
        if (isOwn(identity, WINDOW)) {
            return true;
        }
        try (Connection connection = core();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, hash(identity));
            try (ResultSet row = find.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        }
    }

    private boolean isOwn(String identity, Duration within) {
        Long marked = own.get(identity);
        return marked != null && System.nanoTime() - marked < within.toNanos();
    }

    private Connection core() throws SQLException {
        return pools.connection(tenants.core().host(), tenants.core().schema(), Purpose.SERVICE);
    }

    private static byte[] hash(String identity) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
