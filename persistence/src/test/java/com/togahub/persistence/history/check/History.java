package com.togahub.persistence.history.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was seen in a run.
 *
 * @param events of callers, actions and rows, in their order
 * @param troubles of instances
 * @param limitMillis how long an action may run
 */
public record History(List<Event> events, List<Trouble> troubles, long limitMillis) {
    public History {
        events = events.stream()
                .sorted(Comparator.comparingLong(Event::at).thenComparingLong(Event::job))
                .toList();
        troubles = List.copyOf(troubles);
    }

    /** The events of each job. */
    Map<Long, List<Event>> byJob() {
        return events.stream().collect(Collectors.groupingBy(Event::job, TreeMap::new, Collectors.toList()));
    }

    /** A job's events, one a line. */
    public String of(long job) {
        return events.stream()
                .filter(event -> event.job() == job)
                .map(event -> "  " + event)
                .collect(Collectors.joining("\n"));
    }

    /** A fingerprint: equal for runs in which the same was seen in the same order at the same time. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            events.forEach(event -> digest.update(event.toString().getBytes(StandardCharsets.UTF_8)));
            troubles.forEach(trouble -> digest.update(trouble.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
