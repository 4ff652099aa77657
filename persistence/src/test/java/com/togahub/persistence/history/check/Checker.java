package com.togahub.persistence.history.check;

import static java.util.Objects.requireNonNull;

import com.togahub.persistence.history.check.Event.Undone;
import java.util.ArrayList;
import java.util.List;

/** Judges a history by every {@link Rule}. */
public final class Checker {
    private final History history;

    /** A checker of this history. */
    public Checker(History history) {
        this.history = requireNonNull(history, "history");
    }

    /** What is wrong, job by job; empty when nothing is. */
    public List<Violation> violations() {
        List<Violation> all = new ArrayList<>();
        history.byJob().forEach((job, events) -> all.addAll(judged(job, events)));
        return all;
    }

    private List<Violation> judged(long job, List<Event> events) {
        JobEvents seen = new JobEvents(job, events);
        List<Violation> found = new ArrayList<>();
        if (!seen.all(Undone.class).isEmpty()) {
            if (!seen.rows().isEmpty()) {
                found.add(new Violation(job, Rule.UNDONE_IS_NOT_STORED, "it has a row: " + seen.last()));
            }
            return found;
        }
        found.addAll(new RowRules(seen).violations());
        found.addAll(new CallRules(seen).violations());
        found.addAll(new ActionRules(seen).violations());
        found.addAll(new VerdictRules(seen, history.troubles(), history.limitMillis()).violations());
        return found;
    }
}
