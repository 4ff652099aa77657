package com.togahub.engine.cxml.caller;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Identities as they were seconds ago at most, as token holders are: one that is switched off is gone then. Only what was
 * found is remembered: a new identity counts at once, and strangers fill no memory.
 */
public final class RecentIdentities implements Identities {
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int MOST = 10_000;

    private final Identities identities;
    private final Clock clock;
    private final Map<Name, Seen> recent = new ConcurrentHashMap<>();

    /** Remembers what these say. */
    public RecentIdentities(Identities identities, Clock clock) {
        this.identities = requireNonNull(identities, "identities");
        this.clock = requireNonNull(clock, "clock");
    }

    private record Name(String domainKey, String identityKey) {}

    private record Seen(List<CxmlIdentity> found, Instant at) {}

    @Override
    public List<CxmlIdentity> named(String domainKey, String identityKey) {
        Name name = new Name(domainKey, identityKey);
        Instant now = clock.instant();
        Seen last = recent.get(name);
        if (last != null && last.at().plus(FRESH).isAfter(now)) {
            return last.found();
        }
        List<CxmlIdentity> found = List.copyOf(identities.named(domainKey, identityKey));
        if (found.isEmpty()) {
            recent.remove(name);
        } else {
            if (recent.size() >= MOST) {
                recent.clear();
            }
            recent.put(name, new Seen(found, now));
        }
        return found;
    }
}
