package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Attempt;
import com.togahub.engine.job.CheckIn.Started;
import com.togahub.engine.job.End;
import com.togahub.engine.job.Job;
import com.togahub.engine.job.JobStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets attempts of all nodes write their outcomes late: after the watchdog has given them up and a later attempt at their job has
 * begun. Only actions that are tried again by rule are held up, as with others there seldom is a later attempt.
 */
final class HeldOutcomes {
    private static final Set<String> TRIED_AGAIN = Set.of("Chores/Falter", "Chores/Ignore");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Baton baton;
    private final Dice dice;
    private final Map<Long, Job> latest = new HashMap<>();

    HeldOutcomes(Baton baton, Dice dice) {
        this.baton = requireNonNull(baton, "baton");
        this.dice = requireNonNull(dice, "dice");
    }

    /** The store as a node's deliveries see it. */
    JobStore before(JobStore store) {
        return (JobStore) Proxy.newProxyInstance(
                HeldOutcomes.class.getClassLoader(), new Class<?>[] {JobStore.class}, (self, method, arguments) -> {
                    if (method.getName().equals("checkOut") && arguments[0] instanceof List<?> ends) {
                        ends.forEach(end -> hold(((End) end).attempt()));
                    }
                    Object answer = Gate.invoke(store, method, arguments);
                    if (method.getName().equals("checkIn") && answer instanceof List<?> answers) {
                        answers.forEach(this::remember);
                    }
                    return answer;
                });
    }

    private void remember(Object checkIn) {
        if (checkIn instanceof Started started) {
            latest.merge(started.job().id().number(), started.job(), HeldOutcomes::later);
        }
    }

    /** Answers may come in another order than the check-ins were done. */
    private static Job later(Job one, Job other) {
        return one.attempt() > other.attempt() ? one : other;
    }

    private void hold(Attempt attempt) {
        Job job = latest.get(attempt.job());
        if (job != null && TRIED_AGAIN.contains(job.action()) && dice.strikes(Fault.OUTCOME_LATE)) {
            baton.await(LONGEST, () -> latest.get(attempt.job()).attempt() > attempt.number());
        }
    }
}
