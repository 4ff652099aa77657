package com.togahub.persistence.history.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One job's part of a history.
 *
 * @param job its number
 * @param events in their order
 */
record JobEvents(long job, List<Event> events) {
    JobEvents {
        events = List.copyOf(events);
    }

    /** Those of one kind. */
    <T extends Event> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Row> rows() {
        return all(Row.class);
    }

    Row last() {
        List<Row> rows = rows();
        return rows.get(rows.size() - 1);
    }

    /** Each change of the row: what it was and what it became. */
    List<Change> changes() {
        List<Row> rows = rows();
        List<Change> changes = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            changes.add(new Change(rows.get(i - 1), rows.get(i)));
        }
        return changes;
    }

    /** The changes along one kind of edge. */
    List<Change> changes(Transitions.Edge edge) {
        return changes().stream()
                .filter(change -> Transitions.edge(change.from(), change.to())
                        .filter(edge::equals)
                        .isPresent())
                .toList();
    }

    /** Takes down a violation unless something holds. */
    void require(boolean holds, Rule rule, String otherwise, Consumer<Violation> found) {
        if (!holds) {
            found.accept(new Violation(job, rule, otherwise));
        }
    }

    /** A change of the row. */
    record Change(Row from, Row to) {}
}
