package com.togahub.persistence.provision;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run over the schemas of all tenants came to.
 *
 * @param upToDate schemas that needed nothing
 * @param migrated schemas that were brought to the present version
 * @param migrations how many migrations that took
 * @param failed reasons by the names of the schemas that are not at the present version
 * @param took how long it took
 */
public record MigrationReport(int upToDate, int migrated, int migrations, Map<String, String> failed, Duration took) {
    private static final int MOST_NAMED = 10;

    public MigrationReport {
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
        requireNonNull(took, "took");
    }

    @Override
    public String toString() {
        return upToDate + " up to date, " + migrated + " migrated, " + failed.size() + " failed" + names() + " in "
                + took.toMillis() + " ms";
    }

    private String names() {
        if (failed.isEmpty()) {
            return "";
        }
        String first = failed.keySet().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return " (" + first + (failed.size() > MOST_NAMED ? ", ..." : "") + ")";
    }
}
