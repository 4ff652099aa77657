package com.togahub.persistence.history.action;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.Retry;
import com.togahub.engine.job.binding.WorkerAction;
import java.time.Duration;

/** Actions that return, throw, take too long, or do not listen. */
@WorkerAction
public final class Chores {
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Stage stage;

    /** Chores on a stage. */
    public Chores(Stage stage) {
        this.stage = requireNonNull(stage, "stage");
    }

    /** Returns after some steps. */
    public String succeed(int steps, JobContext context) {
        return run(steps, SHORT, context, true, true);
    }

    /** Throws after some steps. */
    public String fail(int steps, JobContext context) {
        return run(steps, SHORT, context, true, false);
    }

    /** Throws now and then, and is tried again. */
    @Retry(max = 2, backoff = "PT10S")
    public String falter(int steps, JobContext context) {
        return run(steps, SHORT, context, true, stage.oneIn(2));
    }

    /** Takes longer than it may, unless few steps are asked for, and ends when it is asked to. */
    public String outlast(int steps, JobContext context) {
        return run(steps, LONG, context, true, true);
    }

    /** Takes longer than it may, does not listen, and is tried again meanwhile. */
    @Retry(max = 1, backoff = "PT5S")
    public String ignore(int steps, JobContext context) {
        return run(steps, LONG, context, false, stage.oneIn(2));
    }

    /** Starts another job; rolled back with it when it is given up, or throws. */
    public String spawn(int steps, JobContext context) {
        String answer = run(steps, SHORT, context, false, true);
        stage.spawn();
        if (stage.oneIn(4)) {
            throw new IllegalStateException("thought better of it");
        }
        return answer;
    }

    private String run(int steps, Duration length, JobContext context, boolean isListening, boolean isGood) {
        stage.begun(context);
        for (int step = 1; step <= steps; step++) {
            stage.work(length);
            if (isListening && context.isCancelled()) {
                stage.ended(context, false);
                throw new IllegalStateException("given up in attempt " + context.attempt());
            }
            if (stage.oneIn(4)) {
                context.progress(100 * step / steps);
            }
        }
        stage.ended(context, isGood);
        if (!isGood) {
            throw new IllegalStateException("broke in attempt " + context.attempt());
        }
        return "done";
    }
}
