package com.togahub.persistence.history.check;

import com.togahub.persistence.history.check.Event.Accepted;
import com.togahub.persistence.history.check.Event.Unclear;
import com.togahub.persistence.history.check.Transitions.Edge;
import java.util.ArrayList;
import java.util.List;

/** What must hold between what callers were told and the rows: what was refused is in no row. */
record CallRules(JobEvents seen) {
    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        int made = seen.changes(Edge.RETRY).size();
        long accepted = accepted(Call.RETRY).size();
        long possible = accepted + unclear(Call.RETRY);
        seen.require(
                accepted <= made && made <= possible,
                Rule.RETRY_WAS_ASKED,
                accepted + " retries were accepted, " + possible + " at most, and " + made + " were made",
                found::add);
        boolean isAsked = !accepted(Call.CANCEL).isEmpty() || unclear(Call.CANCEL) > 0;
        seen.require(
                isAsked || seen.rows().stream().noneMatch(Row::isCancelRequested),
                Rule.CANCEL_WAS_ASKED,
                "its end was never asked for, but its row says so",
                found::add);
        seen.require(
                isAsked || seen.changes(Edge.CANCEL).isEmpty(),
                Rule.CANCEL_WAS_ASKED,
                "it was cancelled while it waited, and nobody had asked for that",
                found::add);
        for (Accepted cancel : accepted(Call.CANCEL)) {
            boolean isKept = seen.rows().stream().anyMatch(row -> row.isCancelRequested() && row.at() < cancel.at());
            seen.require(isKept, Rule.CANCEL_WAS_ASKED, "no row keeps what was accepted: " + cancel, found::add);
        }
        return found;
    }

    private List<Accepted> accepted(Call call) {
        return seen.all(Accepted.class).stream()
                .filter(event -> event.call() == call)
                .toList();
    }

    private long unclear(Call call) {
        return seen.all(Unclear.class).stream()
                .filter(event -> event.call() == call)
                .count();
    }
}
