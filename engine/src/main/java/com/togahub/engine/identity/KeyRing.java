package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This node's view of the signing secrets. Nodes need no agreement beyond the uniqueness of a key's name: the successor's
 * name follows from the predecessor's, so of several nodes that rotate at once one adds a key and the others find it.
 */
public final class KeyRing {
    /** How long a new key is accepted before the first token is signed with it; longer than {@link #FRESH}. */
    private static final Duration LEAD = Duration.ofSeconds(30);
    /** How old the view may be. */
    private static final Duration FRESH = Duration.ofSeconds(5);
    /** How often an unknown name may lead to the database. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int SECRET_BYTES = 48;
    private static final Pattern NUMBERED = Pattern.compile("(.*-)(\\d{1,9})");

    private final SigningKeys store;
    private final Clock clock;
    private final Duration rotation;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile View view = new View(List.of(), Instant.MIN);

    private record View(List<SigningKey> keys, Instant loaded) {}

    /**
     * A ring over a store.
     *
     * @param rotation age at which the current key is replaced
     */
    public KeyRing(SigningKeys store, Clock clock, Duration rotation) {
        this.store = requireNonNull(store, "store");
        this.clock = requireNonNull(clock, "clock");
        this.rotation = requireNonNull(rotation, "rotation");
    }

    /** The key to sign with; the first one is made when there is none. */
    public SigningKey current() {
        Instant now = now();
        return current(keys(now), now).orElseGet(() -> first(now));
    }

    private SigningKey first(Instant now) {
        List<SigningKey> known = load();
        return usable(known, now).orElseGet(() -> {
            succeed(known, now, now);
            return usable(load(), now).orElseThrow(() -> new IllegalStateException("no signing key can be used"));
        });
    }

    /** The key of this name, if its tokens are accepted now. A name never heard of is looked up, not too often. */
    public Optional<SigningKey> accepted(String kid) {
        Instant now = now();
        Optional<SigningKey> known = find(keys(now), kid, now);
        if (known.isPresent() || view.loaded().plus(PAUSE).isAfter(now)) {
            return known;
        }
        return find(load(), kid, now);
    }

    /** Replaces the current key if it is old enough. To be called regularly, on every node. */
    public void rotateIfDue() {
        Instant now = now();
        List<SigningKey> keys = store.newest();
        if (keys.isEmpty() || !keys.get(0).activated().plus(rotation).isAfter(now)) {
            rotate(keys, now);
        }
    }

    /**
     * Replaces the current key now, as after a leak; its own tokens are accepted until the next rotation.
     *
     * @return the new key's name
     */
    public String rotate() {
        return rotate(store.newest(), now());
    }

    private String rotate(List<SigningKey> keys, Instant now) {
        Instant activation = current(keys, now).isPresent() ? now.plus(LEAD) : now;
        String kid = succeed(keys, now, activation);
        load();
        return kid;
    }

    private String succeed(List<SigningKey> keys, Instant now, Instant activation) {
        String kid = keys.isEmpty() ? "toga-1" : successor(keys.get(0).kid());
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        boolean added = store.add(new SigningKey(kid, secret, activation, Optional.empty()));
        if (added) {
            Set<String> kept =
                    current(keys, now).map(key -> Set.of(key.kid(), kid)).orElseGet(() -> Set.of(kid));
            store.retireAllBut(kept, activation);
        }
        return kid;
    }

    /** In the milliseconds that a database keeps: one that rounds up would make a key of this moment one of the future. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String successor(String kid) {
        Matcher numbered = NUMBERED.matcher(kid);
        return numbered.matches() ? numbered.group(1) + (Long.parseLong(numbered.group(2)) + 1) : kid + "-2";
    }

    private static Optional<SigningKey> current(List<SigningKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> key.isAccepted(now) && !key.activated().isAfter(now))
                .findFirst();
    }

    /**
     * The current key or, where there is none, the oldest that is accepted: another node whose clock is ahead has just made
     * it, and making one more would give the platform two first keys.
     */
    private static Optional<SigningKey> usable(List<SigningKey> keys, Instant now) {
        return current(keys, now)
                .or(() -> keys.stream().filter(key -> key.isAccepted(now)).reduce((newer, older) -> older));
    }

    private static Optional<SigningKey> find(List<SigningKey> keys, String kid, Instant now) {
        return keys.stream()
                .filter(key -> key.kid().equals(kid) && key.isAccepted(now))
                .findFirst();
    }

    /** The view, renewed when it is old; while one thread renews it the others go on with the old one. */
    private List<SigningKey> keys(Instant now) {
        View seen = view;
        if (!seen.loaded().isBefore(now.minus(FRESH))) {
            return seen.keys();
        }
        if (seen.keys().isEmpty()) {
            return load();
        }
        if (loading.tryLock()) {
            try {
                return load();
            } finally {
                loading.unlock();
            }
        }
        return seen.keys();
    }

    private List<SigningKey> load() {
        loading.lock();
        try {
            View loaded = new View(store.newest(), clock.instant());
            view = loaded;
            return loaded.keys();
        } finally {
            loading.unlock();
        }
    }
}
