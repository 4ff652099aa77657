package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What writes have left in all tables, compared with what was there before them. */
final class Aftermath {
    /** Recovery runs every minute where no start, or a start too early, has done its work. */
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final Ground ground;
    private final Tables before;
    private final Map<Write, Trace> traces = new LinkedHashMap<>();
    private final Set<Row> others = new HashSet<>();
    private final List<String> ignored = new ArrayList<>();

    private Aftermath(Ground ground, Tables before) {
        this.ground = requireNonNull(ground, "ground");
        this.before = requireNonNull(before, "before");
    }

    /** Remembers what is there, before the writes. */
    static Aftermath begin(Ground ground) {
        return new Aftermath(ground, Tables.read(ground));
    }

    /** What a request with this id leaves is of no interest. */
    void ignore(String id) {
        ignored.add(id);
    }

    /** Looks at what there is when nothing that the writes have prepared is left. */
    void settle(Map<Write, Watch> writes) {
        ground.listenNoMore();
        Eventually.within(
                RECOVERY, "an end of every branch", () -> ground.prepared().isEmpty());
        Tables after = Tables.read(ground);
        Set<Row> added = after.since(before);
        others.addAll(added);
        others.addAll(before.since(after));
        others.removeIf(row -> ignored.stream().anyMatch(row::mentions));
        writes.forEach((write, watch) -> {
            Set<Row> own = Trace.rows(added, write, watch.branches());
            others.removeAll(own);
            traces.put(write, Trace.of(write, own));
        });
    }

    /** What a write has left. */
    Trace of(Write write) {
        return requireNonNull(traces.get(write), () -> "unknown: " + write);
    }

    /** What has changed by none of the writes; rows that were there before and are gone, or different, among them. */
    List<String> others() {
        return others.stream().map(Row::toString).toList();
    }
}
