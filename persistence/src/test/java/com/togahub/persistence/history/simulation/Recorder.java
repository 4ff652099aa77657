package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.JobId;
import com.togahub.persistence.history.check.Call;
import com.togahub.persistence.history.check.Event;
import com.togahub.persistence.history.check.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Takes down what callers and actions saw, and what befell processes. It outlives them all. */
final class Recorder {
    private static final int RECENT = 60;
    private static final long NO_JOB = -1;

    private final Baton baton;
    private final List<Event> calls = new ArrayList<>();
    private final List<ByUuid> actions = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<JobId> accepted = new ArrayList<>();

    Recorder(Baton baton) {
        this.baton = requireNonNull(baton, "baton");
    }

    void accepted(JobId job, Call call) {
        calls.add(new Event.Accepted(baton.tick(), job.number(), call));
        if (call == Call.RUN || call == Call.RUN_AFTER_COMMIT) {
            accepted.add(job);
        }
    }

    void refused(JobId job, Call call) {
        calls.add(new Event.Refused(baton.tick(), job.number(), call));
    }

    void unclear(JobId job, Call call) {
        calls.add(new Event.Unclear(baton.tick(), job.number(), call));
    }

    void undone(JobId job) {
        calls.add(new Event.Undone(baton.tick(), job.number()));
    }

    void begun(String uuid, int attempt, String instance) {
        long at = baton.tick();
        actions.add(new ByUuid(uuid, job -> new Event.Begun(at, job, attempt, instance)));
    }

    void ended(String uuid, int attempt, boolean isGood) {
        long at = baton.tick();
        actions.add(new ByUuid(uuid, job -> new Event.Ended(at, job, attempt, isGood)));
    }

    void trouble(String instance, long until) {
        troubles.add(new Trouble(instance, baton.now(), until, false));
    }

    /** A call of an instance, or its answer, is lost. */
    void lost(String instance) {
        troubles.add(new Trouble(instance, baton.now(), baton.now(), true));
    }

    /** Jobs that were accepted not long ago. */
    List<JobId> recent() {
        return accepted.subList(Math.max(0, accepted.size() - RECENT), accepted.size());
    }

    List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /**
     * All events.
     *
     * @param numbers the stored jobs' by their uuids
     */
    List<Event> events(Map<String, Long> numbers) {
        List<Event> all = new ArrayList<>(calls);
        actions.forEach(action -> all.add(action.event().apply(numbers.getOrDefault(action.uuid(), NO_JOB))));
        return all;
    }

    /** What an action saw: it knows its job by uuid only. */
    private record ByUuid(String uuid, LongFunction<Event> event) {}
}
