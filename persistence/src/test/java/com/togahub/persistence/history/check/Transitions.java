package com.togahub.persistence.history.check;

import java.util.Optional;

/**
 * The edges along which a job's row may change.
 *
 * <table>
 * <caption>Edges</caption>
 * <tr><th>from</th><th>to</th><th>attempt</th><th>edge</th></tr>
 * <tr><td>pending</td><td>queued</td><td>same</td><td>send</td></tr>
 * <tr><td>queued</td><td>pending</td><td>same</td><td>unsend: its message could not be sent</td></tr>
 * <tr><td>pending, queued</td><td>running</td><td>same</td><td>check-in</td></tr>
 * <tr><td>running</td><td>succeeded, failed</td><td>same</td><td>outcome</td></tr>
 * <tr><td>running</td><td>pending</td><td>same</td><td>release: its action never began</td></tr>
 * <tr><td>running</td><td>pending</td><td>next</td><td>postpone: tried again by rule</td></tr>
 * <tr><td>pending, queued</td><td>failed</td><td>same</td><td>cancel</td></tr>
 * <tr><td>succeeded, failed</td><td>queued</td><td>next</td><td>retry</td></tr>
 * <tr><td>pending, queued, running</td><td>itself</td><td>same</td><td>remark: its end asked for, or sent again; a running one
 * keeps its instance and its start</td></tr>
 * </table>
 */
final class Transitions {
    /** What a change means. */
    enum Edge {
        SEND,
        UNSEND,
        CHECK_IN,
        OUTCOME,
        RELEASE,
        POSTPONE,
        CANCEL,
        RETRY,
        REMARK
    }

    private Transitions() {}

    /** Whether a job may begin its life like this. */
    static boolean isBirth(Row row) {
        return row.attempt() == 1 && row.state().isWaiting();
    }

    /** The edge between two rows; empty when there is none. */
    static Optional<Edge> edge(Row from, Row to) {
        if (to.attempt() == from.attempt() + 1) {
            return next(from.state(), to.state());
        }
        return to.attempt() == from.attempt() ? same(from, to) : Optional.empty();
    }

    private static Optional<Edge> next(State from, State to) {
        if (from == State.RUNNING && to == State.PENDING) {
            return Optional.of(Edge.POSTPONE);
        }
        return from.isTerminal() && to == State.QUEUED ? Optional.of(Edge.RETRY) : Optional.empty();
    }

    private static Optional<Edge> same(Row from, Row to) {
        return switch (from.state()) {
            case PENDING, QUEUED -> ofWaiting(from.state(), to.state());
            case RUNNING -> ofRunning(from, to);
            case SUCCEEDED, FAILED -> Optional.empty();
        };
    }

    private static Optional<Edge> ofWaiting(State from, State to) {
        return switch (to) {
            case PENDING -> Optional.of(from == to ? Edge.REMARK : Edge.UNSEND);
            case QUEUED -> Optional.of(from == to ? Edge.REMARK : Edge.SEND);
            case RUNNING -> Optional.of(Edge.CHECK_IN);
            case FAILED -> Optional.of(Edge.CANCEL);
            case SUCCEEDED -> Optional.empty();
        };
    }

    private static Optional<Edge> ofRunning(Row from, Row to) {
        return switch (to.state()) {
            case SUCCEEDED, FAILED -> Optional.of(Edge.OUTCOME);
            case PENDING -> Optional.of(Edge.RELEASE);
            case RUNNING -> {
                boolean isKept =
                        from.startedAt() == to.startedAt() && from.instance().equals(to.instance());
                yield isKept ? Optional.of(Edge.REMARK) : Optional.empty();
            }
            case QUEUED -> Optional.empty();
        };
    }
}
