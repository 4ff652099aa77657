package com.togahub.persistence.history.check;

import com.togahub.persistence.history.check.Event.Begun;
import com.togahub.persistence.history.check.JobEvents.Change;
import com.togahub.persistence.history.check.Transitions.Edge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between actions and rows: no attempt runs twice, none runs beside another that has no outcome. */
record ActionRules(JobEvents seen) {
    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        Set<Integer> attempts = new HashSet<>();
        for (Begun begun : seen.all(Begun.class)) {
            seen.require(attempts.add(begun.attempt()), Rule.BEGUN_ONCE, "it begins once more: " + begun, found::add);
            seen.require(
                    seen.rows().stream().anyMatch(row -> isCheckIn(row, begun)),
                    Rule.BEGUN_AFTER_CHECK_IN,
                    "its row never said so before: " + begun,
                    found::add);
            seen.require(
                    begun.attempt() == 1
                            || seen.changes().stream()
                                    .anyMatch(change -> isOutcome(change, begun.attempt() - 1, begun)),
                    Rule.BEGUN_AFTER_OUTCOME,
                    "the attempt before has no outcome: " + begun,
                    found::add);
        }
        for (Change release : seen.changes(Edge.RELEASE)) {
            boolean isBegun = seen.all(Begun.class).stream()
                    .anyMatch(begun -> begun.attempt() == release.from().attempt()
                            && begun.at() < release.to().at());
            seen.require(
                    !isBegun, Rule.RELEASED_UNBEGUN, "its action had begun before this: " + release.to(), found::add);
        }
        return found;
    }

    private static boolean isCheckIn(Row row, Begun begun) {
        return row.at() < begun.at()
                && row.attempt() == begun.attempt()
                && row.state() == State.RUNNING
                && row.instance().equals(begun.instance());
    }

    private static boolean isOutcome(Change change, int attempt, Begun begun) {
        boolean isEnd = change.to().state().isTerminal() || change.to().attempt() > attempt;
        return isEnd && change.from().attempt() == attempt && change.to().at() < begun.at();
    }
}
