package com.togahub.persistence.history.check;

import com.togahub.persistence.history.check.Event.Accepted;
import com.togahub.persistence.history.check.JobEvents.Change;
import java.util.ArrayList;
import java.util.List;

/** What must hold of the rows by themselves. */
record RowRules(JobEvents seen) {
    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        List<Row> rows = seen.rows();
        for (Accepted accepted : seen.all(Accepted.class)) {
            boolean isStored = rows.stream().anyMatch(row -> row.at() < accepted.at());
            seen.require(
                    isStored, Rule.ACCEPTED_IS_STORED, "it had no row when this was said: " + accepted, found::add);
        }
        if (rows.isEmpty()) {
            return found;
        }
        Row first = rows.get(0);
        seen.require(Transitions.isBirth(first), Rule.LEGAL_TRANSITION, "it is born as " + first, found::add);
        for (Change change : seen.changes()) {
            Row from = change.from();
            Row to = change.to();
            if (from.state().isTerminal() && from.attempt() == to.attempt()) {
                found.add(
                        new Violation(seen.job(), Rule.ONE_OUTCOME, "after its outcome " + from + " it becomes " + to));
            } else if (Transitions.edge(from, to).isEmpty()) {
                found.add(new Violation(seen.job(), Rule.LEGAL_TRANSITION, from + " becomes " + to));
            }
        }
        seen.require(
                seen.last().state().isTerminal(), Rule.TERMINAL_IN_THE_END, "it is left as " + seen.last(), found::add);
        return found;
    }
}
