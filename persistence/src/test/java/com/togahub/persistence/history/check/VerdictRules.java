package com.togahub.persistence.history.check;

import com.togahub.persistence.history.check.Event.Begun;
import com.togahub.persistence.history.check.Event.Ended;
import com.togahub.persistence.history.check.JobEvents.Change;
import com.togahub.persistence.history.check.Transitions.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must hold of outcomes: each has its cause.
 *
 * @param seen of a job
 * @param troubles of instances
 * @param limitMillis how long an action may run
 */
record VerdictRules(JobEvents seen, List<Trouble> troubles, long limitMillis) {
    private static final Pattern OWN = Pattern.compile("(?:broke|given up) in attempt (\\d+)");
    private static final Pattern GONE = Pattern.compile("the instance (\\S+) stopped answering");
    private static final Pattern LATE = Pattern.compile("timed out after \\d+ s");

    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        for (Change change : seen.changes(Edge.OUTCOME)) {
            Row row = change.to();
            if (row.state() == State.SUCCEEDED) {
                seen.require(
                        hasEnded(row.attempt(), row.at(), true),
                        Rule.SUCCESS_IS_OWN,
                        "no action of this attempt had returned: " + row,
                        found::add);
            } else {
                failure(row, found);
            }
        }
        for (Change change : seen.changes(Edge.POSTPONE)) {
            seen.require(
                    isPutOffForCause(change.from(), change.to().at()),
                    Rule.POSTPONED_FOR_CAUSE,
                    "nothing was wrong with " + change.from() + " at "
                            + change.to().at(),
                    found::add);
        }
        return found;
    }

    private boolean isPutOffForCause(Row attempt, long at) {
        return hasEnded(attempt.attempt(), at, false)
                || at - attempt.startedAt() >= limitMillis
                || troubles.stream().anyMatch(trouble -> excuses(trouble, attempt.instance(), attempt, at));
    }

    private void failure(Row row, List<Violation> found) {
        Matcher own = OWN.matcher(row.reason());
        if (own.find()) {
            int attempt = Integer.parseInt(own.group(1));
            seen.require(
                    attempt == row.attempt() && hasEnded(attempt, row.at(), false),
                    Rule.FAILURE_IS_OWN,
                    "no action of this attempt had thrown that: " + row,
                    found::add);
        }
        Matcher gone = GONE.matcher(row.reason());
        if (gone.find()) {
            boolean isTroubled = troubles.stream().anyMatch(trouble -> excuses(trouble, gone.group(1), row, row.at()));
            seen.require(isTroubled, Rule.GONE_WAS_TROUBLED, "that instance was well: " + row, found::add);
        }
        seen.require(
                !LATE.matcher(row.reason()).find() || row.at() - row.startedAt() >= limitMillis,
                Rule.TIMED_OUT_IN_TIME,
                "it had run for " + (row.at() - row.startedAt()) + " ms only: " + row,
                found::add);
    }

    private boolean excuses(Trouble trouble, String instance, Row attempt, long at) {
        return trouble.instance().equals(instance)
                && trouble.touches(attempt.startedAt(), at)
                && !(trouble.isBrief() && hasBegun(attempt.attempt(), at));
    }

    private boolean hasBegun(int attempt, long before) {
        return seen.all(Begun.class).stream().anyMatch(begun -> begun.attempt() == attempt && begun.at() < before);
    }

    private boolean hasEnded(int attempt, long before, boolean isGood) {
        return seen.all(Ended.class).stream()
                .anyMatch(ended -> ended.attempt() == attempt && ended.isGood() == isGood && ended.at() < before);
    }
}
