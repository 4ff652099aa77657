package com.togahub.engine.fulfilment;

import com.togahub.engine.intercept.Completion;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fulfilments that an outer request has written, mirrored or deleted, and those that it has only looked at on its way up:
 * for whoever must know afterwards, wherever in the tree the write was. Never due itself.
 */
public final class Walked implements Completion {
    private final Set<String> uuids = new LinkedHashSet<>();

    /** Those of an outer request. */
    public static Walked of(Requests requests) {
        return requests.completion(Walked.class, Walked::new);
    }

    void add(String uuid) {
        uuids.add(uuid);
    }

    /** Whether there are any since the last {@link #take}. */
    public boolean isEmpty() {
        return uuids.isEmpty();
    }

    /** Those since the last call. */
    public Set<String> take() {
        Set<String> taken = Set.copyOf(uuids);
        uuids.clear();
        return taken;
    }

    @Override
    public boolean isDue() {
        return false;
    }

    @Override
    public List<Problem> complete(Requests requests) {
        return List.of();
    }
}
