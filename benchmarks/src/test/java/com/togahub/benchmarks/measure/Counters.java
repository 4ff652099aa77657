package com.togahub.benchmarks.measure;

import java.util.Map;
import java.util.TreeMap;

/**
 * A database server's own counters, by their names. {@code Questions} is the number of statements that clients have sent,
 * begins and ends of transactions included; {@code Com_*} tell the kinds apart.
 *
 * @param values counts since the server's start, or between two moments
 */
public record Counters(Map<String, Long> values) {
    /** Statements of all kinds. */
    public static final String ALL = "Questions";

    public Counters {
        values = Map.copyOf(values);
    }

    /** What was counted since an earlier moment. */
    public Counters since(Counters earlier) {
        Map<String, Long> between = new TreeMap<>();
        values.forEach((name, count) -> between.put(name, count - earlier.of(name)));
        return new Counters(between);
    }

    /** Both together. */
    public Counters plus(Counters other) {
        Map<String, Long> sum = new TreeMap<>(values);
        other.values.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return new Counters(sum);
    }

    /**
     * The same without statements of the measurement's own.
     *
     * @param statements all of them
     * @param queries those of them that are queries of tables
     */
    public Counters without(long statements, long queries) {
        return plus(new Counters(Map.of(ALL, -statements, "Com_select", -queries)));
    }

    /** A count; zero when it is not among them. */
    public long of(String name) {
        return values.getOrDefault(name, 0L);
    }
}
