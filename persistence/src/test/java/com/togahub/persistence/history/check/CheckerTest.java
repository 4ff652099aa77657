package com.togahub.persistence.history.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.togahub.persistence.history.check.Event.Accepted;
import com.togahub.persistence.history.check.Event.Begun;
import com.togahub.persistence.history.check.Event.Ended;
import com.togahub.persistence.history.check.Event.Refused;
import com.togahub.persistence.history.check.Event.Unclear;
import com.togahub.persistence.history.check.Event.Undone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckerTest {
    private static final long JOB = 7;
    private static final long LIMIT = 100;
    private static final String GONE = "the instance a stopped answering while it ran this job";

    /** Queued, started by a, begun at 30, ended well at 40, succeeded at 50. */
    private static List<Event> success() {
        return List.of(
                queued(10, 1),
                accepted(15, Call.RUN),
                running(20, 1),
                begun(30, 1),
                ended(40, 1, true),
                succeeded(50, 1));
    }

    private static List<Event> with(List<Event> first, Event... then) {
        List<Event> all = new ArrayList<>(first);
        all.addAll(Arrays.asList(then));
        return all;
    }

    private static Row row(long at, int attempt, State state, boolean isCancelled, long startedAt, String reason) {
        long completedAt = state.isTerminal() ? at : 0;
        return new Row(at, JOB, attempt, state, isCancelled, "a", startedAt, completedAt, reason);
    }

    private static Row pending(long at, int attempt) {
        return row(at, attempt, State.PENDING, false, 0, "");
    }

    private static Row queued(long at, int attempt) {
        return row(at, attempt, State.QUEUED, false, 0, "");
    }

    private static Row running(long at, int attempt) {
        return row(at, attempt, State.RUNNING, false, at, "");
    }

    private static Row succeeded(long at, int attempt) {
        return row(at, attempt, State.SUCCEEDED, false, 20, "");
    }

    private static Row failed(long at, int attempt, String reason) {
        return row(at, attempt, State.FAILED, false, 20, reason);
    }

    private static Event accepted(long at, Call call) {
        return new Accepted(at, JOB, call);
    }

    private static Event begun(long at, int attempt) {
        return new Begun(at, JOB, attempt, "a");
    }

    private static Event ended(long at, int attempt, boolean isGood) {
        return new Ended(at, JOB, attempt, isGood);
    }

    private static Set<Rule> broken(List<Event> events, Trouble... troubles) {
        return new Checker(new History(events, List.of(troubles), LIMIT))
                .violations().stream().map(Violation::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<Arguments> good() {
        List<Event> waiting = List.of(queued(10, 1), accepted(15, Call.RUN));
        return Stream.of(
                arguments("a success", success()),
                arguments("nothing", List.of()),
                arguments("a transaction rolled back", List.of(new Undone(10, JOB))),
                arguments(
                        "unsent, sent, released before it began, and run",
                        List.of(
                                pending(10, 1),
                                queued(11, 1),
                                pending(12, 1),
                                running(13, 1),
                                pending(60, 1),
                                queued(70, 1),
                                running(80, 1),
                                begun(81, 1),
                                ended(82, 1, true),
                                row(83, 1, State.SUCCEEDED, false, 80, ""))),
                arguments(
                        "a retry of a success, and one that was refused",
                        with(
                                success(),
                                new Refused(45, JOB, Call.RETRY),
                                queued(60, 2),
                                accepted(65, Call.RETRY),
                                running(70, 2),
                                begun(80, 2),
                                ended(90, 2, false),
                                failed(95, 2, "broke in attempt 2"))),
                arguments(
                        "a retry without an answer",
                        with(
                                success(),
                                queued(60, 2),
                                new Unclear(65, JOB, Call.RETRY),
                                running(70, 2),
                                begun(80, 2),
                                ended(90, 2, true),
                                succeeded(95, 2))),
                arguments(
                        "a late action of an attempt that was put off",
                        with(
                                waiting,
                                running(20, 1),
                                begun(30, 1),
                                pending(150, 2),
                                running(160, 2),
                                begun(170, 2),
                                ended(175, 1, true),
                                ended(180, 2, true),
                                succeeded(190, 2))),
                arguments(
                        "put off for its own failure",
                        with(
                                waiting,
                                running(20, 1),
                                begun(30, 1),
                                ended(40, 1, false),
                                pending(50, 2),
                                running(160, 2),
                                begun(170, 2),
                                ended(180, 2, true),
                                succeeded(190, 2))),
                arguments(
                        "cancelled while it waited",
                        with(waiting, row(20, 1, State.FAILED, true, 0, "cancelled"), accepted(25, Call.CANCEL))),
                arguments(
                        "timed out",
                        with(waiting, running(20, 1), begun(30, 1), failed(120, 1, "timed out after 0 s"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("what may happen breaks no rule")
    void good(String what, List<Event> events) {
        assertEquals(Set.of(), broken(events), what);
    }

    static Stream<Arguments> bad() {
        List<Event> begun = List.of(queued(10, 1), running(20, 1), begun(30, 1));
        return Stream.of(
                arguments(Rule.ACCEPTED_IS_STORED, List.of(accepted(15, Call.RUN))),
                arguments(Rule.UNDONE_IS_NOT_STORED, with(success(), new Undone(12, JOB))),
                arguments(Rule.TERMINAL_IN_THE_END, List.of(queued(10, 1), accepted(15, Call.RUN))),
                arguments(Rule.TERMINAL_IN_THE_END, begun),
                arguments(Rule.LEGAL_TRANSITION, List.of(row(10, 1, State.SUCCEEDED, false, 0, ""))),
                arguments(Rule.LEGAL_TRANSITION, List.of(queued(10, 1), row(20, 1, State.SUCCEEDED, false, 0, ""))),
                arguments(
                        Rule.LEGAL_TRANSITION,
                        with(
                                success(),
                                pending(60, 2),
                                row(70, 2, State.FAILED, true, 0, ""),
                                accepted(75, Call.CANCEL))),
                arguments(Rule.LEGAL_TRANSITION, with(begun, running(35, 1), ended(40, 1, true), succeeded(50, 1))),
                arguments(Rule.ONE_OUTCOME, with(success(), failed(60, 1, "timed out after 0 s"))),
                arguments(Rule.ONE_OUTCOME, with(success(), succeeded(60, 1))),
                arguments(
                        Rule.RETRY_WAS_ASKED,
                        with(
                                success(),
                                queued(60, 2),
                                running(70, 2),
                                begun(80, 2),
                                ended(90, 2, true),
                                succeeded(95, 2))),
                arguments(Rule.RETRY_WAS_ASKED, with(success(), accepted(60, Call.RETRY))),
                arguments(
                        Rule.RETRY_WAS_ASKED,
                        with(
                                success(),
                                queued(60, 2),
                                new Refused(65, JOB, Call.RETRY),
                                running(70, 2),
                                begun(80, 2),
                                ended(90, 2, true),
                                succeeded(95, 2))),
                arguments(Rule.CANCEL_WAS_ASKED, List.of(queued(10, 1), failed(20, 1, "cancelled before it started"))),
                arguments(Rule.CANCEL_WAS_ASKED, with(success(), accepted(60, Call.CANCEL))),
                arguments(
                        Rule.RELEASED_UNBEGUN,
                        with(begun, pending(60, 1), row(70, 1, State.FAILED, true, 0, ""), accepted(75, Call.CANCEL))),
                arguments(Rule.BEGUN_ONCE, with(success(), begun(45, 1))),
                arguments(Rule.BEGUN_AFTER_CHECK_IN, with(success(), new Begun(45, JOB, 1, "b"))),
                arguments(Rule.BEGUN_AFTER_OUTCOME, with(begun, begun(31, 2), ended(40, 1, true), succeeded(50, 1))),
                arguments(Rule.SUCCESS_IS_OWN, with(begun, succeeded(50, 1))),
                arguments(Rule.SUCCESS_IS_OWN, with(begun, ended(40, 1, false), succeeded(50, 1))),
                arguments(Rule.FAILURE_IS_OWN, with(begun, ended(40, 1, false), failed(50, 1, "broke in attempt 2"))),
                arguments(
                        Rule.POSTPONED_FOR_CAUSE,
                        with(
                                begun,
                                pending(90, 2),
                                running(150, 2),
                                begun(160, 2),
                                ended(170, 2, true),
                                succeeded(180, 2))),
                arguments(Rule.GONE_WAS_TROUBLED, with(begun, failed(150, 1, GONE))),
                arguments(Rule.TIMED_OUT_IN_TIME, with(begun, failed(119, 1, "timed out after 0 s"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @DisplayName("what must not happen breaks its rule")
    void bad(Rule rule, List<Event> events) {
        Set<Rule> broken = broken(events);
        assertEquals(true, broken.contains(rule), () -> "broken are " + broken);
    }

    @Test
    @DisplayName("every rule has a history that breaks it")
    void everyRuleCanBeBroken() {
        assertEquals(
                EnumSet.allOf(Rule.class),
                bad().map(arguments -> (Rule) arguments.get()[0])
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class))));
    }

    @Test
    @DisplayName(
            "an instance is taken for gone rightly when it was troubled while it ran the job, and not at another time")
    void troubledInstance() {
        List<Event> gone = List.of(queued(10, 1), running(20, 1), begun(30, 1), failed(150, 1, GONE));
        assertEquals(Set.of(), broken(gone, new Trouble("a", 30, 40, false)));
        assertEquals(Set.of(Rule.GONE_WAS_TROUBLED), broken(gone, new Trouble("b", 30, 40, false)));
        assertEquals(Set.of(Rule.GONE_WAS_TROUBLED), broken(gone, new Trouble("a", 0, 19, false)));
        List<Event> putOff = List.of(
                queued(10, 1),
                running(20, 1),
                begun(30, 1),
                pending(90, 2),
                running(100, 2),
                begun(110, 2),
                ended(120, 2, true),
                succeeded(130, 2));
        assertEquals(Set.of(), broken(putOff, new Trouble("a", 30, 40, false)));
        assertEquals(Set.of(Rule.POSTPONED_FOR_CAUSE), broken(putOff, new Trouble("b", 30, 40, false)));
    }

    @Test
    @DisplayName("a lost call excuses that an attempt is taken for left behind only if its action never began")
    void lostCall() {
        Trouble lost = new Trouble("a", 25, 25, true);
        List<Event> unbegun = List.of(queued(10, 1), running(20, 1), failed(150, 1, GONE));
        assertEquals(Set.of(), broken(unbegun, lost));
        List<Event> begun = List.of(queued(10, 1), running(20, 1), begun(30, 1), failed(150, 1, GONE));
        assertEquals(Set.of(Rule.GONE_WAS_TROUBLED), broken(begun, lost));
    }
}
